/** Whether a plan meets its deadline, and what would have to change where it does not. */

import type { PlanDay, PlanRequest } from '@savepoint/progress'
import { dayNumber } from './days.ts'
import { findLeftOut, type LeaveOutAnswer, type LeaveOutQuestion } from './leave-out.ts'
import { pour } from './pour.ts'
import { budgetOf, MINUTES_PER_DAY } from './request.ts'
import type { WorkUnit } from './work.ts'

export type Feasibility =
  /** Nobody asked for a deadline. */
  | { readonly kind: 'open'; readonly finish: string }
  | { readonly kind: 'met'; readonly finish: string; readonly spareDays: number }
  | {
      readonly kind: 'late'
      /** The earliest day on which everything can be done. */
      readonly finish: string
      readonly lateDays: number
      /** Minutes of work that stand after the deadline. */
      readonly minutesOver: number
      /** What to leave out to meet the deadline with the minutes given. */
      readonly leaveOut: LeaveOutAnswer
      /** Minutes a week, spread as asked for, that meet the deadline with everything; absent when none do. */
      readonly minutesAWeekNeeded?: number
    }

export interface FeasibilityQuestion extends Omit<LeaveOutQuestion, 'fits'> {
  readonly request: PlanRequest
  readonly days: readonly PlanDay[]
  readonly doneMinutes: number
}

/** Returns the feasibility of a plan with at least one day. */
export function judgeFeasibility(question: FeasibilityQuestion): Feasibility {
  const { request, days } = question
  const finish = days.at(-1)?.day ?? request.start
  const { deadline } = request
  if (deadline === undefined) return { kind: 'open', finish }
  const spareDays = dayNumber(deadline) - dayNumber(finish)
  if (spareDays >= 0) return { kind: 'met', finish, spareDays }
  const minutesAWeekNeeded = findMinutesNeeded(question, deadline)
  const roomMinutes = minutesUntil(deadline, request)
  return {
    kind: 'late',
    finish,
    lateDays: -spareDays,
    minutesOver: workMinutes(days.filter(({ day }) => day > deadline)),
    leaveOut: findLeftOut({
      ...question,
      // What is more than all minutes there are needs no laying out to be refused.
      fits: (units) =>
        units.reduce((sum, unit) => sum + unit.minutes, 0) <= roomMinutes &&
        isDoneBy(deadline, units, { request, doneMinutes: question.doneMinutes }),
    }),
    ...(minutesAWeekNeeded === undefined ? {} : { minutesAWeekNeeded }),
  }
}

/** Returns the minutes of lessons and labs, reviews not counted. */
export function workMinutes(days: readonly PlanDay[]): number {
  return days
    .flatMap((day) => day.entries)
    .reduce((sum, entry) => sum + (entry.kind === 'review' ? 0 : entry.minutes), 0)
}

function minutesUntil(deadline: string, request: PlanRequest): number {
  const budget = budgetOf(request)
  let minutes = 0
  for (let day = dayNumber(request.start); day <= dayNumber(deadline); day += 1) minutes += budget(day)
  return minutes
}

interface Means {
  readonly request: PlanRequest
  readonly doneMinutes: number
}

function isDoneBy(deadline: string, units: readonly WorkUnit[], { request, doneMinutes }: Means): boolean {
  const firstDay = dayNumber(request.start)
  const budget = budgetOf(request)
  return pour(units, { firstDay, budget, doneMinutes, lastDay: dayNumber(deadline) }) !== undefined
}

/** Searches by halves: what fits with some minutes fits with more. */
function findMinutesNeeded(question: FeasibilityQuestion, deadline: string): number | undefined {
  const { request, units, doneMinutes } = question
  const percentMax = Math.ceil((100 * MINUTES_PER_DAY) / Math.max(...request.minutesByWeekday))
  const withPercent = (percent: number): PlanRequest => ({
    ...request,
    minutesByWeekday: request.minutesByWeekday.map((minutes) =>
      Math.min(MINUTES_PER_DAY, Math.ceil((minutes * percent) / 100)),
    ),
  })
  const fits = (percent: number): boolean =>
    isDoneBy(deadline, units, { request: withPercent(percent), doneMinutes })
  if (!fits(percentMax)) return undefined
  let [short, enough] = [100, percentMax]
  while (enough - short > 1) {
    const middle = (short + enough) >> 1
    if (fits(middle)) enough = middle
    else short = middle
  }
  return withPercent(enough).minutesByWeekday.reduce((sum, minutes) => sum + minutes, 0)
}
