/**
 * From a goal to the concepts that lead there, in order of study. Assumed and done concepts are left out, and so is what
 * only they are built on. Of alternatives as many are taken as are asked for: those that the learner is furthest with,
 * else the first.
 */

import type { Module, Path } from '@savepoint/curriculum'
import { prerequisiteClosure } from '@savepoint/curriculum/graph'
import type { PlanGoal } from '@savepoint/progress'
import { err, ok, type Result } from '@savepoint/std'
import { isDone, type KnownStatus, type PlanningLibrary } from './library.ts'
import type { PlanProblem } from './request.ts'

export interface Route {
  readonly title: string
  /** Open concepts, prerequisites before dependents. */
  readonly order: readonly string[]
  /** Those of `order` that the goal names; the others are there because these are built on them. */
  readonly targets: ReadonlySet<string>
  /** Those of `targets` that the goal allows to leave out. */
  readonly optional: ReadonlySet<string>
  /** Taken as known because the goal says so, although nothing is recorded of them. */
  readonly assumed: readonly string[]
  /** Concepts of the goal that are completed, skipped or tested out. */
  readonly known: readonly string[]
  /** Work beside the platform: shown with the plan, not laid on days. */
  readonly practice: readonly { readonly title: string; readonly hours: number }[]
}

export interface RouteQuestion {
  readonly goal: PlanGoal
  readonly library: PlanningLibrary
  readonly status: KnownStatus
  /** Targets that are not wanted. One that others are built on stays in the order all the same. */
  readonly leaveOut?: readonly string[]
}

/** Before prerequisites are added and done concepts taken away. */
interface Wish {
  readonly title: string
  /** In order of study; may name what is only a prerequisite. */
  readonly sequence: readonly string[]
  readonly targets: readonly string[]
  readonly optional: readonly string[]
  readonly assumed: readonly string[]
  readonly practice: Route['practice']
}

/** Returns the route to the goal. **Errors:** `unknownGoal`, `targetsNeeded`. **Cost:** linear in the library. */
export function findRoute(question: RouteQuestion): Result<Route, PlanProblem> {
  const wish = wishOf(question)
  if (!wish.ok) return wish
  const { library, status } = question
  const { title, sequence, assumed, optional, practice } = wish.value
  const left = new Set(question.leaveOut)
  const wanted = wish.value.targets.filter((id) => !left.has(id))
  const done = new Set([...status].filter(([, one]) => isDone(one)).map(([id]) => id))
  const taken = new Set([...assumed, ...done])
  const needed = new Set(prerequisiteClosure(library.concepts, wanted, { known: taken }))
  // The order is that of the whole goal, so that leaving something out moves nothing else.
  const whole = new Set(prerequisiteClosure(library.concepts, wish.value.targets, { known: taken }))
  const hinted = [...sequence.filter((id) => whole.has(id)), ...wish.value.targets]
  const targets = new Set(wanted.filter((id) => needed.has(id)))
  return ok({
    title,
    order: prerequisiteClosure(library.concepts, hinted, { known: taken }).filter((id) => needed.has(id)),
    targets,
    optional: new Set(optional.filter((id) => targets.has(id))),
    assumed: assumed.filter((id) => !done.has(id)),
    known: [...new Set([...sequence, ...wish.value.targets])].filter((id) => done.has(id)),
    practice,
  })
}

function wishOf({ goal, library, status }: RouteQuestion): Result<Wish, PlanProblem> {
  switch (goal.kind) {
    case 'path': {
      const path = library.paths.find((one) => one.id === goal.path)
      if (path === undefined) return err({ code: 'unknownGoal', kind: 'path', id: goal.path })
      return pathWish(path, library, status)
    }
    case 'roadmap':
      return roadmapWish(goal.roadmap, library, status)
    case 'concepts': {
      const byId = new Map(library.concepts.map((concept) => [concept.id, concept]))
      const unknown = goal.concepts.find((id) => !byId.has(id))
      if (unknown !== undefined) return err({ code: 'unknownGoal', kind: 'concept', id: unknown })
      const title = goal.concepts.map((id) => byId.get(id)?.title ?? id).join('; ')
      return ok({
        title,
        sequence: goal.concepts,
        targets: goal.concepts,
        optional: [],
        assumed: [],
        practice: [],
      })
    }
  }
}

function pathWish(path: Path, library: PlanningLibrary, status: KnownStatus): Result<Wish, PlanProblem> {
  const { follows } = path
  if (follows?.kind === 'targets' && path.targets.length === 0)
    return err({ code: 'targetsNeeded', path: path.id })
  if (follows?.kind === 'roadmap' && path.targets.length === 0) {
    const wish = roadmapWish(follows.roadmap, library, status)
    return wish.ok ? ok({ ...wish.value, title: path.title, practice: path.practice }) : wish
  }
  const instead = new Map(
    path.alternatives.map((one) => [one.concept, furthest([one.concept, ...one.instead], status, 1)[0]]),
  )
  const replaced = (id: string): string => instead.get(id) ?? id
  return ok({
    title: path.title,
    sequence: path.sequence.map(replaced),
    targets: path.targets.map(replaced),
    optional: path.optional.map(replaced),
    assumed: path.assumed,
    practice: path.practice,
  })
}

function roadmapWish(id: string, library: PlanningLibrary, status: KnownStatus): Result<Wish, PlanProblem> {
  const roadmap = library.roadmaps.find((one) => one.id === id)
  if (roadmap === undefined) return err({ code: 'unknownGoal', kind: 'roadmap', id })
  const modules = roadmap.phases.flatMap((phase) => phase.modules)
  const chosen = modules.map((module) => chosenOf(module, status))
  const projects = modules.flatMap((module) => module.projects ?? [])
  const practice = projects.flatMap(({ title, hours }) => (hours === undefined ? [] : [{ title, hours }]))
  const sequence = chosen.flat()
  const core = modules.flatMap((module, index) =>
    (chosen[index] ?? []).filter((one) => !module.supporting.includes(one)),
  )
  return ok({
    title: roadmap.title,
    sequence,
    targets: [...new Set(core)],
    optional: modules.flatMap((module) => module.optional ?? []),
    assumed: roadmap.assumed,
    practice,
  })
}

function chosenOf(module: Module, status: KnownStatus): readonly string[] {
  return module.choose === undefined ? module.concepts : furthest(module.concepts, status, module.choose)
}

const FURTHEST_FIRST = ['completed', 'inProgress', 'notStarted', 'skipped'] as const

/** The `count` concepts that the learner is furthest with, in the order given; the earlier one wins a tie. */
function furthest(concepts: readonly string[], status: KnownStatus, count: number): readonly string[] {
  const rank = (id: string): number => FURTHEST_FIRST.indexOf(status.get(id) ?? 'notStarted')
  const taken = new Set(concepts.toSorted((a, b) => rank(a) - rank(b)).slice(0, count))
  return concepts.filter((id) => taken.has(id))
}
