/** Strength by area: what the reviews say, over every area of the library. The scheduler is loaded with it. */
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

/** Returns the strength of each area of the library at `nowMs`; areas without a review have a count of 0. */
export async function loadStrength(
  events: readonly ProgressEvent[],
  nowMs: number,
): Promise<readonly AreaStrength[]> {
  const { concepts } = await loadLibrary()
  const areas = [...new Set(concepts.map((concept) => concept.area))].sort()
  const none = areas.map((area) => ({ area, mean: 0, low: 0, high: 1, reviewCount: 0 }))
  if (!events.some((event) => event.kind === 'ReviewRated')) return none
  const review = await import('@savepoint/review')
  const cards = review.reviewCards(events, concepts, review.reviewSettings(events))
  const known = new Map(review.strengthByArea(cards, concepts, nowMs).map((one) => [one.area, one]))
  return none.map((one) => known.get(one.area) ?? one)
}
