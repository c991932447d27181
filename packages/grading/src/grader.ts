/**
 * A grader for many submissions: it keeps sessions open and expected rows computed, so that the second submission
 * to a lab costs its own statements and little more. The grader owns its sessions; the learner's is another one.
 */

import type { Lab } from '@savepoint/curriculum'
import type { EngineAdapter } from '@savepoint/engines'
import { type GradeOptions, grade } from './grade/grade.ts'
import type { GradingResult } from './model.ts'
import type { LabObservations } from './observations.ts'
import { type ObserveOptions, observe, observeWith } from './observe/observe.ts'
import { createPreparedSessions } from './observe/prepared-sessions.ts'

export interface Grader {
  readonly observe: (lab: Lab, submission: string, options?: ObserveOptions) => Promise<LabObservations>
  readonly gradeSubmission: (
    lab: Lab,
    submission: string,
    options?: GradeSubmissionOptions,
  ) => Promise<GradingResult>
  /** Closes the sessions. The grader must not be used after it. */
  readonly close: () => Promise<void>
}

export interface GraderOptions {
  /** How many sessions stay open: each may be a whole engine in memory. One for each variant saves reopening. */
  readonly sessionsMax: number
}

export interface GradeSubmissionOptions extends ObserveOptions, GradeOptions {}

/** Returns a grader over `adapter`. Calls must not overlap: each uses the session of its variant alone. */
export function createGrader(adapter: EngineAdapter, options: GraderOptions): Grader {
  const state = { sessions: createPreparedSessions(adapter, options.sessionsMax), cache: new Map() }
  return {
    observe: (lab, submission, observeOptions = {}) => observeWith(state, lab, submission, observeOptions),
    gradeSubmission: async (lab, submission, gradeOptions = {}) =>
      grade(lab, await observeWith(state, lab, submission, gradeOptions), gradeOptions),
    close: () => state.sessions.close(),
  }
}

/** Grades one submission with sessions that are closed afterwards. */
export async function gradeSubmission(
  lab: Lab,
  submission: string,
  adapter: EngineAdapter,
  options: GradeSubmissionOptions = {},
): Promise<GradingResult> {
  return grade(lab, await observe(lab, submission, adapter, options), options)
}
