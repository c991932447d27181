/** Calendar days as `YYYY-MM-DD`: text in, text out, no time zone and no clock. */

const DAY_MS = 86_400_000

/** Says whether `day` is a day of the calendar. */
export function isDay(day: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && numberOf(day) !== undefined
}

/** Returns the day `count` days after `day`. */
export function addDays(day: string, count: number): string {
  return new Date(((numberOf(day) ?? 0) + count) * DAY_MS).toISOString().slice(0, 10)
}

/** Returns how many days `to` lies after `from`; negative when before. */
export function daysBetween(from: string, to: string): number {
  return (numberOf(to) ?? 0) - (numberOf(from) ?? 0)
}

/** Days since the epoch; undefined for a day that no month has, such as 30 February. */
function numberOf(day: string): number | undefined {
  const [year = Number.NaN, month = Number.NaN, date = Number.NaN] = day.split('-').map(Number)
  const ms = Date.UTC(year, month - 1, date)
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day) return undefined
  return ms / DAY_MS
}
