/** Lays the open work of a plan on days again, from today; see `replan.ts` for what stays and what gives way. */

import { dayText, type PlanDay, type PlanEntry } from '@savepoint/progress'
import { dayNumber } from './days.ts'
import { minutesThatFit, numberParts } from './parts.ts'
import { HORIZON_DAYS } from './request.ts'
import { REVIEW_MINUTES_MIN, reviewMinutes } from './reviews.ts'
import type { StandingDay, StandingEntry } from './standing.ts'
import type { OpenUnit } from './waiting.ts'

export interface RelayInput {
  /** The old plan's days. */
  readonly days: readonly StandingDay[]
  /** In the order of the old plan. */
  readonly work: readonly OpenUnit[]
  readonly today: string
  readonly budget: (day: number) => number
  /** Minutes of work done before today. */
  readonly doneMinutes: number
}

/** Returns the new days: those before today with what was done on them, then the open work. Changes `work`. */
export function layAgain({ days, work, today, budget, doneMinutes }: RelayInput): readonly PlanDay[] {
  const first = dayNumber(today)
  const laid = days.filter(({ day }) => day < today).map(historyOf)
  const later = new Map(days.filter(({ day }) => day >= today).map((day) => [dayNumber(day.day), day]))
  const last = Math.max(first, ...later.keys())
  let learned = doneMinutes
  for (let day = first; day <= last || work.some((unit) => unit.left > 0); day += 1) {
    if (day > last + HORIZON_DAYS) break
    const old = later.get(day)?.entries ?? []
    const review = day > last ? newReview(budget(day), learned) : old.filter(isReview)
    // What was done today has used its minutes; what was done before its day has not.
    const kept = day === first ? old.filter((entry) => entry.isDone && !isReview(entry)) : []
    const room = budget(day) - sum(review) - sum(kept)
    const entries = layDay(work, day, Math.max(0, room))
    learned += sum(entries)
    const all = [...kept.map(plainEntry), ...entries, ...review.map(plainEntry)]
    if (all.length > 0) laid.push({ day: dayText(day), entries: all })
  }
  return numberParts(trimReviews(laid, today))
}

function newReview(budget: number, learned: number): readonly PlanEntry[] {
  const minutes = reviewMinutes(budget, learned)
  return minutes >= REVIEW_MINUTES_MIN ? [{ kind: 'review', minutes }] : []
}

function historyOf({ day, entries }: StandingDay): PlanDay {
  return {
    day,
    entries: entries.filter((entry) => entry.isDone || isReview(entry)).map(plainEntry),
  }
}

/** Reviews end with the work: a plan that got shorter has no days of reviews alone at its end. */
function trimReviews(days: readonly PlanDay[], today: string): readonly PlanDay[] {
  const lastWork = days.findLastIndex(({ entries }) => entries.some((entry) => entry.kind !== 'review'))
  return days.filter(({ day, entries }, index) => entries.length > 0 && (index <= lastWork || day < today))
}

/** Fills one day: first what stood on it or is needed on it, then what waits, by the day on which it is needed. */
function layDay(work: readonly OpenUnit[], day: number, minutes: number): readonly PlanEntry[] {
  const placed = new Map<OpenUnit, number>()
  let room = minutes
  const lay = (unit: OpenUnit, wish: number): void => {
    if (room <= 0 || wish <= 0 || unit.foundations.some((base) => base.left > 0)) return
    const fitting = minutesThatFit({ whole: wish, left: wish }, room)
    const taken = fitting === 0 && placed.size === 0 ? room : fitting
    if (taken === 0) return
    placed.set(unit, (placed.get(unit) ?? 0) + taken)
    unit.left -= taken
    unit.waiting -= taken
    room -= taken
  }
  const claims = new Map<OpenUnit, number>()
  for (const unit of work) {
    const wanted = Math.min(unit.wanted.get(day) ?? 0, unit.left - unit.waiting)
    unit.waiting += wanted
    const claim = unit.neededOn <= day ? unit.waiting : wanted
    if (claim > 0) claims.set(unit, claim)
  }
  for (const [unit, claim] of [...claims].sort(([a], [b]) => byWeight(a, b))) lay(unit, claim)
  for (const unit of work.filter((one) => one.waiting > 0).sort(byNeed)) lay(unit, unit.waiting)
  return [...placed]
    .sort(([a], [b]) => a.place - b.place)
    .map(([unit, taken]) => ({ kind: unit.kind, concept: unit.concept, minutes: taken }))
}

/** What more is built on goes first; so foundations go before what stands on them. */
function byWeight(a: OpenUnit, b: OpenUnit): number {
  return b.dependents.length - a.dependents.length || a.place - b.place
}

function byNeed(a: OpenUnit, b: OpenUnit): number {
  return compare(a.neededOn, b.neededOn) || a.place - b.place
}

/** Infinities are equal to themselves, which subtraction does not say. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}

function isReview(entry: PlanEntry): boolean {
  return entry.kind === 'review'
}

function plainEntry(entry: PlanEntry | StandingEntry): PlanEntry {
  const { kind, concept, minutes } = entry
  return concept === undefined ? { kind, minutes } : { kind, concept, minutes }
}

function sum(entries: readonly PlanEntry[]): number {
  return entries.reduce((total, entry) => total + entry.minutes, 0)
}
