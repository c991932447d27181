/** What the coming days bring, and what the settings cost. */

import { dayText } from '@savepoint/progress'
import type { ReviewCard } from './cards.ts'
import { createScheduler, DAY_MS } from './memory.ts'
import { allowance, isDue, type Moment } from './queue.ts'
import type { ReviewSettings } from './settings.ts'

export interface ForecastDay {
  /** `YYYY-MM-DD` in the learner's time zone. */
  readonly day: string
  /** Items that first come due on this day; on the first, all that are due. */
  readonly dueCount: number
  /** Items that the daily maximum lets through, those put off before included. */
  readonly servedCount: number
  /** Items put off to the next day. */
  readonly leftCount: number
}

export interface ForecastOptions {
  readonly settings: ReviewSettings
  readonly moment: Moment
  /** How many days, today included. */
  readonly dayCount: number
}

/** Returns the coming days, today first. Items that will be answered come again beyond what is counted here. */
export function dueByDay(cards: readonly ReviewCard[], options: ForecastOptions): readonly ForecastDay[] {
  const { settings, moment, dayCount } = options
  const today = localDayNumber(moment.nowMs, moment)
  const dueCounts = Array.from({ length: dayCount }, () => 0)
  for (const card of cards) {
    const offset = isDue(card, moment) ? 0 : Math.max(0, localDayNumber(card.dueMs, moment) - today)
    if (offset < dayCount) dueCounts[offset] = (dueCounts[offset] ?? 0) + 1
  }
  let leftCount = 0
  return dueCounts.map((dueCount, offset) => {
    const limit = offset === 0 ? allowance(cards, settings, moment) : settings.dailyMax
    const servedCount = Math.min(limit, leftCount + dueCount)
    leftCount += dueCount - servedCount
    return { day: dayText(today + offset), dueCount, servedCount, leftCount }
  })
}

/**
 * Returns how many items a day the cards ask for in the long run at a wanted retention: the sum of one over each interval.
 * An item with a stability of 30 days at 90% counts for one thirtieth; a new one as if it had been recalled once.
 */
export function loadPerDay(cards: readonly ReviewCard[], retention: number): number {
  const scheduler = createScheduler(retention)
  const first = scheduler.replay([{ atMs: 0, rating: 'good' }]).intervalDays
  return cards.reduce((sum, card) => {
    const [answer, ...rest] = card.answers
    const days = answer === undefined ? first : scheduler.replay([answer, ...rest]).intervalDays
    return sum + 1 / Math.max(1, days)
  }, 0)
}

function localDayNumber(atMs: number, moment: Moment): number {
  return Math.floor((atMs + moment.utcOffsetMinutes(atMs) * 60_000) / DAY_MS)
}
