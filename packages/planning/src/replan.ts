/**
 * Changes a plan after days were missed, or when the pace turned out to be another, moving as little as possible.
 *
 * Days are walked from today. What stood on a day stays there when it fits and what it is built on is done. Missed work
 * takes minutes that are free. Only when something that is built on it has its day does it press in, and then whatever
 * the fewest other entries are built on gives way and waits for free minutes itself. After the last day of the old plan what
 * still waits is laid down with all the minutes there are.
 *
 * The distance from the old plan is the number of its open entries from today on that do not stand on their day any more
 * (`movedCount`). With nothing missed and the same pace it is the same plan.
 */

import type { PlanEntry, PlanRecord } from '@savepoint/progress'
import { workMinutes } from './feasibility.ts'
import type { PlanningLibrary } from './library.ts'
import { partKey } from './parts.ts'
import { layAgain } from './relay.ts'
import { budgetOf } from './request.ts'
import { type PlanState, type StandingDay, standingOf } from './standing.ts'
import { openWork } from './waiting.ts'

export interface ReplanInput {
  readonly previous: PlanRecord
  readonly library: Pick<PlanningLibrary, 'concepts'>
  readonly state: PlanState
  readonly today: string
  /** To plan the open work with; see `paceToPlanWith`. */
  readonly pace: number
}

export interface Replan {
  readonly plan: PlanRecord
  /** Days before today with open work. */
  readonly missedDayCount: number
  /** Entries before today that were not done and find another day. */
  readonly missedCount: number
  /** Open entries from today on that leave their day. */
  readonly movedCount: number
  /** Open entries from today on. */
  readonly laterCount: number
  /** The work that stands on other days than before, in the order of the new plan. */
  readonly moves: readonly Move[]
  readonly finishBefore: string
  readonly finish: string
}

export interface Move {
  readonly kind: PlanEntry['kind']
  readonly concept: string
  /** Days that it leaves, and days that it takes, each in order. */
  readonly from: readonly string[]
  readonly to: readonly string[]
}

/**
 * Returns the changed plan. Days before today keep what was done on them; work that was done before its day leaves the plan.
 * **Cost:** O(days + entries x units waiting at once), and O(concepts squared) once for what is built on what.
 */
export function replan(input: ReplanInput): Replan {
  const { previous, state, today, pace } = input
  const standing = standingOf(previous, state, today)
  const missedCount = countOpen(standing.days, (day) => day < today)
  const laterCount = countOpen(standing.days, (day) => day >= today)
  const finishBefore = previous.days.at(-1)?.day ?? previous.request.start
  const unchanged = { missedDayCount: standing.missedDayCount, missedCount, laterCount, finishBefore }
  const planned = previous.request.pace ?? 1
  if (missedCount === 0 && pace === planned)
    return { ...unchanged, plan: previous, movedCount: 0, moves: [], finish: finishBefore }
  const days = layAgain({
    days: standing.days,
    work: openWork(standing.days, { today, scale: pace / planned, concepts: input.library.concepts }),
    today,
    budget: budgetOf(previous.request),
    doneMinutes: workMinutes(previous.days) - standing.minutesOpen,
  })
  const { pace: _before, ...request } = previous.request
  const plan = { request: pace === 1 ? request : { ...request, pace }, days }
  return {
    ...unchanged,
    plan,
    movedCount: countMoved(standing.days, plan, today),
    moves: movesOf(standing.days, plan),
    finish: days.at(-1)?.day ?? today,
  }
}

function countOpen(days: readonly StandingDay[], isIn: (day: string) => boolean): number {
  return days
    .filter(({ day }) => isIn(day))
    .flatMap(({ entries }) => entries.filter((entry) => entry.kind !== 'review' && !entry.isDone)).length
}

/** Counts the old plan's open entries from `today` on whose work has nothing on that day in `plan`. */
function countMoved(days: readonly StandingDay[], plan: PlanRecord, today: string): number {
  const stands = new Set(
    plan.days.flatMap(({ day, entries }) => entries.map((entry) => `${day} ${partKey(entry)}`)),
  )
  return days
    .filter(({ day }) => day >= today)
    .flatMap(({ day, entries }) =>
      entries.filter(
        (entry) => entry.kind !== 'review' && !entry.isDone && !stands.has(`${day} ${partKey(entry)}`),
      ),
    ).length
}

function movesOf(before: readonly StandingDay[], plan: PlanRecord): readonly Move[] {
  const old = daysByWork(
    before.map(({ day, entries }) => ({ day, entries: entries.filter((entry) => !entry.isDone) })),
  )
  return [...daysByWork(plan.days)].flatMap(([key, { entry, days }]) => {
    const stood = old.get(key)?.days ?? []
    const from = stood.filter((day) => !days.includes(day))
    const to = days.filter((day) => !stood.includes(day))
    if (entry.concept === undefined || stood.length === 0 || from.length + to.length === 0) return []
    return [{ kind: entry.kind, concept: entry.concept, from, to }]
  })
}

function daysByWork(
  days: PlanRecord['days'],
): ReadonlyMap<string, { readonly entry: PlanEntry; readonly days: readonly string[] }> {
  const found = new Map<string, { entry: PlanEntry; days: string[] }>()
  for (const { day, entries } of days) {
    for (const entry of entries) {
      const key = partKey(entry)
      if (key === undefined) continue
      const known = found.get(key) ?? { entry, days: [] }
      if (!known.days.includes(day)) known.days.push(day)
      found.set(key, known)
    }
  }
  return found
}
