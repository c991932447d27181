/**
 * Where the learner stands in a plan: what is done, what today holds, how far behind or ahead. The rule of *done*:
 *
 * - a lesson, once its concept is completed or skipped, or every item of its check was answered or shown;
 * - labs and check, once the concept is completed or skipped, or one of its labs was passed;
 * - a part of either that is not the last, once two thirds of the minutes up to its end were spent;
 * - reviews, once an item was rated on that day.
 *
 * Work of a concept that the library no longer has counts as done.
 */

import type { ConceptProgress, PlanEntry, PlanRecord, ProgressEvent } from '@savepoint/progress'
import type { PlanningConcept } from './library.ts'
import { isDone } from './library.ts'

const SPENT_SHARE_MIN = 2 / 3

export interface StandingEntry extends PlanEntry {
  readonly isDone: boolean
}

export interface StandingDay {
  readonly day: string
  readonly entries: readonly StandingEntry[]
}

export interface PlanStanding {
  /** The plan's days, each entry with whether it is done. */
  readonly days: readonly StandingDay[]
  /** Empty on a day without work. */
  readonly today: readonly StandingEntry[]
  /** Days before today on which lessons or labs are open. */
  readonly missedDayCount: number
  /** Open minutes of lessons and labs before today. */
  readonly minutesBehind: number
  /** Done minutes of lessons and labs after today. */
  readonly minutesAhead: number
  /** Open minutes of lessons and labs in all. */
  readonly minutesOpen: number
  /** Last day with open lessons or labs; absent when all are done. */
  readonly finish?: string
}

/** What decides whether an entry is done. */
export interface PlanState {
  readonly isWorkDone: (kind: 'lesson' | 'lab', concept: string) => boolean
  readonly secondsSpent: (kind: 'lesson' | 'lab', concept: string) => number
  /** Days on which a review was rated. */
  readonly reviewDays: ReadonlySet<string>
}

export interface PlanStateInput {
  readonly concepts: readonly Pick<PlanningConcept, 'id' | 'items' | 'labs'>[]
  readonly progress: ReadonlyMap<string, ConceptProgress>
  readonly events: readonly ProgressEvent[]
  readonly dayOf: (atMs: number) => string
}

/** Returns the state of the learner's record. **Cost:** linear in events. */
export function planStateOf({ concepts, progress, events, dayOf }: PlanStateInput): PlanState {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]))
  const labSeconds = (one: ConceptProgress | undefined): number =>
    [...(one?.labs.values() ?? [])].reduce((sum, lab) => sum + lab.seconds, 0)
  return {
    isWorkDone: (kind, id) => {
      const concept = byId.get(id)
      const one = progress.get(id)
      if (concept === undefined || isDone(one?.status)) return true
      if (one === undefined) return false
      if (kind === 'lab' && concept.labs.length > 0)
        return concept.labs.some((lab) => one.labs.get(lab.id)?.isPassed === true)
      const isSettled = (item: string): boolean =>
        one.items.get(item)?.isCorrect === true || one.items.get(item)?.isShown === true
      return concept.items.length > 0 && concept.items.every((item) => isSettled(item.id))
    },
    secondsSpent: (kind, id) => {
      const one = progress.get(id)
      return kind === 'lab' ? labSeconds(one) : (one?.seconds ?? 0) - labSeconds(one)
    },
    reviewDays: new Set(
      events.filter((event) => event.kind === 'ReviewRated').map((event) => dayOf(event.atMs)),
    ),
  }
}

/** Returns how the plan stands on `today`. **Cost:** linear in entries. */
export function standingOf(plan: PlanRecord, state: PlanState, today: string): PlanStanding {
  const days = markDone(plan, state)
  let [missedDayCount, minutesBehind, minutesAhead, minutesOpen] = [0, 0, 0, 0]
  let finish: string | undefined
  for (const { day, entries } of days) {
    const work = entries.filter((entry) => entry.kind !== 'review')
    const open = minutesOf(work.filter((entry) => !entry.isDone))
    minutesOpen += open
    if (open > 0) finish = day
    if (day < today) {
      minutesBehind += open
      missedDayCount += Number(open > 0)
    } else if (day > today) minutesAhead += minutesOf(work.filter((entry) => entry.isDone))
  }
  return {
    days,
    today: days.find(({ day }) => day === today)?.entries ?? [],
    missedDayCount,
    minutesBehind,
    minutesAhead,
    minutesOpen,
    ...(finish === undefined ? {} : { finish }),
  }
}

/** Returns the plan that holds: the last that was accepted and not ended. `events` must be sorted. */
export function findPlan(events: readonly ProgressEvent[]): PlanRecord | undefined {
  const last = events.findLast((event) => event.kind === 'PlanMade')
  return last?.kind === 'PlanMade' ? (last.plan ?? undefined) : undefined
}

function minutesOf(entries: readonly PlanEntry[]): number {
  return entries.reduce((sum, entry) => sum + entry.minutes, 0)
}

function markDone(plan: PlanRecord, state: PlanState): readonly StandingDay[] {
  const before = new Map<string, number>()
  return plan.days.map(({ day, entries }) => ({
    day,
    entries: entries.map((entry) => {
      if (entry.kind === 'review' || entry.concept === undefined)
        return { ...entry, isDone: state.reviewDays.has(day) }
      const { kind, concept } = entry
      const minutes = (before.get(`${kind} ${concept}`) ?? 0) + entry.minutes
      before.set(`${kind} ${concept}`, minutes)
      const isLast = entry.part === undefined || entry.part.number === entry.part.of
      const isSpent = !isLast && state.secondsSpent(kind, concept) >= minutes * 60 * SPENT_SHARE_MIN
      return { ...entry, isDone: isSpent || state.isWorkDone(kind, concept) }
    }),
  }))
}
