/**
 * Integer randomness that is the same on every machine: SplitMix32 over a 32-bit state, forked by label
 * so that a new draw in one component does not move another.
 */

export interface Random {
  /** Returns the next unsigned 32-bit integer. */
  readonly uint32: () => number
  /** Returns an integer in [0, bound). */
  readonly below: (bound: number) => number
  /** Returns an independent stream named `label`. */
  readonly fork: (label: string) => Random
}

/** Returns the stream of `seed` (any integer; its low 32 bits count). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const uint32 = (): number => {
    state = (state + 0x9e3779b9) >>> 0
    let z = state
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return (z ^ (z >>> 15)) >>> 0
  }
  return {
    uint32,
    below: (bound) => Math.floor((uint32() / 0x1_0000_0000) * bound),
    fork: (label) => createRandom(hashLabel(seed >>> 0, label)),
  }
}

function hashLabel(seed: number, label: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (let index = 0; index < label.length; index += 1)
    hash = Math.imul(hash ^ label.charCodeAt(index), 0x01000193)
  return hash >>> 0
}
