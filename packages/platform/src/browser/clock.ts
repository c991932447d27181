/** The browser's clock, randomness and time zone. */

import type { Clock } from '@savepoint/std'

/** The device's clock. */
export const browserClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
}

/** Returns an integer in [0, 32) from the browser's cryptographic source. */
export function randomDigit(): number {
  return (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) & 31
}

/** Minutes east of Greenwich at an instant, by the device's time zone. */
export function localUtcOffsetMinutes(atMs: number): number {
  return -new Date(atMs).getTimezoneOffset()
}
