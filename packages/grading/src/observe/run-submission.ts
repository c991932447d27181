/**
 * Runs a submission part by part and keeps what each part did. A submission that only reads runs inside
 * transactions that are rolled back, so the data is as before and needs no reset; whether it really only read is
 * asked of the transaction (a write, also through a function, takes a transaction id), never guessed.
 */

import type { PartText } from '@savepoint/curriculum'
import type { ScriptRun, StatementResult } from '@savepoint/engines'
import type { LearnerError, RowSet } from '../observations.ts'
import { type Connection, lastRows } from './connection.ts'

export interface PartRun {
  readonly part: PartText
  readonly statements: readonly StatementResult[]
  /** The last result with columns. */
  readonly rows?: RowSet
  readonly error?: LearnerError
}

export interface SubmissionRun {
  readonly parts: readonly PartRun[]
  readonly endedInTransaction: boolean
  /** It took a transaction id although it looked like reading; what it wrote was rolled back. */
  readonly hasWritten: boolean
}

/** Runs each part in a transaction of its own and rolls it back. */
export async function runReading(connection: Connection, parts: readonly PartText[]): Promise<SubmissionRun> {
  const runs: PartRun[] = []
  let hasWritten = false
  for (const part of parts) {
    await connection.run('BEGIN')
    const run = await connection.run(part.text)
    // An aborted transaction refuses the question; then nothing can be said, and a reset is the safe answer.
    const asked = await connection.run('SELECT pg_current_xact_id_if_assigned() IS NULL')
    hasWritten ||= lastRows(asked)?.rows[0]?.[0] !== 't' && !isHarmlessError(run)
    await connection.run('ROLLBACK')
    runs.push(partRun(part, run))
  }
  return { parts: runs, endedInTransaction: false, hasWritten }
}

/** A script whose first statement failed wrote nothing before, and its own writes were undone with it. */
function isHarmlessError(run: ScriptRun): boolean {
  return run.statements.length === 1 && run.statements[0]?.error !== undefined
}

/** Runs the parts as the learner would; a transaction left open at the end is rolled back. */
export async function runPlainly(connection: Connection, parts: readonly PartText[]): Promise<SubmissionRun> {
  const runs: PartRun[] = []
  let isOpen = false
  for (const part of parts) {
    const run = await connection.run(part.text)
    const partResult = partRun(part, run)
    runs.push(partResult)
    isOpen = run.inTransaction
    if (isOpen && partResult.error !== undefined) {
      await connection.run('ROLLBACK')
      isOpen = false
    }
  }
  if (isOpen) await connection.run('ROLLBACK')
  return { parts: runs, endedInTransaction: isOpen, hasWritten: true }
}

function partRun(part: PartText, run: ScriptRun): PartRun {
  const failed = run.statements.find((statement) => statement.error !== undefined)
  const error = failed === undefined ? undefined : learnerError(part, failed)
  const rows = lastRows(run)
  return {
    part,
    statements: run.statements,
    ...(rows === undefined ? {} : { rows }),
    ...(error === undefined ? {} : { error }),
  }
}

/** Positions are counted from the start of the whole submission, where the editor marks them. */
function learnerError(part: PartText, statement: StatementResult): LearnerError | undefined {
  if (statement.error === undefined) return undefined
  return {
    message: statement.error.message,
    sqlstate: statement.error.sqlstate,
    part: part.id,
    position: part.start + statement.start + (statement.error.position ?? 1),
  }
}
