/** What is shown of a learner's progress: plain data, computed from events and never stored as the truth. */

import type { ConceptStatus } from './event.ts'

export interface ProgressView {
  /** One entry for each concept of the outline, in its order. */
  readonly concepts: ReadonlyMap<string, ConceptProgress>
  readonly roadmaps: readonly RoadmapProgress[]
  /** Where the learner was last; absent before the first lesson or lab. */
  readonly resume?: ResumePoint
  /** Days with any activity, oldest first. */
  readonly days: readonly DayActivity[]
  readonly totals: ProgressTotals
}

export interface ProgressTotals {
  readonly eventCount: number
  readonly seconds: number
  readonly labsPassedCount: number
  readonly itemsCorrectCount: number
  /** Of the outline's concepts, each counted once. */
  readonly bar: Bar
}

export interface ConceptProgress {
  readonly id: string
  readonly status: ConceptStatus
  /** The status was set by hand and overrides what the other events say. */
  readonly isManual: boolean
  readonly seconds: number
  /** The last section the reader reached. */
  readonly section?: string
  readonly lastAtMs?: number
  readonly items: ReadonlyMap<string, ItemProgress>
  readonly labs: ReadonlyMap<string, LabProgress>
  /** Numbers of the lesson's cells that were run, ascending. */
  readonly cellsRun: readonly number[]
  /** Last prediction for each cell. */
  readonly predictions: ReadonlyMap<number, string>
  /** `ConceptCompleted` is in the log: no later change of the content takes the completion away. */
  readonly isCompletionRecorded: boolean
  /** Placement found it known. It may be completed for this alone, and a status set by hand overrules it. */
  readonly testedOut?: TestedOut
  /** Content hash of the lesson last opened or the item last answered. */
  readonly seenOn?: string
  /** The content hash the completion was earned on. */
  readonly earnedOn?: string
  /** Present when the concept was completed, or a lab passed, on content that differs from today's. */
  readonly changedSince?: ChangedSince
}

/** The last placement that found a concept known. */
export interface TestedOut {
  /** That it is known, given the answers; in [0, 1]. */
  readonly probability: number
  /** Items whose answers weighed most, strongest first. */
  readonly evidence: readonly string[]
  readonly atMs: number
}

/** What differs between the content that was completed and today's. Nothing is taken away for it. */
export interface ChangedSince {
  /** Lesson or check differ from those that were completed. */
  readonly isLessonChanged: boolean
  /** Items of today's check that were never answered correctly nor shown. */
  readonly itemsOpen: readonly string[]
  /** Labs that were passed on a version that differs from today's, and not on today's. */
  readonly labsChanged: readonly string[]
}

export interface ItemProgress {
  readonly attemptCount: number
  /** Answered correctly at least once. */
  readonly isCorrect: boolean
  readonly isShown: boolean
  readonly lastAnswer?: string
  readonly isLastCorrect?: boolean
  /** Answered correctly at least once on this content. */
  readonly correctOn?: string
}

export interface LabProgress {
  readonly attemptCount: number
  readonly isPassed: boolean
  /** Content hash of the last passing submission. */
  readonly passedOn?: string
  readonly passedAtMs?: number
  readonly hintsUsedCount: number
  readonly isSolutionRevealed: boolean
  /** The solution was revealed before the first pass. */
  readonly isPassedAfterSolution: boolean
  /** The submission that met the most requirements. */
  readonly best?: { readonly metCount: number; readonly requirementCount: number }
  readonly seconds: number
}

/** Concepts done and minutes left. Planned concepts count in the totals; skipped ones count as done. */
export interface Bar {
  readonly completedCount: number
  readonly skippedCount: number
  readonly inProgressCount: number
  readonly totalCount: number
  readonly plannedCount: number
  readonly minutesTotal: number
  /** Minutes of the concepts that are neither completed nor skipped. */
  readonly minutesLeft: number
  /** Done of total by minutes, in [0, 1]; by count when the total is 0 minutes. */
  readonly fraction: number
}

export interface RoadmapProgress {
  readonly id: string
  readonly title: string
  /** When the learner last chose it; absent when never. */
  readonly startedAtMs?: number
  readonly bar: Bar
  readonly phases: readonly PhaseProgress[]
}

export interface PhaseProgress {
  readonly id: string
  readonly title: string
  readonly bar: Bar
  readonly modules: readonly ModuleProgress[]
}

export interface ModuleProgress {
  readonly id: string
  readonly title: string
  readonly bar: Bar
  /** In reading order, those of earlier modules included. */
  readonly concepts: readonly ModuleConcept[]
}

export interface ModuleConcept {
  readonly id: string
  readonly title: string
  readonly isPlanned: boolean
  readonly minutes: number
  readonly status: ConceptStatus
  readonly labsPassedCount: number
  readonly labCount: number
  /** False when an earlier module of the roadmap holds it: it counts there. */
  readonly isCounted: boolean
}

export type ResumePoint =
  | { readonly kind: 'lesson'; readonly concept: string; readonly section?: string; readonly atMs: number }
  | { readonly kind: 'lab'; readonly concept: string; readonly lab: string; readonly atMs: number }

export interface DayActivity {
  /** `2026-11-21`, in the learner's time zone. */
  readonly day: string
  readonly seconds: number
  readonly eventCount: number
  readonly itemsAnsweredCount: number
  readonly submissionCount: number
  readonly labsPassedCount: number
}
