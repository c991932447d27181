/** What one cell sees of the lesson that it stands in; the lesson implements it, the cell only asks. */

import type { SQLNamespace } from '@codemirror/lang-sql'
import type { DraftStore } from '@savepoint/platform/browser'
import type { EngineRunner, RunOutcome } from '../../engine/runner.ts'
import type { MissingCell } from './stale.ts'

/** What a cell may ask of its lesson. */
export interface CellContext {
  readonly concept: string
  readonly drafts: DraftStore
  readonly runner: EngineRunner
  /** Earlier cells that change something and have not run in this session. */
  readonly missing: (number: number) => readonly MissingCell[]
  readonly runCell: (number: number, script: string) => Promise<RunOutcome>
  /** Runs `numbers` in order, each with the text it shows; stops at the first that fails. */
  readonly runInOrder: (numbers: readonly number[]) => Promise<void>
  /** Starts the engine again after it was stopped. */
  readonly restart: () => Promise<void>
  readonly schema: () => Promise<SQLNamespace | undefined>
}
