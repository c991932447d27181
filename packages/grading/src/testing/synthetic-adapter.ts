/**
 * A real PostgreSQL for the tests of this room: one PGlite, whose datasets are scripts of the test. Opening and
 * resetting drop everything and run the script again, which takes milliseconds where a new instance takes seconds.
 * One session at a time; the tests read only.
 */

import { PGlite } from '@electric-sql/pglite'
import type { EngineAdapter, EngineSession } from '@savepoint/engines'
import { ScriptRunner } from '@savepoint/engines/script-run'
import { assert, ok } from '@savepoint/std'

export interface SyntheticAdapter extends EngineAdapter {
  /** How many times a session was opened or reset. */
  readonly loadCount: () => number
}

const CLEAN = 'ROLLBACK; DISCARD ALL; DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public'

/** Returns an adapter whose dataset variants are loaded by `scripts`, by variant. */
export async function createSyntheticAdapter(
  scripts: Readonly<Record<string, string>>,
): Promise<SyntheticAdapter> {
  const pglite = await PGlite.create()
  const exchange = async (message: Uint8Array, onBytes: (bytes: Uint8Array) => void): Promise<void> => {
    await pglite.execProtocolRawStream(message, { onRawData: onBytes })
  }
  const runner = new ScriptRunner(exchange, { nowMs: () => 0, monotonicMs: () => 0 })
  let loads = 0
  let isOpen = false
  const load = async (variant: string): Promise<void> => {
    loads += 1
    const script = scripts[variant]
    assert(script !== undefined, `no variant ${variant}`)
    const run = await runner.run(`${CLEAN}; ${script}`, {})
    const error = run.ok
      ? run.value.statements.find((statement) => statement.error !== undefined)?.error
      : undefined
    assert(run.ok && error === undefined, `the dataset does not load: ${error?.message}`)
  }
  const sessionOf = (variant: string): EngineSession => ({
    identity: { engine: 'postgres', label: 'PostgreSQL 18', version: '18' },
    run: (script, options = {}) => runner.run(script, options),
    reset: async () => {
      await load(variant)
      return ok(undefined)
    },
    close: async () => {
      isOpen = false
    },
  })
  return {
    engine: 'postgres',
    loadCount: () => loads,
    open: async ({ variant = 'base' }) => {
      assert(!isOpen, 'one session at a time')
      isOpen = true
      await load(variant)
      return ok(sessionOf(variant))
    },
    close: () => pglite.close(),
  }
}
