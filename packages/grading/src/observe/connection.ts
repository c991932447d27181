/**
 * A session as the observer uses it: SQL errors are in the results, and the first failure of the engine itself
 * sticks, after which nothing runs any more. So a sequence of steps reads straight down and asks once, at its end,
 * whether the engine lived through it.
 */

import type {
  CancelSignal,
  EngineFailure,
  EngineSession,
  ScriptRun,
  StatementResult,
} from '@savepoint/engines'
import type { RowSet } from '../observations.ts'

/** Rows kept of one result. An expected result above it is the author's fault; an observed one fails by its count. */
export const GRADED_ROWS_MAX = 50_000

export interface Connection {
  /** Runs `script` up to its first error. After a failure it returns a run without statements. */
  readonly run: (script: string) => Promise<ScriptRun>
  readonly failure: () => EngineFailure | undefined
}

const NOTHING_RAN: ScriptRun = { statements: [], inTransaction: false }

/** Returns a connection over `session`. A statement that the adapter refuses counts as an error of that statement. */
export function connectionOf(session: EngineSession, signal: CancelSignal | undefined): Connection {
  let failure: EngineFailure | undefined
  return {
    failure: () => failure,
    run: async (script) => {
      if (failure !== undefined) return NOTHING_RAN
      const run = await session.run(script, {
        rowsMax: GRADED_ROWS_MAX,
        ...(signal === undefined ? {} : { signal }),
      })
      if (run.ok) return run.value
      if (run.error.code === 'refused') return refusedRun(script, run.error)
      failure = run.error
      return NOTHING_RAN
    },
  }
}

/** Returns the error that ended `run`, or undefined. */
export function errorOf(run: ScriptRun): StatementResult['error'] {
  return run.statements.find((statement) => statement.error !== undefined)?.error
}

/** Returns the last result of `run` that has columns, or undefined. */
export function lastRows(run: ScriptRun): RowSet | undefined {
  return run.statements.findLast((statement) => statement.columns.length > 0)
}

function refusedRun(
  script: string,
  failure: { readonly message: string; readonly start: number },
): ScriptRun {
  const statement: StatementResult = {
    start: failure.start,
    end: script.length,
    sql: script.slice(failure.start),
    tag: '',
    columns: [],
    rows: [],
    rowCount: 0,
    notices: [],
    error: { message: failure.message, sqlstate: '0A000', position: 1 },
    elapsedMs: 0,
  }
  return { statements: [statement], inTransaction: false }
}
