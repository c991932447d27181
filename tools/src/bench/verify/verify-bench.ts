/**
 * How long the proof of all content takes, as `npm run verify` runs it, and what restoring an engine between labs
 * saves over booting one for each.
 */

import type { EngineAdapter, EngineSession } from '@savepoint/engines'
import { assert, type Result } from '@savepoint/std'
import { openEngine } from '../../verify/engine.ts'
import { readOptions } from '../../verify/options.ts'
import { verifyContent } from '../../verify/verify-content.ts'
import type { BenchRow } from '../bench-row.ts'

const ALL_CONTENT_S_MAX = 90
/** Restoring must cost at most this part of booting. */
const RESTORE_RATIO_MAX = 0.5
const REPETITIONS = 7
/** What a lab does to its data, roughly. */
const CHANGE =
  'CREATE TABLE bench AS SELECT n FROM generate_series(1, 5000) AS n; UPDATE orders SET coupon = NULL WHERE id < 500'
const DATASET = { dataset: 'shop', variant: 'base' } as const

/** Runs the bench. Cases: `all-content-wall-s`, `restore-vs-boot`. */
export async function runVerifyBench(): Promise<readonly BenchRow[]> {
  return [await allContent(), await restoreBesideBoot()]
}

async function allContent(): Promise<BenchRow> {
  const options = unwrapped(readOptions([]))
  const adapter = await openEngine()
  await adapter.close()
  const start = performance.now()
  const totals = await verifyContent(options, () => {})
  const value = (performance.now() - start) / 1000
  const isSound = totals !== undefined && totals.failures === 0
  return {
    ...base('all-content-wall-s', 's'),
    value,
    peer: null,
    peerValue: null,
    ratio: null,
    bound: ALL_CONTENT_S_MAX,
    ok: isSound && value <= ALL_CONTENT_S_MAX,
  }
}

async function restoreBesideBoot(): Promise<BenchRow> {
  const adapter = await openEngine()
  const kept = unwrapped(await adapter.open(DATASET))
  const restores: number[] = []
  const boots: number[] = []
  for (let repetition = 0; repetition < REPETITIONS; repetition += 1) {
    unwrapped(await kept.run(CHANGE))
    restores.push(await elapsed(async () => unwrapped(await kept.reset())))
    boots.push(await elapsed(async () => (await bootOne(adapter)).close()))
  }
  await kept.close()
  await adapter.close()
  const [value, peerValue] = [median(restores), median(boots)]
  const ratio = value / peerValue
  return {
    ...base('restore-vs-boot', 'ms'),
    value,
    peer: 'a new engine for each lab',
    peerValue,
    ratio,
    bound: RESTORE_RATIO_MAX,
    ok: ratio <= RESTORE_RATIO_MAX,
  }
}

async function bootOne(adapter: EngineAdapter): Promise<EngineSession> {
  return unwrapped(await adapter.open(DATASET))
}

async function elapsed(run: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

function base(name: string, unit: string): Pick<BenchRow, 'bench' | 'case' | 'metric' | 'unit'> {
  return { bench: 'verify', case: name, metric: 'wall', unit }
}

function unwrapped<T, E>(result: Result<T, E>): T {
  assert(result.ok, 'the engine and the options are sound')
  return result.value
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
