/**
 * What a learner did, append-only. Everything shown is computed from these events; logs of two devices merge by
 * union of ids. Events are never changed or removed; a new meaning is a new kind or a new schema version.
 */

import type { ImportedRoadmap } from './imported-roadmap.ts'
import type { PlanRecord } from './plan-record.ts'

export const PROGRESS_SCHEMA_VERSION = 1

interface EventBase {
  /** ULID: sorts by time. */
  readonly id: string
  readonly version: typeof PROGRESS_SCHEMA_VERSION
  /** Milliseconds since the epoch, by the device's clock. */
  readonly atMs: number
  /** Random id of the device or browser profile. */
  readonly device: string
}

/** What a manual status may be set to. */
export type ConceptStatus = 'notStarted' | 'inProgress' | 'completed' | 'skipped'

/** How well an item was recalled, in the words of FSRS. */
export type ReviewRating = 'again' | 'hard' | 'good' | 'easy'

/** One event without the envelope that the log adds to it. */
export type ProgressPayload = StudyPayload | ImportPayload | NotebookPayload | GuidancePayload | ReviewPayload

/** What happens on lessons, labs and roadmaps of the library. */
type StudyPayload =
  | { readonly kind: 'RoadmapStarted'; readonly roadmap: string }
  | { readonly kind: 'LessonOpened'; readonly concept: string; readonly contentHash: string }
  /** The reader's place; the bookmark is the last one. */
  | { readonly kind: 'SectionReached'; readonly concept: string; readonly section: string }
  /** Active time on a page since the last such event. */
  | { readonly kind: 'TimeSpent'; readonly concept: string; readonly lab?: string; readonly seconds: number }
  | {
      readonly kind: 'CellRun'
      readonly concept: string
      readonly cell: number
      readonly isEdited: boolean
      readonly succeeded: boolean
    }
  | {
      readonly kind: 'PredictionMade'
      readonly concept: string
      readonly cell: number
      readonly prediction: string
    }
  | {
      readonly kind: 'ItemAnswered'
      readonly concept: string
      readonly item: string
      readonly answer: string
      readonly correct: boolean
      readonly contentHash: string
    }
  | { readonly kind: 'ItemShown'; readonly concept: string; readonly item: string }
  | { readonly kind: 'HintRevealed'; readonly concept: string; readonly lab: string; readonly hint: number }
  | {
      readonly kind: 'SubmissionGraded'
      readonly concept: string
      readonly lab: string
      readonly verdict: 'passed' | 'failed'
      readonly metCount: number
      readonly requirementCount: number
      readonly contentHash: string
    }
  | { readonly kind: 'SolutionRevealed'; readonly concept: string; readonly lab: string }
  /**
   * The rule of completion was met on this content. Recorded so that an item or lab added later takes nothing
   * away; `completionsToRecord` says when.
   */
  | { readonly kind: 'ConceptCompleted'; readonly concept: string; readonly contentHash: string }
  /** Set by hand: it overrides what the other events say until the next one. `null` returns to what they say. */
  | {
      readonly kind: 'StatusSet'
      readonly concept: string
      readonly status: ConceptStatus | null
      readonly contentHash: string
    }

/** Roadmaps that the learner brought along. Their ids start with `imported-`, so they never meet one of the library. */
type ImportPayload =
  /** The whole tree as read; the last import of a roadmap is the one that is shown. */
  | { readonly kind: 'RoadmapImported'; readonly roadmap: string; readonly document: ImportedRoadmap }
  /** Hidden until it is imported again; statuses and notes of its topics stay in the log. */
  | { readonly kind: 'RoadmapRemoved'; readonly roadmap: string }
  /** Set by hand or by a checked box; `null` returns to what the matched concept says. */
  | {
      readonly kind: 'TopicStatusSet'
      readonly roadmap: string
      readonly topic: string
      readonly status: ConceptStatus | null
    }
  /** A match corrected by hand: `target` is a concept, `null` says that none is meant. Remembered for its label. */
  | {
      readonly kind: 'TopicMatched'
      readonly roadmap: string
      readonly topic: string
      /** The topic's title when it was corrected, as shown. */
      readonly label: string
      readonly target: string | null
    }

/**
 * What a learner writes down. `subject` is what it is about: `concept:ID`, `topic:ROADMAP/ID` or `roadmap:ID`; see
 * `subject.ts`.
 */
type NotebookPayload =
  /** The whole text of a note after a change; an empty text removes it. */
  | {
      readonly kind: 'NoteWritten'
      readonly subject: string
      readonly note: string
      readonly form: 'note' | 'reflection'
      readonly text: string
    }
  | {
      readonly kind: 'ResourceKept'
      readonly subject: string
      readonly resource: string
      readonly title: string
      readonly url: string
    }
  | { readonly kind: 'ResourceRemoved'; readonly subject: string; readonly resource: string }
  /** The one project on the dashboard; `null` clears the slot. `text` is Markdown. */
  | {
      readonly kind: 'ProjectSet'
      readonly project: { readonly title: string; readonly text: string; readonly url: string } | null
    }

/** Where the learner wants to go, what they knew already, and the plan. */
type GuidancePayload =
  /** Answers by question id; a question with several answers joins them by blanks. */
  | { readonly kind: 'GuideAnswered'; readonly answers: Readonly<Record<string, string>> }
  | {
      readonly kind: 'PlacementAnswered'
      readonly placement: string
      readonly concept: string
      readonly item: string
      readonly answer: string
      /** `null`: the learner said that they do not know. */
      readonly correct: boolean | null
      readonly contentHash: string
    }
  /** Placement is certain enough that the concept is known. Overruled by `StatusSet`. */
  | {
      readonly kind: 'ConceptTestedOut'
      readonly placement: string
      readonly concept: string
      /** That the concept is known, given the answers; in [0, 1]. */
      readonly probability: number
      /** Items whose answers weighed most, strongest first. */
      readonly evidence: readonly string[]
    }
  /** A plan was accepted, whole; the last one holds. `null` ends planning. */
  | { readonly kind: 'PlanMade'; readonly plan: PlanRecord | null }

type ReviewPayload =
  | {
      readonly kind: 'ReviewRated'
      readonly concept: string
      readonly item: string
      readonly rating: ReviewRating
      readonly correct: boolean
      /** Of the variant that was shown, where the item has a generator. */
      readonly variant?: number
    }
  | {
      readonly kind: 'ReviewSettingsSet'
      /** Wanted probability of recall when an item comes due, in [0.7, 0.99]. */
      readonly retention: number
      /** Items a day at most. */
      readonly dailyMax: number
    }

export type ProgressEvent = EventBase & ProgressPayload

/** Every kind of event, for readers that must tell a known one from one of a later version. */
export const EVENT_KINDS = [
  'RoadmapStarted',
  'LessonOpened',
  'SectionReached',
  'TimeSpent',
  'CellRun',
  'PredictionMade',
  'ItemAnswered',
  'ItemShown',
  'HintRevealed',
  'SubmissionGraded',
  'SolutionRevealed',
  'ConceptCompleted',
  'StatusSet',
  'RoadmapImported',
  'RoadmapRemoved',
  'TopicStatusSet',
  'TopicMatched',
  'NoteWritten',
  'ResourceKept',
  'ResourceRemoved',
  'ProjectSet',
  'GuideAnswered',
  'PlacementAnswered',
  'ConceptTestedOut',
  'PlanMade',
  'ReviewRated',
  'ReviewSettingsSet',
] as const satisfies readonly ProgressPayload['kind'][]
