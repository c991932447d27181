/** Words of plans: days, entries, weeks. Days are `YYYY-MM-DD` and mean the learner's own. Pure. */
import type { PlanEntry, PlanRequest } from '@savepoint/progress'

/** Returns `25 Nov`, with the year when it is not that of `today`. */
export function dayWords(day: string, today: string): string {
  return format(day, {
    day: 'numeric',
    month: 'short',
    ...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
  })
}

/** Returns `Wed 25`, for a day within a week that is named. */
export function weekdayWords(day: string): string {
  return format(day, { weekday: 'short', day: 'numeric' })
}

/** A day has no time zone: it is read and written in one that has no say. */
function format(day: string, options: Intl.DateTimeFormatOptions): string {
  return new Date(`${day}T00:00:00Z`)
    .toLocaleDateString('en-GB', { ...options, timeZone: 'UTC' })
    .replace(',', '')
}

/** Returns what an entry is called: `Locks, part 1 of 2`, `Locks: labs and check`, `Review`. */
export function entryWords(entry: PlanEntry, title: string): string {
  const { kind, part } = entry
  if (kind === 'review') return 'Review'
  const of = part === undefined ? '' : `, part ${part.number} of ${part.of}`
  return `${title}${kind === 'lab' ? ': labs and check' : ''}${of}`
}

/** Returns minutes as they are said in sentences: `40 min`, `1.5 h`. */
export function timeWords(minutes: number): string {
  return minutes < 60 ? `${Math.round(minutes)} min` : `${decimalHours(minutes).replace(/\.0$/, '')} h`
}

/** Returns hours with one decimal, for tables. */
export function decimalHours(minutes: number): string {
  return (minutes / 60).toFixed(1)
}

/** Returns the minutes a week that were asked for. */
export function minutesAWeek({ minutesByWeekday }: Pick<PlanRequest, 'minutesByWeekday'>): number {
  return minutesByWeekday.reduce((sum, minutes) => sum + minutes, 0)
}
