/** Guesses what an author meant by a misspelt id. */

/** Returns the id of `known` that is at most two edits away from `id`, the closest first; undefined when there is none. */
export function nearest(id: string, known: ReadonlySet<string>): string | undefined {
  let best: { readonly id: string; readonly distance: number } | undefined
  if (id.length > ID_LENGTH_MAX) return undefined
  for (const candidate of known) {
    if (Math.abs(candidate.length - id.length) > DISTANCE_MAX) continue
    const distance = editDistance(id, candidate)
    if (distance <= DISTANCE_MAX && (best === undefined || distance < best.distance))
      best = { id: candidate, distance }
  }
  return best?.id
}

const DISTANCE_MAX = 2
const ID_LENGTH_MAX = 80

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const substituted = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
      current.push(Math.min(substituted, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[b.length] ?? 0
}
