/**
 * Turns what an engine returned into what a lesson records: masked, cut to the rows asked for, numbers to the
 * right. Recording and verification both go through here, so they agree by construction.
 */

import type { RecordedColumn, RecordedOutput } from '../model.ts'
import { createMasker, type MaskedColumn, type Masker } from './mask.ts'
import { PLAN_TITLE } from './render-output.ts'

/** What is read of an engine's result: any object with these fields will do. */
export interface ExecutedStatement {
  /** Command tag such as `INSERT 0 2`; empty after an error. */
  readonly tag: string
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  readonly rows: readonly (readonly (string | null)[])[]
  readonly rowCount: number
  readonly notices: readonly { readonly severity: string; readonly message: string }[]
  readonly error?: {
    readonly message: string
    readonly sqlstate: string
    readonly detail?: string
    readonly hint?: string
  }
}

export interface RecordingRules {
  readonly masks: readonly string[]
  readonly rowsMax: number
}

const NUMERIC_TYPES: ReadonlySet<string> = new Set(
  'int2 int4 int8 smallint integer bigint numeric decimal float4 float8 real money oid xid xid8 cid'.split(
    ' ',
  ),
)

/** Commands that report rows and whose tag says more than the rows do. */
const TAG_BESIDE_ROWS = /^(?:INSERT|UPDATE|DELETE|MERGE)\b/

/** Returns what a lesson records of `statements`, in order: notices first, then rows or tag, or the error. */
export function renderRecorded(
  statements: readonly ExecutedStatement[],
  rules: RecordingRules,
): readonly RecordedOutput[] {
  const mask = createMasker(rules.masks)
  return statements.flatMap((statement) => recordStatement(statement, mask, rules.rowsMax))
}

function recordStatement(
  statement: ExecutedStatement,
  mask: Masker,
  rowsMax: number,
): readonly RecordedOutput[] {
  const notices = statement.notices.map(
    (notice): RecordedOutput => ({
      kind: 'notice',
      severity: notice.severity,
      message: mask(notice.message),
    }),
  )
  if (statement.error !== undefined) return [...notices, recordError(statement.error, mask)]
  const tag: RecordedOutput = { kind: 'tag', tag: mask(statement.tag) }
  if (!hasRows(statement)) return statement.tag === '' ? notices : [...notices, tag]
  const rows = isPlan(statement) ? recordPlan(statement, mask) : recordRows(statement, mask, rowsMax)
  return TAG_BESIDE_ROWS.test(statement.tag) ? [...notices, rows, tag] : [...notices, rows]
}

/** CREATE TABLE AS and SELECT INTO have a query's tag and return no rows; rows may have no columns. */
function hasRows(statement: ExecutedStatement): boolean {
  return statement.columns.length > 0 || statement.rowCount > 0
}

function isPlan(statement: ExecutedStatement): boolean {
  return statement.columns.length === 1 && statement.columns[0]?.name === PLAN_TITLE
}

function recordPlan(statement: ExecutedStatement, mask: Masker): RecordedOutput {
  const lines = statement.rows.flatMap((row) => (row[0] ?? '').split('\n'))
  return { kind: 'plan', lines: lines.map((line) => mask(line)) }
}

function recordRows(statement: ExecutedStatement, mask: Masker, rowsMax: number): RecordedOutput {
  const columns = statement.columns.map(
    (column): RecordedColumn => ({
      name: column.name,
      align: NUMERIC_TYPES.has(column.type) ? 'right' : 'left',
    }),
  )
  const rows = statement.rows
    .slice(0, rowsMax)
    .map((row) => statement.columns.map((column, index) => maskCell(row[index] ?? null, column, mask)))
  return { kind: 'rows', columns, rows, rowCount: statement.rowCount }
}

function maskCell(cell: string | null, column: MaskedColumn, mask: Masker): string | null {
  return cell === null ? null : mask(cell, column)
}

function recordError(error: NonNullable<ExecutedStatement['error']>, mask: Masker): RecordedOutput {
  return {
    kind: 'error',
    message: mask(error.message),
    sqlstate: error.sqlstate,
    ...(error.detail === undefined ? {} : { detail: mask(error.detail) }),
    ...(error.hint === undefined ? {} : { hint: mask(error.hint) }),
  }
}
