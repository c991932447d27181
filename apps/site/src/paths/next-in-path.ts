/** What to take up next on a path. Pure. */
import type { ProgressView } from '@savepoint/progress'
import type { SiteConcept } from '../record/outline.ts'

const NEXT_MAX = 3

/** Returns up to three concepts of `sequence` that are neither completed nor skipped, in order of study. */
export function nextInPath<T extends SiteConcept>(
  sequence: readonly string[],
  concepts: readonly T[],
  view: ProgressView,
): readonly T[] {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]))
  return sequence
    .filter((id) => !isDone(view, id))
    .flatMap((id) => byId.get(id) ?? [])
    .slice(0, NEXT_MAX)
}

/** Whether the concept asks for no more work. */
export function isDone(view: ProgressView, id: string): boolean {
  const status = view.concepts.get(id)?.status
  return status === 'completed' || status === 'skipped'
}
