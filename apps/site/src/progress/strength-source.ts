/**
 * Where strength by area comes from: reviews, by the memory model of `packages/review`. Until that room gives it, every
 * area stands here without reviews.
 */
import type { ProgressEvent } from '@savepoint/progress'
import { loadLibrary } from '../record/library.ts'

export interface AreaStrength {
  readonly area: string
  /** Mean chance to recall an item of the area today, in [0, 1]. */
  readonly mean: number
  /** Two standard errors below and above, cut to [0, 1]. */
  readonly low: number
  readonly high: number
  /** 0: the other figures say nothing. */
  readonly reviewCount: number
}

/** Returns the strength of each area of the library at `nowMs`. */
export async function loadStrength(
  _events: readonly ProgressEvent[],
  _nowMs: number,
): Promise<readonly AreaStrength[]> {
  const { concepts } = await loadLibrary()
  const areas = [...new Set(concepts.map((concept) => concept.area))].sort()
  return areas.map((area) => ({ area, mean: 0, low: 0, high: 1, reviewCount: 0 }))
}
