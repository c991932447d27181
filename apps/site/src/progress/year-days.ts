/** The days of the year chart. Pure: today is an argument. */
import type { DayActivity } from '@savepoint/progress'

const DAYS = 365
const DAY_MS = 86_400_000

export interface YearDay {
  /** `2026-11-21`. */
  readonly day: string
  readonly minutes: number
}

/** Returns the 365 days up to `today` (`YYYY-MM-DD`), oldest first, with the minutes of each. */
export function yearDays(days: readonly DayActivity[], today: string): readonly YearDay[] {
  const minutes = new Map(days.map((day) => [day.day, day.seconds / 60]))
  const last = Date.parse(`${today}T00:00:00Z`)
  return Array.from({ length: DAYS }, (_, index) => {
    const day = new Date(last - (DAYS - 1 - index) * DAY_MS).toISOString().slice(0, 10)
    return { day, minutes: minutes.get(day) ?? 0 }
  })
}
