/** One line on what a run did, for the log and for announcements. */

import type { ScriptRun } from '@savepoint/engines'
import { formatCounted } from './format.ts'

/** Returns `20 rows`, `CREATE TABLE`, `3 statements, last 20 rows` or `ERROR 42P01: …`. */
export function summarizeRun(run: ScriptRun): string {
  const last = run.statements.at(-1)
  if (last === undefined) return 'Nothing to run'
  const count = run.statements.length
  const what =
    last.error !== undefined ? `ERROR ${last.error.sqlstate}: ${last.error.message}` : resultWords(last)
  return count === 1 ? what : `${formatCounted(count, 'statement')}, last ${what}`
}

function resultWords(statement: ScriptRun['statements'][number]): string {
  return statement.columns.length > 0 ? formatCounted(statement.rowCount, 'row') : statement.tag
}

/** Returns whether every statement of `run` succeeded. */
export function hasSucceeded(run: ScriptRun): boolean {
  return run.statements.every((statement) => statement.error === undefined)
}
