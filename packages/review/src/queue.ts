/** What to ask now. Days are the learner's: what is due today may be asked in the morning already. */

import { dayOf } from '@savepoint/progress'
import { createRandom } from '@savepoint/std'
import type { ReviewCard } from './cards.ts'
import type { ReviewSettings } from './settings.ts'

/** An instant with the learner's time zone. */
export interface Moment {
  readonly nowMs: number
  /** Minutes east of Greenwich at an instant. */
  readonly utcOffsetMinutes: (atMs: number) => number
}

/** Returns the learner's day of an instant, `YYYY-MM-DD`. */
export function localDay(atMs: number, moment: Moment): string {
  return dayOf(atMs, moment.utcOffsetMinutes(atMs))
}

/** Says whether a card is to be asked: on its day, or after the minutes of relearning. */
export function isDue(card: ReviewCard, moment: Moment): boolean {
  if (card.phase === 'relearning') return card.dueMs <= moment.nowMs
  return localDay(card.dueMs, moment) <= localDay(moment.nowMs, moment)
}

/** Says whether a card was rated today. */
export function isReviewedToday(card: ReviewCard, moment: Moment): boolean {
  return (
    card.lastReview !== undefined && localDay(card.lastReview.atMs, moment) === localDay(moment.nowMs, moment)
  )
}

/**
 * Returns what to ask now, next first: what was forgotten in this sitting and is ripe, then by due day, known items before
 * new ones, and within a day mixed over the concepts. What was asked today counts against the daily maximum once.
 */
export function dueNow(
  cards: readonly ReviewCard[],
  settings: ReviewSettings,
  moment: Moment,
): readonly ReviewCard[] {
  const due = cards.filter((card) => isDue(card, moment))
  const again = due
    .filter((card) => isReviewedToday(card, moment))
    .sort((a, b) => a.dueMs - b.dueMs || compareText(a.item, b.item))
  const others = due.filter((card) => !isReviewedToday(card, moment))
  const keyed = others
    .map((card) => ({ card, key: orderKey(card, moment) }))
    .sort((a, b) => compareText(a.key, b.key))
  return [...again, ...keyed.map(({ card }) => card).slice(0, allowance(cards, settings, moment))]
}

/** Returns how many more items may be asked today. */
export function allowance(cards: readonly ReviewCard[], settings: ReviewSettings, moment: Moment): number {
  const asked = cards.filter((card) => isReviewedToday(card, moment)).length
  return Math.max(0, settings.dailyMax - asked)
}

/** Returns when the next forgotten item of this sitting is to be asked again; `undefined` when none waits. */
export function nextAgainMs(cards: readonly ReviewCard[], moment: Moment): number | undefined {
  const waiting = cards.filter((card) => card.phase === 'relearning' && !isDue(card, moment))
  return waiting.length === 0 ? undefined : Math.min(...waiting.map((card) => card.dueMs))
}

/** Returns the concepts of which an item is due, whatever the daily maximum. */
export function dueConcepts(cards: readonly ReviewCard[], moment: Moment): ReadonlySet<string> {
  return new Set(cards.filter((card) => isDue(card, moment)).map((card) => card.concept))
}

/** Day, phase, and a number that mixes the concepts: the same on every device. */
function orderKey(card: ReviewCard, moment: Moment): string {
  const mixed = createRandom(card.reviewCount).fork(card.item).uint32()
  return [
    localDay(card.dueMs, moment),
    card.phase === 'new' ? '1' : '0',
    String(mixed).padStart(10, '0'),
    card.item,
  ].join(' ')
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
