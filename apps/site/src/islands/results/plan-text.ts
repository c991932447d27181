/** Tells a plan in text form from ordinary rows. */

import type { StatementResult } from '@savepoint/engines'

const PLAN_COLUMN = 'QUERY PLAN'

/** Returns the lines of a text plan joined, or undefined when the result is not one. */
export function planText(statement: StatementResult): string | undefined {
  const [column, ...others] = statement.columns
  if (column?.name !== PLAN_COLUMN || others.length > 0) return undefined
  return statement.rows.map((row) => row[0] ?? '').join('\n')
}

/** Returns the JSON of `EXPLAIN (FORMAT JSON)`, or undefined when the result is not one. */
export function planJson(statement: StatementResult): string | undefined {
  const [column] = statement.columns
  if (column?.name !== PLAN_COLUMN || column.type !== 'json') return undefined
  return statement.rows[0]?.[0] ?? undefined
}
