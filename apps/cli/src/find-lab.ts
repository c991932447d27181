/** Finds a lab by id and, when there is none, names those that look like it. */

import type { CompiledCurriculum, Lab } from '@savepoint/curriculum'
import { err, ok, type Result } from '@savepoint/std'

const SUGGESTED_MAX = 3

/** Returns the lab, or a message for the person. */
export function findLab(curriculum: CompiledCurriculum, id: string): Result<Lab, string> {
  const labs = curriculum.concepts.flatMap((concept) => concept.labs)
  const lab = labs.find((candidate) => candidate.id === id)
  if (lab !== undefined) return ok(lab)
  const near = nearestIds(
    id,
    labs.map((candidate) => candidate.id),
  )
  const hint = near.length === 0 ? 'See: savepoint lab list' : `Did you mean ${near.join(', ')}?`
  return err(`There is no lab ${JSON.stringify(id)}. ${hint}`)
}

function nearestIds(id: string, ids: readonly string[]): readonly string[] {
  const limit = Math.max(2, Math.floor(id.length / 3))
  return ids
    .map((candidate) => ({
      candidate,
      distance: candidate.includes(id) && id !== '' ? 0 : editDistance(id, candidate),
    }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, SUGGESTED_MAX)
    .map(({ candidate }) => candidate)
}

/** Levenshtein distance, one row at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, left] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, right] of [...b].entries()) {
      const substitution = (row[j] ?? 0) + Number(left !== right)
      next.push(Math.min(substitution, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
