/** What was asked for, checked, and the minutes that each day has for it. */

import type { PlanRequest } from '@savepoint/progress'
import { dayNumber, isDay, weekdayOf } from './days.ts'

/** Why there is no plan. Data; `problemText` says it. */
export type PlanProblem =
  | { readonly code: 'badDay'; readonly field: 'start' | 'deadline' | 'daysOff'; readonly found: string }
  | { readonly code: 'badMinutes' }
  | { readonly code: 'noTime' }
  | { readonly code: 'deadlineBeforeStart'; readonly start: string; readonly deadline: string }
  | { readonly code: 'unknownGoal'; readonly kind: 'path' | 'roadmap' | 'concept'; readonly id: string }
  | { readonly code: 'targetsNeeded'; readonly path: string }
  | { readonly code: 'tooLong'; readonly yearsMax: number }

/** A plan longer than this is none. */
const YEARS_MAX = 10
export const HORIZON_DAYS = YEARS_MAX * 366
export const TOO_LONG: PlanProblem = { code: 'tooLong', yearsMax: YEARS_MAX }
export const MINUTES_PER_DAY = 1_440

/** Returns what is wrong with the days and minutes of `request`, or `undefined`. */
export function findProblem(request: PlanRequest): PlanProblem | undefined {
  const { start, deadline, daysOff, minutesByWeekday } = request
  if (!isDay(start)) return { code: 'badDay', field: 'start', found: start }
  if (deadline !== undefined && !isDay(deadline))
    return { code: 'badDay', field: 'deadline', found: deadline }
  const badDay = daysOff.find((day) => !isDay(day))
  if (badDay !== undefined) return { code: 'badDay', field: 'daysOff', found: badDay }
  const isFair = (minutes: number): boolean => minutes >= 0 && minutes <= MINUTES_PER_DAY
  if (minutesByWeekday.length !== 7 || !minutesByWeekday.every(isFair)) return { code: 'badMinutes' }
  if (minutesByWeekday.every((minutes) => Math.floor(minutes) === 0)) return { code: 'noTime' }
  if (deadline !== undefined && deadline < start) return { code: 'deadlineBeforeStart', start, deadline }
  return undefined
}

/** Returns the problem as a sentence: what is wrong, and what to do. */
export function problemText(problem: PlanProblem): string {
  switch (problem.code) {
    case 'badDay':
      return `${FIELD_WORDS[problem.field]} takes days as YYYY-MM-DD, found ${JSON.stringify(problem.found)}.`
    case 'badMinutes':
      return `Each of the seven weekdays takes 0 to ${MINUTES_PER_DAY} minutes.`
    case 'noTime':
      return 'No weekday has time. Give at least one of them some minutes.'
    case 'deadlineBeforeStart':
      return `The deadline ${problem.deadline} is before the start ${problem.start}.`
    case 'unknownGoal':
      return `There is no ${problem.kind} ${JSON.stringify(problem.id)}.`
    case 'targetsNeeded':
      return `The path ${problem.path} has no concepts of its own. Name the concepts that it should lead to.`
    case 'tooLong':
      return `The work does not fit into ${problem.yearsMax} years. Give it more time a week, or choose a smaller goal.`
  }
}

const FIELD_WORDS = { start: 'The start', deadline: 'The deadline', daysOff: 'Days off' } as const

/** Returns the whole minutes that a day has, by its number: 0 before the start and on days off. */
export function budgetOf(request: PlanRequest): (day: number) => number {
  const off = new Set(request.daysOff.map(dayNumber))
  const first = dayNumber(request.start)
  const minutes = request.minutesByWeekday.map(Math.floor)
  return (day) => (day < first || off.has(day) ? 0 : (minutes[weekdayOf(day)] ?? 0))
}
