/** The real clock, randomness and time zone of a Node process. */

import { randomInt } from 'node:crypto'
import type { Clock } from '@savepoint/std'

/** The machine's clock. */
export const nodeClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
}

/** Returns an integer in [0, 32) from the operating system's source. */
export function randomDigit(): number {
  return randomInt(32)
}

/** Minutes east of Greenwich at an instant, by the machine's time zone. */
export function localUtcOffsetMinutes(atMs: number): number {
  return -new Date(atMs).getTimezoneOffset()
}
