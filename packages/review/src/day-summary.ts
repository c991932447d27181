/** What was reviewed today, for the end of a sitting. */

import type { ReviewCard } from './cards.ts'
import { isReviewedToday, type Moment } from './queue.ts'

export interface DaySummary {
  /** Items that were asked, each once. */
  readonly itemCount: number
  /** Of those, recalled at their last rating. */
  readonly recalledCount: number
  /** Items whose last rating was Again. */
  readonly forgotten: readonly ReviewCard[]
}

/** Returns what was reviewed on the learner's day. */
export function daySummary(cards: readonly ReviewCard[], moment: Moment): DaySummary {
  const today = cards.filter((card) => isReviewedToday(card, moment))
  const forgotten = today.filter((card) => card.lastReview?.rating === 'again')
  return { itemCount: today.length, recalledCount: today.length - forgotten.length, forgotten }
}
