/** Days of the proleptic Gregorian calendar from milliseconds, without a clock or a time zone of its own. */

const DAY_MS = 86_400_000
const DAYS_PER_ERA = 146_097
/** Days from 0000-03-01 to 1970-01-01. */
const EPOCH_SHIFT = 719_468

/** Returns `YYYY-MM-DD` of `atMs` at `utcOffsetMinutes` east of Greenwich. */
export function dayOf(atMs: number, utcOffsetMinutes: number): string {
  return dayText(Math.floor((atMs + utcOffsetMinutes * 60_000) / DAY_MS))
}

/**
 * Returns `YYYY-MM-DD` of a day counted from 1970-01-01. Years start in March inside, so that the leap day is the
 * last of its year. Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
 */
export function dayText(dayNumber: number): string {
  const shifted = dayNumber + EPOCH_SHIFT
  const era = Math.floor(shifted / DAYS_PER_ERA)
  const dayOfEra = shifted - era * DAYS_PER_ERA
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
