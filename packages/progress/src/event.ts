/**
 * What a learner did, append-only. Everything shown is computed from these events; logs of two devices merge by
 * union of ids. Events are never changed or removed; a new meaning is a new kind or a new schema version.
 */

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

/** One event without the envelope that the log adds to it. */
export type ProgressPayload =
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
] as const satisfies readonly ProgressPayload['kind'][]
