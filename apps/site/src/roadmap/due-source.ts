/** Which concepts have reviews due: the one place where the tree and the map ask the review queue. */
import type { CurriculumOutline, ProgressEvent } from '@savepoint/progress'

/** Returns the concepts of `outline` that have items to review at `nowMs`. Nothing is due before there is a queue. */
export function dueConcepts(
  _events: readonly ProgressEvent[],
  _outline: CurriculumOutline,
  _nowMs: number,
): ReadonlySet<string> {
  return new Set()
}
