/** The open work of a plan that is being changed: how much of each unit is left, where it stood, what is built on it. */

import { ancestorsOf } from '@savepoint/curriculum/graph'
import { dayNumber } from './days.ts'
import type { PlanningConcept } from './library.ts'
import { partKey } from './parts.ts'
import type { StandingDay } from './standing.ts'
import type { WorkKind } from './work.ts'

/** A unit of open work. Its counters are changed by `relay.ts` alone. */
export interface OpenUnit {
  readonly concept: string
  readonly kind: WorkKind
  /** Position of its first entry in the old plan; prerequisites have smaller ones. */
  readonly place: number
  /** All its open minutes. */
  readonly whole: number
  /** Minutes not laid on a day yet. */
  left: number
  /** Of those, the ones whose day has passed or that found no room on it. */
  waiting: number
  /** Day numbers on which it stood, from today on, with its minutes. */
  readonly wanted: ReadonlyMap<number, number>
  /** The first day on which something that is built on it stood; infinite when nothing is. */
  neededOn: number
  /** Open units that are built on it, directly or not. */
  dependents: readonly OpenUnit[]
  /** Open units that it is built on, directly or not. */
  foundations: readonly OpenUnit[]
}

export interface OpenWorkOptions {
  readonly today: string
  /** What the old plan's minutes are multiplied by. */
  readonly scale: number
  readonly concepts: readonly Pick<PlanningConcept, 'id' | 'prerequisites'>[]
}

/** Returns the open units in the order of the old plan. **Cost:** O(entries + concepts squared). */
export function openWork(days: readonly StandingDay[], options: OpenWorkOptions): readonly OpenUnit[] {
  const units = collectUnits(days, options)
  linkUnits(units, options.concepts)
  for (const unit of units)
    unit.neededOn = Math.min(Number.POSITIVE_INFINITY, ...unit.dependents.map(firstDayOf))
  return units
}

function collectUnits(days: readonly StandingDay[], { today, scale }: OpenWorkOptions): readonly OpenUnit[] {
  const found = new Map<string, { unit: OpenUnit; wanted: Map<number, number> }>()
  let place = 0
  for (const { day, entries } of days) {
    for (const entry of entries) {
      const key = partKey(entry)
      if (entry.isDone || entry.kind === 'review' || entry.concept === undefined || key === undefined)
        continue
      const minutes = Math.max(1, Math.round(entry.minutes * scale))
      const known = found.get(key)
      const wanted = known?.wanted ?? new Map<number, number>()
      const isMissed = day < today
      if (!isMissed) wanted.set(dayNumber(day), (wanted.get(dayNumber(day)) ?? 0) + minutes)
      const whole = (known?.unit.whole ?? 0) + minutes
      const unit: OpenUnit = {
        concept: entry.concept,
        kind: entry.kind,
        place: known?.unit.place ?? place,
        whole,
        left: whole,
        waiting: (known?.unit.waiting ?? 0) + (isMissed ? minutes : 0),
        wanted,
        neededOn: Number.POSITIVE_INFINITY,
        dependents: [],
        foundations: [],
      }
      place += known === undefined ? 1 : 0
      found.set(key, { unit, wanted })
    }
  }
  return [...found.values()].map(({ unit }) => unit)
}

function linkUnits(units: readonly OpenUnit[], concepts: OpenWorkOptions['concepts']): void {
  const open = new Set(units.map((unit) => unit.concept))
  const ancestors = ancestorsOf(concepts.filter((concept) => open.has(concept.id)))
  const isOn = (unit: OpenUnit, base: OpenUnit): boolean =>
    unit.concept === base.concept
      ? unit.kind === 'lab' && base.kind === 'lesson'
      : ancestors.get(unit.concept)?.has(base.concept) === true
  for (const unit of units) {
    // A library that changed since may put a prerequisite after what is built on it: the old order holds then.
    unit.dependents = units.filter((other) => other.place > unit.place && isOn(other, unit))
    unit.foundations = units.filter((other) => other.place < unit.place && isOn(unit, other))
  }
}

function firstDayOf(unit: OpenUnit): number {
  return Math.min(Number.POSITIVE_INFINITY, ...unit.wanted.keys())
}
