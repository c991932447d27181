/** What planning asks of a learner's record, gathered once for pages and commands alike. */

import type { ConceptProgress } from '@savepoint/progress'
import type { KnownStatus, PlanningConcept } from './library.ts'
import { measurePace, type Pace } from './pace.ts'
import { type PlanState, type PlanStateInput, planStateOf } from './standing.ts'

export interface Learner {
  readonly status: KnownStatus
  readonly isLessonDone: (concept: string) => boolean
  /** Minutes of the concepts that were studied to their end. */
  readonly doneMinutes: number
  readonly pace: Pace
  readonly state: PlanState
}

export interface LearnerInput extends PlanStateInput {
  readonly concepts: readonly PlanningConcept[]
}

/** Returns the learner behind a projected record. **Cost:** linear in events and concepts. */
export function learnerOf(input: LearnerInput): Learner {
  const { concepts, progress } = input
  const state = planStateOf(input)
  return {
    status: new Map([...progress].map(([id, one]) => [id, one.status])),
    isLessonDone: (concept) => state.isWorkDone('lesson', concept),
    doneMinutes: concepts.reduce(
      (sum, { id, minutes }) => sum + (isStudied(progress.get(id)) ? minutes : 0),
      0,
    ),
    pace: measurePace(concepts, progress),
    state,
  }
}

function isStudied(one: ConceptProgress | undefined): boolean {
  return one?.status === 'completed' && one.testedOut === undefined
}
