/** What each rating would lead to, so that the choice is made with its consequence in view. */

import type { ReviewRating } from '@savepoint/progress'
import type { ReviewCard } from './cards.ts'
import { CORRECTION_MS } from './history.ts'
import { createScheduler, type RatedAnswer } from './memory.ts'
import type { ReviewSettings } from './settings.ts'

export const RATINGS = ['again', 'hard', 'good', 'easy'] as const satisfies readonly ReviewRating[]

/** Where a rating leads. */
export interface RatingPreview {
  readonly rating: ReviewRating
  readonly dueMs: number
  /** Whole days until the item comes again; 0: in this sitting. */
  readonly intervalDays: number
}

/** Returns the four outcomes of rating `card` at `nowMs`; within five minutes of a rating, of correcting it. */
export function previewRatings(
  card: ReviewCard,
  settings: ReviewSettings,
  nowMs: number,
): readonly RatingPreview[] {
  const scheduler = createScheduler(settings.retention)
  const isCorrection = canCorrect(card, nowMs)
  const before = isCorrection ? card.answers.slice(0, -1) : card.answers
  const atMs = isCorrection ? (card.lastReview?.atMs ?? nowMs) : nowMs
  return RATINGS.map((rating) => {
    const [first, ...rest]: readonly RatedAnswer[] = [...before, { atMs, rating }]
    const { dueMs, intervalDays } = scheduler.replay([first ?? { atMs, rating }, ...rest])
    return { rating, dueMs, intervalDays }
  })
}

/** Says whether a rating now would correct the last one. */
export function canCorrect(card: ReviewCard, nowMs: number): boolean {
  return card.lastReview !== undefined && Math.abs(nowMs - card.lastReview.atMs) < CORRECTION_MS
}
