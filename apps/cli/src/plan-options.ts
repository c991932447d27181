/** The options of `savepoint plan` as a request. What cannot be read is said with what was expected. */

import { parseDayList, spreadOverWeek } from '@savepoint/planning'
import type { PlanGoal, PlanRequest } from '@savepoint/progress'
import { err, ok, type Result } from '@savepoint/std'

export interface PlanOptions {
  readonly path?: string
  readonly roadmap?: string
  readonly concepts?: string
  readonly hours?: string
  readonly weekday?: string
  readonly start?: string
  readonly deadline?: string
  readonly off?: string
  readonly leaveOut?: string
  readonly json?: boolean
  readonly save?: boolean
  readonly ics?: string
  readonly time?: string
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const HOURS_DEFAULT = 5

/** Returns the goal that the options name; `undefined` when they name none. */
export function goalOf(options: PlanOptions): Result<PlanGoal | undefined, string> {
  const { path, roadmap, concepts } = options
  const named = [path, roadmap, concepts].filter((one) => one !== undefined)
  if (named.length > 1) return err('Give one of --path, --roadmap and --concepts.')
  if (path !== undefined) return ok({ kind: 'path', path })
  if (roadmap !== undefined) return ok({ kind: 'roadmap', roadmap })
  if (concepts === undefined) return ok(undefined)
  const ids = listOf(concepts)
  return ids.length > 0
    ? ok({ kind: 'concepts', concepts: ids })
    : err('--concepts takes ids with commas: wal,btree')
}

/** Returns the request for `goal`. */
export function requestOf(goal: PlanGoal, options: PlanOptions, today: string): Result<PlanRequest, string> {
  const minutes = minutesOf(options)
  if (!minutes.ok) return minutes
  const off = parseDayList(options.off ?? '')
  if (!off.ok)
    return err(`--off takes days and spans with commas: 2026-12-24..2026-12-27, found ${off.error}`)
  const leaveOut = listOf(options.leaveOut ?? '')
  return ok({
    goal,
    minutesByWeekday: minutes.value,
    start: options.start ?? today,
    ...(options.deadline === undefined ? {} : { deadline: options.deadline }),
    daysOff: off.value,
    ...(leaveOut.length === 0 ? {} : { leaveOut }),
  })
}

/** Returns minutes after midnight of `--time 19:00`; `undefined` without one. */
export function timeOf(options: Pick<PlanOptions, 'time'>): Result<number | undefined, string> {
  if (options.time === undefined) return ok(undefined)
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(options.time) ?? []
  if (hours === undefined || minutes === undefined)
    return err(`--time takes a time of day, such as 19:00, found ${JSON.stringify(options.time)}`)
  return ok(Number(hours) * 60 + Number(minutes))
}

function minutesOf({ hours, weekday }: PlanOptions): Result<readonly number[], string> {
  const week = hours === undefined ? HOURS_DEFAULT : Number(hours)
  if (!Number.isFinite(week) || week < 0 || week > 168)
    return err(`--hours takes the hours of a week, found ${JSON.stringify(hours)}`)
  const isByDay = weekday !== undefined && hours === undefined
  const minutes = isByDay ? WEEKDAYS.map(() => 0) : [...spreadOverWeek(week * 60)]
  for (const piece of listOf(weekday ?? '')) {
    const [, name = '', value = ''] = /^([a-z]{3})=(\d{1,4})$/i.exec(piece) ?? []
    const index = WEEKDAYS.indexOf(name.toLowerCase())
    if (index < 0 || value === '')
      return err(`--weekday takes minutes by day: mon=60,sat=120, found ${JSON.stringify(piece)}`)
    minutes[index] = Number(value)
  }
  return ok(minutes)
}

function listOf(text: string): readonly string[] {
  return text.split(/[,\s]+/).filter((one) => one !== '')
}
