/**
 * What to leave out so that the rest is done by the deadline. Only targets that nothing else in the plan is built on may
 * go, and with them goes what only they are built on. Optional targets go first; among equals the one that frees most
 * minutes, and then the later one. At the end whatever turned out not to be necessary is taken back.
 */

import type { WorkUnit } from './work.ts'

export interface LeftOut {
  readonly concept: string
  readonly isOptional: boolean
  /** What only this concept is built on, in order of study. */
  readonly with: readonly string[]
  /** All that is freed. */
  readonly minutes: number
}

export interface LeaveOutQuestion {
  /** Concepts in order of study. */
  readonly order: readonly string[]
  readonly targets: ReadonlySet<string>
  readonly optional: ReadonlySet<string>
  readonly prerequisites: ReadonlyMap<string, readonly string[]>
  readonly units: readonly WorkUnit[]
  /** Says whether these units are done by the deadline. */
  readonly fits: (units: readonly WorkUnit[]) => boolean
}

export interface LeaveOutAnswer {
  readonly leftOut: readonly LeftOut[]
  /** False: even the smallest plan that still has a target is late. */
  readonly isEnough: boolean
}

/**
 * Returns what to leave out; the last target always stays.
 * **Cost:** each of up to n rounds looks at the plan's ends and asks `fits` once: O(n x (ends + cost of `fits`)).
 */
export function findLeftOut(question: LeaveOutQuestion): LeaveOutAnswer {
  const graph = createRemaining(question)
  const leftOut: LeftOut[] = []
  const fitsNow = (): boolean => question.fits(question.units.filter((unit) => graph.has(unit.concept)))
  let isEnough = fitsNow()
  while (!isEnough) {
    const next = graph.ends().map(graph.without).sort(graph.compare)[0]
    if (next === undefined) return { leftOut, isEnough }
    graph.remove(next)
    leftOut.push(next)
    isEnough = fitsNow()
  }
  return { leftOut: takeBack(leftOut, graph, fitsNow), isEnough }
}

function takeBack(leftOut: readonly LeftOut[], graph: Remaining, fitsNow: () => boolean): readonly LeftOut[] {
  const kept = new Set(leftOut)
  // The last one was necessary when it went; those before it may have become superfluous through later ones.
  for (const one of leftOut.slice(0, -1).reverse()) {
    if (!graph.canReturn(one)) continue
    graph.putBack(one)
    if (fitsNow()) kept.delete(one)
    else graph.remove(one)
  }
  return leftOut.filter((one) => kept.has(one))
}

interface Remaining {
  readonly has: (concept: string) => boolean
  /** Targets that nothing remaining is built on; none when only one target remains. */
  readonly ends: () => readonly string[]
  /** What leaving out `concept` takes along and frees. */
  readonly without: (concept: string) => LeftOut
  readonly compare: (a: LeftOut, b: LeftOut) => number
  readonly remove: (one: LeftOut) => void
  readonly canReturn: (one: LeftOut) => boolean
  readonly putBack: (one: LeftOut) => void
}

function createRemaining({ order, targets, optional, prerequisites, units }: LeaveOutQuestion): Remaining {
  const place = new Map(order.map((id, index) => [id, index]))
  const minutes = new Map<string, number>()
  for (const unit of units) minutes.set(unit.concept, (minutes.get(unit.concept) ?? 0) + unit.minutes)
  const remaining = new Set(order)
  let targetCount = order.filter((id) => targets.has(id)).length
  const inside = (id: string): readonly string[] => [
    ...new Set((prerequisites.get(id) ?? []).filter((one) => place.has(one) && one !== id)),
  ]
  const dependents = new Map(order.map((id) => [id, 0]))
  const count = (id: string, by: number): void => {
    for (const one of inside(id)) dependents.set(one, (dependents.get(one) ?? 0) + by)
  }
  for (const id of order) count(id, 1)
  const membersOf = (one: LeftOut): readonly string[] => [...one.with, one.concept]
  const change = (one: LeftOut, by: 1 | -1): void => {
    for (const id of membersOf(one)) {
      if (by === 1) remaining.add(id)
      else remaining.delete(id)
      count(id, by)
    }
    targetCount += by
  }
  const without = (concept: string): LeftOut => {
    const gone = new Map<string, number>()
    const along: string[] = []
    const stack = [concept]
    for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
      for (const one of inside(id)) {
        const lost = (gone.get(one) ?? 0) + 1
        gone.set(one, lost)
        if (targets.has(one) || !remaining.has(one) || lost < (dependents.get(one) ?? 0)) continue
        along.push(one)
        stack.push(one)
      }
    }
    const freed = [concept, ...along].reduce((sum, id) => sum + (minutes.get(id) ?? 0), 0)
    const byPlace = (a: string, b: string): number => (place.get(a) ?? 0) - (place.get(b) ?? 0)
    return { concept, isOptional: optional.has(concept), with: along.sort(byPlace), minutes: freed }
  }
  return {
    has: (concept) => remaining.has(concept),
    ends: () =>
      targetCount < 2
        ? []
        : order.filter((id) => remaining.has(id) && targets.has(id) && dependents.get(id) === 0),
    without,
    compare: (a, b) =>
      Number(b.isOptional) - Number(a.isOptional) ||
      b.minutes - a.minutes ||
      (place.get(b.concept) ?? 0) - (place.get(a.concept) ?? 0),
    remove: (one) => change(one, -1),
    canReturn: (one) => {
      const own = new Set(membersOf(one))
      return [...own].every((id) => inside(id).every((needed) => own.has(needed) || remaining.has(needed)))
    },
    putBack: (one) => change(one, 1),
  }
}
