/** The work of a recommendation by weeks, as the guide shows it. The plan lays it on days. */

import { addDays } from './days.ts'

export interface GuideWeek {
  /** 1-based. */
  readonly number: number
  /** First day of the week, counted from the start of the work. */
  readonly from: string
  /** Concepts that are worked on, in order; one that goes on stands in both weeks. */
  readonly concepts: readonly string[]
  readonly minutes: number
}

export interface WeeksOptions {
  readonly hoursAWeek: number
  readonly start: string
  readonly minutesOf: (concept: string) => number
}

/** Fills week after week with `sequence`; only the last may be short. */
export function splitIntoWeeks(
  sequence: readonly string[],
  { hoursAWeek, start, minutesOf }: WeeksOptions,
): readonly GuideWeek[] {
  const budget = hoursAWeek * 60
  const weeks: { number: number; from: string; concepts: string[]; minutes: number }[] = []
  let free = 0
  for (const concept of sequence) {
    let left = minutesOf(concept)
    while (left > 0) {
      if (free === 0) {
        weeks.push({
          number: weeks.length + 1,
          from: addDays(start, weeks.length * 7),
          concepts: [],
          minutes: 0,
        })
        free = budget
      }
      const week = weeks.at(-1)
      if (week === undefined) break
      const spent = Math.min(left, free)
      week.concepts.push(concept)
      week.minutes += spent
      left -= spent
      free -= spent
    }
  }
  return weeks
}
