/** Which concepts have items due for review. Until the review queue gives them, none has. */
import type { ProgressEvent } from '@savepoint/progress'

/** Returns the ids of concepts that are due at `nowMs`. */
export function dueConcepts(_events: readonly ProgressEvent[], _nowMs: number): ReadonlySet<string> {
  return new Set()
}
