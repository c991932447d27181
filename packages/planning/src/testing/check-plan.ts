/** What must hold of every plan, each as a list of offences so that a failure says where. */

import type { PlanRecord } from '@savepoint/progress'
import { dayNumber } from '../days.ts'
import type { PlanningLibrary } from '../library.ts'
import { budgetOf } from '../request.ts'

/** Returns each day that holds more than its minutes. */
export function daysAboveBudget(plan: PlanRecord, from = ''): readonly string[] {
  const budget = budgetOf(plan.request)
  return plan.days
    .filter(({ day }) => day >= from)
    .filter(({ day, entries }) => {
      const minutes = entries.reduce((sum, entry) => sum + entry.minutes, 0)
      return minutes > budget(dayNumber(day))
    })
    .map(({ day }) => day)
}

/** Returns each pair of which the second is begun before all of the first, its prerequisite, is over. */
export function orderOffences(plan: PlanRecord, library: PlanningLibrary): readonly string[] {
  const first = new Map<string, number>()
  const last = new Map<string, number>()
  const entries = plan.days.flatMap((day) => day.entries)
  for (const [index, { kind, concept }] of entries.entries()) {
    if (concept === undefined) continue
    for (const key of [concept, `${concept} ${kind}`]) {
      if (!first.has(key)) first.set(key, index)
      last.set(key, index)
    }
  }
  const isLate = (before: string, after: string): boolean =>
    (last.get(before) ?? -1) >= (first.get(after) ?? Number.POSITIVE_INFINITY)
  return library.concepts.flatMap(({ id, prerequisites }) => [
    ...prerequisites.filter((one) => isLate(one, id)).map((one) => `${one} before ${id}`),
    ...(isLate(`${id} lesson`, `${id} lab`) ? [`lesson before lab of ${id}`] : []),
  ])
}

/** Returns the minutes of each concept in the plan. */
export function minutesByConcept(plan: PlanRecord): ReadonlyMap<string, number> {
  const minutes = new Map<string, number>()
  for (const { concept, minutes: some } of plan.days.flatMap((day) => day.entries))
    if (concept !== undefined) minutes.set(concept, (minutes.get(concept) ?? 0) + some)
  return minutes
}
