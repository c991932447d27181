/**
 * Time spent against the plan, week by week. What a day asked for is what the plan in force on that day said: a plan
 * that was changed later does not rewrite what was planned before.
 */

import { dayOf, dayText } from '../calendar.ts'
import type { ProgressEvent } from '../event.ts'
import { mergeEvents } from '../merge.ts'
import type { PlanRecord } from '../plan-record.ts'
import type { DayActivity } from '../view.ts'

export interface Week {
  /** Its Monday, `YYYY-MM-DD`. */
  readonly monday: string
  readonly spentMinutes: number
  /** Absent when no plan was in force on any day of the week. */
  readonly plannedMinutes?: number
}

export interface WeeklyMinutesInput {
  readonly events: readonly ProgressEvent[]
  /** Minutes by day, as `project` returns them. */
  readonly days: readonly DayActivity[]
  /** `YYYY-MM-DD`; its week is the last one. */
  readonly today: string
  readonly weekCount: number
  readonly utcOffsetMinutes: (atMs: number) => number
}

const DAY_MS = 86_400_000
const DAYS_PER_WEEK = 7
/** 1970-01-01 was a Thursday. */
const EPOCH_WEEKDAY = 3

/** Returns the last `weekCount` weeks, oldest first, without gaps. */
export function weeklyMinutes(input: WeeklyMinutesInput): readonly Week[] {
  const plans = plansOf(input.events, input.utcOffsetMinutes)
  const seconds = new Map(input.days.map((day) => [day.day, day.seconds]))
  const thisMonday = mondayOf(dayNumber(input.today))
  return Array.from({ length: input.weekCount }, (_, index) => {
    const monday = thisMonday - (input.weekCount - 1 - index) * DAYS_PER_WEEK
    const week = Array.from({ length: DAYS_PER_WEEK }, (_day, offset) => dayText(monday + offset))
    const planned = week.map((day) => plannedOn(plans, day)).filter((minutes) => minutes !== undefined)
    const spentSeconds = sum(week.map((day) => seconds.get(day) ?? 0))
    return {
      monday: dayText(monday),
      spentMinutes: spentSeconds / 60,
      ...(planned.length === 0 ? {} : { plannedMinutes: sum(planned) }),
    }
  })
}

interface DatedPlan {
  /** The day on which it was made. */
  readonly from: string
  readonly minutesByDay: ReadonlyMap<string, number> | undefined
}

/** In the order they were made. */
function plansOf(
  events: readonly ProgressEvent[],
  utcOffsetMinutes: (atMs: number) => number,
): readonly DatedPlan[] {
  const made = events.filter((event) => event.kind === 'PlanMade')
  return mergeEvents(made, []).flatMap((event) =>
    event.kind === 'PlanMade'
      ? [{ from: dayOf(event.atMs, utcOffsetMinutes(event.atMs)), minutesByDay: minutesByDay(event.plan) }]
      : [],
  )
}

function minutesByDay(plan: PlanRecord | null): ReadonlyMap<string, number> | undefined {
  if (plan === null) return undefined
  const minutes = new Map<string, number>()
  for (const { day, entries } of plan.days)
    minutes.set(day, (minutes.get(day) ?? 0) + sum(entries.map((entry) => entry.minutes)))
  return minutes
}

function plannedOn(plans: readonly DatedPlan[], day: string): number | undefined {
  const inForce = plans.findLast((plan) => plan.from <= day)
  if (inForce?.minutesByDay === undefined) return undefined
  return inForce.minutesByDay.get(day) ?? 0
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS
}

function mondayOf(day: number): number {
  return day - ((((day + EPOCH_WEEKDAY) % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
