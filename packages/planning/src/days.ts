/** Arithmetic on days of the calendar. A day is a number from 1970-01-01 inside and `YYYY-MM-DD` outside. */

import { dayText } from '@savepoint/progress'

const DAY_MS = 86_400_000
/** 1970-01-01 was a Thursday. */
const EPOCH_WEEKDAY = 3

/** Days from 1970-01-01 to `day`, which must be one. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS
}

/** Says whether `text` is `YYYY-MM-DD` and stands in the calendar: 2027-02-29 does not. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const number = dayNumber(text)
  return Number.isFinite(number) && dayText(number) === text
}

/** Returns the day that lies `count` days after `day`; before it for a negative count. */
export function addDays(day: string, count: number): string {
  return dayText(dayNumber(day) + count)
}

/** Returns 0 for a Monday to 6 for a Sunday. */
export function weekdayOf(number: number): number {
  return (((number + EPOCH_WEEKDAY) % 7) + 7) % 7
}
