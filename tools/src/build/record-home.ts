/**
 * Records the output of the home page's query: `node tools/src/build/record-home.ts`. Runs the setup and the query
 * on the engine as the page does, and writes the rows that the page and its drawing show.
 */
import { writeFileSync } from 'node:fs'
import type { EngineFailure } from '@savepoint/engines'
import { createInProcessPglite } from '@savepoint/engines/node'
import { nodeClock } from '@savepoint/platform/node'
import { HOME_SETUP, HOME_SOURCE } from '../../../apps/site/src/home/home-cell.ts'
import { ensureEngineAssets } from '../engine-assets/build.ts'
import { PROJECT_ROOT } from './paths.ts'

const ROWS_MAX = 100

/** Returns the rows of the query's last statement as text, from a fresh database. */
async function queryHome(): Promise<readonly (readonly (string | null)[])[]> {
  const adapter = createInProcessPglite({ assetsFolder: await ensureEngineAssets(), clock: nodeClock })
  const opened = await adapter.open({ dataset: 'empty' })
  if (!opened.ok) throw new Error(failureText(opened.error))
  const session = opened.value
  try {
    await session.run(HOME_SETUP, { rowsMax: ROWS_MAX, onError: 'stop' })
    const run = await session.run(HOME_SOURCE, { rowsMax: ROWS_MAX, onError: 'stop' })
    if (!run.ok) throw new Error(failureText(run.error))
    const last = run.value.statements.at(-1)
    if (last === undefined || last.error !== undefined)
      throw new Error(last?.error?.message ?? 'Nothing was run.')
    return last.rows
  } finally {
    await session.close()
  }
}

function failureText(failure: EngineFailure): string {
  return failure.code === 'cancelled' ? 'The run was cancelled.' : failure.message
}

if (process.argv[1] === import.meta.filename) {
  const recorded = { engine: 'postgres', rows: await queryHome() }
  writeFileSync(`${PROJECT_ROOT}/apps/site/src/home/home-cell.json`, `${JSON.stringify(recorded, null, 2)}\n`)
}
