/**
 * From a goal and the time there is to a dated plan. Deterministic: the same question gives the same plan. Prerequisites
 * stand before what is built on them, no day holds more than its minutes, and each open concept stands in the plan once,
 * with all its minutes. A deadline moves nothing: what does not fit stands after it, and `feasibility` says what to do.
 */

import type { PlanRecord, PlanRequest } from '@savepoint/progress'
import { err, ok, type Result } from '@savepoint/std'
import { dayNumber } from './days.ts'
import { type Feasibility, judgeFeasibility, workMinutes } from './feasibility.ts'
import { findRoute, type Route } from './goal.ts'
import type { KnownStatus, PlanningLibrary } from './library.ts'
import { pour } from './pour.ts'
import { budgetOf, findProblem, type PlanProblem, TOO_LONG } from './request.ts'
import { unitsOf } from './work.ts'

export interface PlanQuestion {
  readonly request: PlanRequest
  readonly library: PlanningLibrary
  readonly status: KnownStatus
  /** Says that of a concept only its labs are left. */
  readonly isLessonDone: (concept: string) => boolean
  /** Minutes of the concepts that the learner has studied already: reviews are of them from the first day. */
  readonly doneMinutes: number
}

export interface PlanProposal {
  readonly plan: PlanRecord
  readonly route: Route
  /** Absent when nothing of the goal is left to do. */
  readonly feasibility?: Feasibility
  /** Of lessons and labs. */
  readonly workMinutes: number
  readonly reviewMinutes: number
}

/**
 * Returns the plan, not yet accepted. **Cost:** O(concepts + prerequisites + entries + days) for the plan; a deadline that
 * is missed adds one such laying for each concept to leave out, and ten to find the minutes that would do.
 */
export function makePlan(question: PlanQuestion): Result<PlanProposal, PlanProblem> {
  const { request, library, status, doneMinutes } = question
  const problem = findProblem(request)
  if (problem !== undefined) return err(problem)
  const { goal, leaveOut = [], pace = 1 } = request
  const route = findRoute({ goal, library, status, leaveOut })
  if (!route.ok) return route
  const concepts = new Map(library.concepts.map((concept) => [concept.id, concept]))
  const { order, targets, optional } = route.value
  const units = unitsOf(concepts, order, { pace, isLessonDone: question.isLessonDone })
  const days = pour(units, { firstDay: dayNumber(request.start), budget: budgetOf(request), doneMinutes })
  if (days === undefined) return err(TOO_LONG)
  const prerequisites = new Map(library.concepts.map((concept) => [concept.id, concept.prerequisites]))
  const judged = { request, days, doneMinutes, order, targets, optional, prerequisites, units }
  const minutes = workMinutes(days)
  const allMinutes = days.flatMap((day) => day.entries).reduce((sum, entry) => sum + entry.minutes, 0)
  return ok({
    plan: { request, days },
    route: route.value,
    ...(days.length === 0 ? {} : { feasibility: judgeFeasibility(judged) }),
    workMinutes: minutes,
    reviewMinutes: allMinutes - minutes,
  })
}
