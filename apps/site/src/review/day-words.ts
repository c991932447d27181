/** Intervals and days in words. */
import { countText } from '../shell/words.ts'

const MINUTE_MS = 60_000
const DAYS_PER_MONTH = 30.44
const DAYS_PER_YEAR = 365.25

/** What becomes of an item: when it comes again. */
export interface Outcome {
  readonly intervalDays: number
  readonly dueMs: number
}

/** Returns when an item comes again, seen from `nowMs`: `10 min`, `6 days`, `3.2 months`. */
export function whenText({ intervalDays, dueMs }: Outcome, nowMs: number): string {
  if (intervalDays === 0) return `${Math.max(1, Math.round((dueMs - nowMs) / MINUTE_MS))} min`
  if (intervalDays < 60) return countText(intervalDays, 'day')
  if (intervalDays < DAYS_PER_YEAR) return `${oneDecimal(intervalDays / DAYS_PER_MONTH)} months`
  return `${oneDecimal(intervalDays / DAYS_PER_YEAR)} years`
}

/** Returns a day `YYYY-MM-DD` as read on `today`: `today`, `tomorrow`, `on Thursday 26 November`. */
export function dayWords(day: string, today: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  const days = (date.getTime() - new Date(`${today}T00:00:00Z`).getTime()) / 86_400_000
  if (days <= 0) return 'today'
  if (days === 1) return 'tomorrow'
  const text = date.toLocaleDateString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
  return `on ${text}`
}

function oneDecimal(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '')
}
