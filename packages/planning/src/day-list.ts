/** Days as people write them in a list: `2026-12-24, 2026-12-27..2027-01-02`. */

import { dayText } from '@savepoint/progress'
import { err, ok, type Result } from '@savepoint/std'
import { dayNumber, isDay } from './days.ts'

const DAYS_MAX = 1_000

/** Returns the days in order, each once; else the piece that is neither a day nor a span of at most 1,000 days. */
export function parseDayList(text: string): Result<readonly string[], string> {
  const days = new Set<string>()
  for (const piece of text.split(/[,\s]+/).filter((one) => one !== '')) {
    const [from = '', to = from, ...rest] = piece.split('..')
    if (rest.length > 0 || !isDay(from) || !isDay(to) || to < from) return err(piece)
    const [first, last] = [dayNumber(from), dayNumber(to)]
    if (last - first >= DAYS_MAX) return err(piece)
    for (let day = first; day <= last; day += 1) days.add(dayText(day))
  }
  return ok([...days].sort())
}

/** Returns the shortest list that `parseDayList` reads as `days`, which must be sorted. */
export function dayListText(days: readonly string[]): string {
  const spans: { first: number; last: number }[] = []
  for (const day of days.map(dayNumber)) {
    const open = spans.at(-1)
    if (open !== undefined && day === open.last + 1) open.last = day
    else spans.push({ first: day, last: day })
  }
  return spans
    .map(({ first, last }) => (first === last ? dayText(first) : `${dayText(first)}..${dayText(last)}`))
    .join(', ')
}
