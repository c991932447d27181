/** Union of logs. It is commutative, associative and idempotent, so devices may exchange logs in any order. */

import type { ProgressEvent } from './event.ts'

/**
 * Returns the union by id, sorted by id. Two different events under one id (which only damage or a forged file
 * can make) are decided by their text, so that every device decides alike. Cost: O(n log n).
 */
export function mergeEvents(
  left: readonly ProgressEvent[],
  right: readonly ProgressEvent[],
): readonly ProgressEvent[] {
  const byId = new Map<string, ProgressEvent>()
  for (const events of [left, right]) {
    for (const event of events) {
      const known = byId.get(event.id)
      if (known === undefined || (known !== event && eventText(event) < eventText(known))) {
        byId.set(event.id, event)
      }
    }
  }
  return [...byId.values()].sort(compareEvents)
}

/** Orders events by id, which is by time. */
export function compareEvents(a: ProgressEvent, b: ProgressEvent): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** The members in one order: storage and import may return them in another. */
function eventText(event: ProgressEvent): string {
  return JSON.stringify(Object.entries(event).sort(([a], [b]) => (a < b ? -1 : 1)))
}
