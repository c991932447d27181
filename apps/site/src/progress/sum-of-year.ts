/** The figures of the line above the record: those of the last 365 days, like the chart below it. Pure. */
import { dayOf, type ProgressEvent, type ProgressView } from '@savepoint/progress'
import { yearDays } from './year-days.ts'

export interface YearSum {
  readonly minutes: number
  /** Days on which anything was done. */
  readonly dayCount: number
  /** Labs passed, each once, by the day of the first pass. */
  readonly labCount: number
  readonly reviewCount: number
}

export interface SumOptions {
  readonly today: string
  readonly utcOffsetMinutes: (atMs: number) => number
}

/** Returns the sums of the 365 days up to `today`. */
export function sumOfYear(
  view: ProgressView,
  events: readonly ProgressEvent[],
  { today, utcOffsetMinutes }: SumOptions,
): YearSum {
  const firstDay = yearDays([], today)[0]?.day ?? ''
  const isWithin = (atMs: number): boolean => dayOf(atMs, utcOffsetMinutes(atMs)) >= firstDay
  const days = view.days.filter((day) => day.day >= firstDay)
  const passes = new Map<string, number>()
  for (const event of events)
    if (event.kind === 'SubmissionGraded' && event.verdict === 'passed' && !passes.has(event.lab))
      passes.set(event.lab, event.atMs)
  return {
    minutes: days.reduce((sum, day) => sum + day.seconds, 0) / 60,
    dayCount: days.length,
    labCount: [...passes.values()].filter(isWithin).length,
    reviewCount: events.filter((event) => event.kind === 'ReviewRated' && isWithin(event.atMs)).length,
  }
}
