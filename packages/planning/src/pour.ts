/**
 * Lays units of work on days, in order, each day as full as it may be. The order is one stream of minutes with places
 * where it may be cut: between units, and inside of long ones (`parts.ts`). A day ends at the last such place within its
 * minutes, or, when there is none, wherever its minutes end.
 *
 * That the places do not depend on the days makes it monotone: where a day ends never moves back when it starts later in
 * the stream or has more minutes. So more minutes, an earlier start or fewer days off never finish later.
 */

import { dayText, type PlanDay, type PlanEntry } from '@savepoint/progress'
import { minutesThatFit, numberParts } from './parts.ts'
import { HORIZON_DAYS } from './request.ts'
import { REVIEW_MINUTES_MIN, reviewMinutes } from './reviews.ts'
import type { WorkUnit } from './work.ts'

export interface PourOptions {
  readonly firstDay: number
  /** Minutes by day number. */
  readonly budget: (day: number) => number
  /** Minutes of work done before the first day, which reviews are of. */
  readonly doneMinutes: number
  /** No work may stand after it; absent: the horizon. */
  readonly lastDay?: number
}

/**
 * Returns the days with work, or `undefined` when they reach past the last day.
 * **Cost:** O(units + entries + days between the first and the last).
 */
export function pour(units: readonly WorkUnit[], options: PourOptions): readonly PlanDay[] | undefined {
  const days: PlanDay[] = []
  const stream: Stream = { units, index: 0, left: units[0]?.minutes ?? 0 }
  let { doneMinutes } = options
  const lastDay = options.lastDay ?? options.firstDay + HORIZON_DAYS
  for (let day = options.firstDay; stream.index < units.length; day += 1) {
    if (day > lastDay) return undefined
    const budget = options.budget(day)
    if (budget === 0) continue
    const review = reviewMinutes(budget, doneMinutes)
    const entries = takeDay(stream, budget - review)
    for (const entry of entries) doneMinutes += entry.minutes
    if (review >= REVIEW_MINUTES_MIN) entries.push({ kind: 'review', minutes: review })
    if (entries.length > 0) days.push({ day: dayText(day), entries })
  }
  return numberParts(days)
}

/** A place in the stream of work; owned by `pour`. */
interface Stream {
  readonly units: readonly WorkUnit[]
  index: number
  /** Of the unit at `index`. */
  left: number
}

function takeDay(stream: Stream, minutes: number): PlanEntry[] {
  const entries: PlanEntry[] = []
  let room = minutes
  for (let unit = stream.units[stream.index]; unit !== undefined; unit = stream.units[stream.index]) {
    const fitting = minutesThatFit({ whole: unit.minutes, left: stream.left }, room)
    // A day that no cut fits into is used all the same, so that short days get on.
    const taken = fitting === 0 && entries.length === 0 ? Math.min(room, stream.left) : fitting
    if (taken === 0) return entries
    entries.push({ kind: unit.kind, concept: unit.concept, minutes: taken })
    room -= taken
    stream.left -= taken
    if (stream.left > 0) return entries
    stream.index += 1
    stream.left = stream.units[stream.index]?.minutes ?? 0
  }
  return entries
}
