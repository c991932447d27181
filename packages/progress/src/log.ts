/** The append-only log as rooms and apps see it. Browser, files and memory implement it in `platform`. */

import type { Result } from '@savepoint/std'
import type { ProgressEvent, ProgressPayload } from './event.ts'

/** What a log holds: events this version understands, and records that it must keep but cannot read. */
export interface LogContents {
  /** Sorted by id, no id twice. */
  readonly events: readonly ProgressEvent[]
  /** Records of a later version, or damaged ones, as they were found. Kept and exported, never dropped. */
  readonly unread: readonly unknown[]
}

export interface LogFailure {
  /** `full`: no room left. `lost`: the storage went away. `busy`: another process holds the log. */
  readonly code: 'full' | 'lost' | 'busy'
  /** What happened, what is safe, what to do. */
  readonly message: string
  /** True when it certainly did not happen. */
  readonly isDefinite: boolean
}

export interface ProgressLog {
  /** `memory`: nothing outlives the page, and the page must say so. */
  readonly storage: 'indexedDb' | 'file' | 'memory'
  /** Adds events made of `payloads`; resolves only when the storage has acknowledged them. */
  readonly append: (
    payloads: readonly ProgressPayload[],
  ) => Promise<Result<readonly ProgressEvent[], LogFailure>>
  /** Adds the events whose ids are not there yet and returns those. Merging the same events twice adds none. */
  readonly merge: (events: readonly ProgressEvent[]) => Promise<Result<readonly ProgressEvent[], LogFailure>>
  readonly readAll: () => Promise<Result<LogContents, LogFailure>>
  /** Removes everything and returns what was there, unread records included. Other tabs are told by `onErased`. */
  readonly erase: () => Promise<Result<LogContents, LogFailure>>
  /** Puts back what `erase` returned. What came since stays. */
  readonly restore: (contents: LogContents) => Promise<Result<LogContents, LogFailure>>
  /** Calls `listener` when another tab has erased the log. Returns the way to stop it. */
  readonly onErased: (listener: () => void) => () => void
  /** Calls `listener` with new events, also those of other tabs. Returns the way to stop it. */
  readonly subscribe: (listener: (events: readonly ProgressEvent[]) => void) => () => void
  readonly close: () => Promise<void>
}
