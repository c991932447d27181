/** The bench's page on our browser adapter: nothing of the engine is loaded before the click. */

import type { EngineSession } from '@savepoint/engines'
import { createBrowserPglite } from '@savepoint/engines/browser'
import { onRunClicked } from './measured-run.ts'

declare const WORKER_FILE: string
declare const BENCH_DATASET: string
declare const BENCH_QUERY: string

let session: EngineSession | undefined

onRunClicked(async () => {
  session ??= await open()
  const run = await session.run(BENCH_QUERY)
  if (!run.ok) throw new Error(JSON.stringify(run.error))
  return run.value.statements[0]?.rows ?? []
})

async function open(): Promise<EngineSession> {
  const adapter = createBrowserPglite({ assetsUrl: 'engine/', workerFile: WORKER_FILE })
  const opened = await adapter.open({ dataset: BENCH_DATASET })
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  return opened.value
}
