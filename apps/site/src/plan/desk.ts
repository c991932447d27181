/** What the plan's page knows at one moment: the record, the learner behind it, the plan that holds, today. */

import {
  findPlan,
  findRoute,
  type Learner,
  learnerOf,
  paceToPlanWith,
  type Route,
  replan,
  standingOf,
} from '@savepoint/planning'
import { localUtcOffsetMinutes } from '@savepoint/platform/browser'
import { dayOf, type PlanGoal, type PlanRecord, type PlanRequest } from '@savepoint/progress'
import type { SiteLibrary } from '../record/library.ts'
import { chosenRoadmap, type Progress } from '../record/record.ts'
import { defaultRequest, requestFromAddress, requestFromDraft } from './first-request.ts'
import type { RunningPlan } from './running-plan.ts'

export interface Desk {
  readonly progress: Progress
  readonly learner: Learner
  readonly plan: PlanRecord | undefined
  /** By the device's time zone. */
  readonly today: string
}

/** Returns the desk now. */
export function deskOf(library: SiteLibrary, progress: Progress): Desk {
  const localDay = (atMs: number): string => dayOf(atMs, localUtcOffsetMinutes(atMs))
  const { view, events } = progress
  return {
    progress,
    learner: learnerOf({ concepts: library.concepts, progress: view.concepts, events, dayOf: localDay }),
    plan: findPlan(events),
    today: localDay(Date.now()),
  }
}

/** Returns what the page shows of the plan that holds. */
export function runningOf(
  library: SiteLibrary,
  { learner, today }: Desk,
  { plan, titleOf }: { readonly plan: PlanRecord; readonly titleOf: (concept: string) => string },
): RunningPlan {
  const pace = paceToPlanWith(learner.pace, plan.request.pace ?? 1)
  const changed = replan({ previous: plan, library, state: learner.state, today, pace })
  return {
    plan,
    route: routeOf(library, plan),
    learner,
    standing: standingOf(plan, learner.state, today),
    changed: changed.plan === plan ? undefined : changed,
    pace,
    today,
    titleOf,
  }
}

/** Returns the way to the goal of `plan`, whatever is done of it; `undefined` when the library lost the goal. */
export function routeOf(library: SiteLibrary, plan: PlanRecord): Route | undefined {
  const route = findRoute({ goal: plan.request.goal, library, status: new Map() })
  return route.ok ? route.value : undefined
}

/** Returns what a plan asked for, from today on. */
export function renewed(plan: PlanRecord, today: string): PlanRequest {
  const { pace: _measuredAnew, ...request } = plan.request
  return { ...request, start: request.start < today ? today : request.start }
}

/** Returns what the form begins with: the address, over the plan that holds, else over what was typed before. */
export function firstRequest(library: SiteLibrary, desk: Desk, draft: string | undefined): PlanRequest {
  const { progress, today, plan } = desk
  const roadmap = chosenRoadmap(progress.events) ?? library.roadmaps[0]?.id ?? ''
  const goal: PlanGoal = { kind: 'roadmap', roadmap }
  const kept = requestFromDraft(draft, today) ?? defaultRequest(goal, today)
  return requestFromAddress(location.search, plan === undefined ? kept : renewed(plan, today))
}
