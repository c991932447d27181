/** A plan week by week, for the pages and the terminal that list it. Weeks begin on Mondays. */

import { dayText, type PlanEntry, type PlanRecord } from '@savepoint/progress'
import { dayNumber, weekdayOf } from './days.ts'
import { budgetOf } from './request.ts'

export interface PlanWeek {
  /** Its Monday, or the first day of the plan in the first week. */
  readonly from: string
  /** In the order in which they come up. */
  readonly concepts: readonly WeekConcept[]
  readonly minutes: number
  readonly reviewMinutes: number
  /** What was asked for; 0 when the whole week is off. */
  readonly budgetMinutes: number
}

interface WeekConcept {
  readonly concept: string
  readonly hasLesson: boolean
  readonly hasLab: boolean
  /** Its first entry of the plan stands in an earlier week. */
  readonly isContinued: boolean
}

/** Returns the weeks from the first to the last entry, those without work too. **Cost:** O(days). */
export function weeksOf(plan: PlanRecord): readonly PlanWeek[] {
  const [firstDay, lastDay] = [plan.days[0]?.day, plan.days.at(-1)?.day]
  if (firstDay === undefined || lastDay === undefined) return []
  const entries = new Map(plan.days.map((day) => [dayNumber(day.day), day.entries]))
  const budget = budgetOf(plan.request)
  const seen = new Set<string>()
  const weeks: PlanWeek[] = []
  const last = dayNumber(lastDay)
  for (let from = dayNumber(firstDay); from <= last; from += 7 - weekdayOf(from)) {
    const days = Array.from({ length: 7 - weekdayOf(from) }, (_, index) => from + index)
    const inWeek = days.flatMap((day) => entries.get(day) ?? [])
    weeks.push({
      from: dayText(from),
      concepts: conceptsOf(inWeek, seen),
      minutes: sum(inWeek),
      reviewMinutes: sum(inWeek.filter((entry) => entry.kind === 'review')),
      budgetMinutes: days.reduce((total, day) => total + budget(day), 0),
    })
    for (const entry of inWeek) if (entry.concept !== undefined) seen.add(entry.concept)
  }
  return weeks
}

function conceptsOf(entries: readonly PlanEntry[], seen: ReadonlySet<string>): readonly WeekConcept[] {
  const ids = [...new Set(entries.flatMap((entry) => entry.concept ?? []))]
  return ids.map((concept) => ({
    concept,
    hasLesson: entries.some((entry) => entry.concept === concept && entry.kind === 'lesson'),
    hasLab: entries.some((entry) => entry.concept === concept && entry.kind === 'lab'),
    isContinued: seen.has(concept),
  }))
}

function sum(entries: readonly PlanEntry[]): number {
  return entries.reduce((total, entry) => total + entry.minutes, 0)
}
