/**
 * What the engine did with a submission, as plain data: `observe` writes it, `grade` reads it. Nothing here says
 * whether anything is right. Author faults and learner errors are kept apart from the start, so that a broken
 * setup can never be taken for a wrong answer.
 */

import type { CellText, ResultColumn } from '@savepoint/engines'
import type { PlanNode } from './model.ts'

/** A result as the comparator reads it. The type of a column is empty where nobody declared one (literal rows). */
export interface RowSet {
  readonly columns: readonly ResultColumn[]
  readonly rows: readonly (readonly CellText[])[]
  /** How many rows there were; more than `rows.length` when the rest was not kept. */
  readonly rowCount: number
}

/** An error that the learner can see and mend. */
export interface LearnerError {
  readonly message: string
  readonly sqlstate: string
  /** Part of the submission that raised it; empty when the lab has no parts. */
  readonly part: string
  /** 1-based character offset in the whole submission. */
  readonly position?: number
}

/** What a check saw, or why it saw nothing: `error` is the learner's, `issue` is the author's. */
export type Seen<T> =
  | { readonly kind: 'seen'; readonly value: T }
  | { readonly kind: 'error'; readonly error: LearnerError }
  /** The submission lacks what the check looks at: the part, or a statement that returns rows. */
  | { readonly kind: 'absent'; readonly what: 'part' | 'rows' | 'query'; readonly part: string }
  | { readonly kind: 'issue'; readonly message: string }

export interface ExpectedAndObserved {
  readonly expected: RowSet
  readonly observed: RowSet
}

export type CheckObservation =
  | { readonly kind: 'rows'; readonly seen: Seen<ExpectedAndObserved> }
  /**
   * `answer`: what the author's query returned before and after the submission. A plan is only worth as much as its
   * answer: with the data deleted, every query is cheap.
   */
  | { readonly kind: 'plan'; readonly seen: Seen<PlanNode>; readonly answer?: ExpectedAndObserved }
  | { readonly kind: 'probe'; readonly seen: Seen<ExpectedAndObserved> }
  /** The SQLSTATE and message that the attempt ended in; undefined when it was accepted. */
  | { readonly kind: 'attempt'; readonly seen: Seen<AttemptOutcome> }
  | { readonly kind: 'idempotent'; readonly seen: Seen<{ readonly first: RowSet; readonly second: RowSet }> }
  | { readonly kind: 'atomic'; readonly seen: Seen<readonly InjectedRun[]> }
  | { readonly kind: 'wal'; readonly seen: Seen<{ readonly bytes: number }> }

export interface AttemptOutcome {
  readonly refusal?: { readonly sqlstate: string; readonly message: string }
}

/** The invariant after an error was injected in place of one statement and the connection was closed. */
export interface InjectedRun extends ExpectedAndObserved {
  /** The statement that was replaced, as written; absent for the run without an error. */
  readonly statement?: string
}

export interface VariantObservation {
  readonly variant: string
  /** The first error of the submission on this variant. */
  readonly submissionError?: LearnerError
  /** The submission ended inside a transaction, which was then rolled back, as when a connection closes. */
  readonly endedInTransaction: boolean
  /** By requirement id. */
  readonly checks: ReadonlyMap<string, CheckObservation>
}

/** Everything that one grading saw. */
export interface LabObservations {
  readonly lab: string
  readonly contentHash: string
  readonly variants: readonly VariantObservation[]
  /** Why observing stopped early: setup, expected query or engine. Never the learner's failure. */
  readonly issues: readonly string[]
  /** The caller cancelled. */
  readonly isCancelled: boolean
}
