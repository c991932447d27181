/**
 * What Savepoint asks of a real database engine. One adapter per engine; the contract suite in `contract.ts`
 * holds them all to the same behaviour. Values travel as the engine's own text, so that nothing is lost or
 * reinterpreted between the engine and the page.
 *
 * Invariant: this file has no imports but types and no I/O; grading depends on it and on nothing else here.
 */

import type { Result } from '@savepoint/std'

/** Which engine answered, for the label beside every result. */
export interface EngineIdentity {
  /** Stable id of the adapter, as written in content: `postgres`. */
  readonly engine: string
  /** What a person reads: `PostgreSQL 18.6`. */
  readonly label: string
  readonly version: string
}

export interface ResultColumn {
  readonly name: string
  /** The engine's type name, for example `int4`, `text`, `timestamptz`. */
  readonly type: string
}

/** One value as the engine's text form; `null` is SQL NULL. */
export type CellText = string | null

export interface EngineNotice {
  readonly severity: string
  readonly message: string
  readonly sqlstate: string
}

export interface EngineError {
  readonly message: string
  readonly sqlstate: string
  /** 1-based character offset in the statement's own text, when the engine gives one. */
  readonly position?: number
  readonly detail?: string
  readonly hint?: string
  readonly constraint?: string
  readonly table?: string
  readonly column?: string
}

/** What one statement of a script did. */
export interface StatementResult {
  /** Half-open character range [start, end) of the statement in the script, without its semicolon. */
  readonly start: number
  readonly end: number
  readonly sql: string
  /** The command tag, for example `SELECT 3` or `CREATE TABLE`; empty after an error. */
  readonly tag: string
  /** Empty for a statement that returns no rows. */
  readonly columns: readonly ResultColumn[]
  /** At most `rowsMax` rows, in the engine's order. */
  readonly rows: readonly (readonly CellText[])[]
  /** How many rows the engine returned, also those past `rowsMax`. */
  readonly rowCount: number
  readonly notices: readonly EngineNotice[]
  readonly error?: EngineError
  readonly elapsedMs: number
}

/**
 * What a script did. Statements run one after another, each in its own implicit transaction (as psql does);
 * the first error stops the script and its statement is the last one here.
 */
export interface ScriptRun {
  readonly statements: readonly StatementResult[]
  /** True when the script ended inside an open or failed transaction. */
  readonly inTransaction: boolean
}

export type EngineFailure =
  /** The caller cancelled. `isSessionLost`: the session must be reset before it is used again. */
  | { readonly code: 'cancelled'; readonly isSessionLost: boolean }
  /** The engine died or its files could not be had; `message` says why and what to do. */
  | { readonly code: 'engineUnavailable'; readonly message: string }
  /** The engine is known to misbehave on this statement; it was not run. */
  | { readonly code: 'refused'; readonly message: string; readonly start: number }

/** What is needed of an `AbortSignal`, so that rooms without platform types can hand one on. */
export interface CancelSignal {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

export interface RunOptions {
  readonly signal?: CancelSignal
  /** Rows kept per statement. The default of every adapter is 1,000. */
  readonly rowsMax?: number
  /** With `continue`, statements after an error still run, as a psql script without ON_ERROR_STOP. */
  readonly onError?: 'stop' | 'continue'
}

/** Where `reset` goes: to the mark, else the dataset (the default), or past a mark to the dataset. */
export type ResetTarget = 'mark' | 'dataset'

export interface ResetOptions {
  /** With `dataset` a mark is forgotten. */
  readonly to?: ResetTarget
  readonly signal?: CancelSignal
}

/** One connection. Calls are queued: a second `run` starts when the first has ended. */
export interface EngineSession {
  readonly identity: EngineIdentity
  /** Runs `script`. An error of the statement is in the result; a failure is of the engine itself. */
  readonly run: (script: string, options?: RunOptions) => Promise<Result<ScriptRun, EngineFailure>>
  /**
   * Makes the present state, an open transaction included, the one that `reset` returns to. There is one mark: a later
   * one replaces it. Should the engine have to be booted again, what led here is run again, so that it must not
   * depend on the clock or on chance. An adapter without it cannot return to anything but the dataset.
   */
  readonly mark?: () => Promise<Result<void, EngineFailure>>
  /** Returns to the mark, or else to the state right after `open`: dataset loaded, nothing else. */
  readonly reset: (options?: ResetOptions) => Promise<Result<void, EngineFailure>>
  readonly close: () => Promise<void>
}

/** Determinate progress of opening: bytes where they are known, else 0 of 0. */
export interface OpenProgress {
  readonly phase: 'loading' | 'starting' | 'dataset'
  readonly loadedBytes: number
  readonly totalBytes: number
}

export interface OpenOptions {
  /** Id of the dataset, or `empty`. */
  readonly dataset: string
  /** Variant of the dataset; the learner's own is `base`. */
  readonly variant?: string
  readonly signal?: CancelSignal
  readonly onProgress?: (progress: OpenProgress) => void
}

export interface EngineAdapter {
  readonly engine: string
  readonly open: (options: OpenOptions) => Promise<Result<EngineSession, EngineFailure>>
  /** Frees workers, processes and memory. */
  readonly close: () => Promise<void>
}
