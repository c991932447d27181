/** What the plan commands work on: the library, the learner behind the log, the plan that holds, and today. */

import type { CompiledCurriculum } from '@savepoint/curriculum'
import {
  findPlan,
  type Learner,
  learnerOf,
  type PlanningLibrary,
  planningLibraryOf,
} from '@savepoint/planning'
import { dayOf, type PlanRecord, type ProgressEvent, type ProgressLog, project } from '@savepoint/progress'
import { err, ok, type Result } from '@savepoint/std'
import { openRecord } from './open-record.ts'
import type { CliSession } from './session.ts'

export interface PlanningDesk {
  readonly curriculum: CompiledCurriculum
  readonly library: PlanningLibrary
  readonly learner: Learner
  readonly events: readonly ProgressEvent[]
  readonly log: ProgressLog
  /** The plan that holds; absent before the first is accepted and after the last was ended. */
  readonly plan: PlanRecord | undefined
  /** `YYYY-MM-DD` here. */
  readonly today: string
  readonly titleOf: (concept: string) => string
}

/** Reads everything. Errors are messages for the person. */
export async function openDesk(session: CliSession): Promise<Result<PlanningDesk, string>> {
  const opened = await openRecord(session)
  if (!opened.ok) return opened
  const { curriculum, log, events } = opened.value
  const localDay = (atMs: number): string => dayOf(atMs, session.utcOffsetMinutes(atMs))
  const view = project(events, curriculum, { utcOffsetMinutes: session.utcOffsetMinutes })
  const library = planningLibraryOf(curriculum)
  const titles = new Map(library.concepts.map((concept) => [concept.id, concept.title]))
  return ok({
    curriculum,
    library,
    learner: learnerOf({
      concepts: library.concepts,
      progress: view.concepts,
      events,
      dayOf: localDay,
    }),
    events,
    log,
    plan: findPlan(events),
    today: localDay(session.clock.nowMs()),
    titleOf: (concept) => titles.get(concept) ?? concept,
  })
}

/** Makes `plan` the one that holds; `null` ends planning. Errors are messages for the person. */
export async function keepPlan(desk: PlanningDesk, plan: PlanRecord | null): Promise<Result<void, string>> {
  const appended = await desk.log.append([{ kind: 'PlanMade', plan }])
  return appended.ok ? ok(undefined) : err(appended.error.message)
}

/** Returns the number of the plan that is accepted next, for calendars. */
export function nextSequence(desk: PlanningDesk): number {
  return desk.events.filter((event) => event.kind === 'PlanMade').length
}
