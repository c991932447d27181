/**
 * Watches what the site is built from, by asking once a second: `stat` of some two thousand files costs less than
 * a watcher on each, and works the same on every system. Waits until writing has stopped for one round.
 */
import { setTimeout as sleep } from 'node:timers/promises'

const ROUND_MS = 1_000

/** Calls `rebuild` after each change of `signature`, one at a time, until `signal` aborts. */
export async function watchSignature(options: {
  readonly signature: () => string
  readonly rebuild: () => Promise<void>
  readonly signal: AbortSignal
  readonly roundMs?: number
}): Promise<void> {
  const { signature, rebuild, signal, roundMs = ROUND_MS } = options
  let built = signature()
  let before = built
  while (!signal.aborted) {
    await sleep(roundMs, undefined, { signal }).catch(() => undefined)
    const now = signature()
    const isSettled = now === before
    before = now
    if (now === built || !isSettled || signal.aborted) continue
    built = now
    await rebuild()
  }
}
