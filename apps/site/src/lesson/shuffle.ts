/** An order that is the same for everybody and gives nothing away: steps sorted by a hash of their names. */

/** Returns `steps` in an order that depends on `seed` only, and never in the given order when there are two or more. */
export function shuffleById<T extends { readonly id: string }>(
  steps: readonly T[],
  seed: string,
): readonly T[] {
  const shuffled = [...steps].sort(
    (a, b) => hash(seed + a.id) - hash(seed + b.id) || a.id.localeCompare(b.id),
  )
  const isUnchanged = shuffled.every((step, index) => step === steps[index])
  return isUnchanged && shuffled.length > 1 ? [...shuffled.slice(1), ...shuffled.slice(0, 1)] : shuffled
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0
  }
  return value
}
