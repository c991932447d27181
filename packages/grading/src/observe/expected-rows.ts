/**
 * Expected rows, computed on the untouched data before the submission runs. They depend on nothing but lab and
 * variant, so a grader that sees many submissions of one lab computes them once.
 */

import type { ExpectedRows, Lab, RequirementCheck } from '@savepoint/curriculum'
import type { RowSet } from '../observations.ts'
import { isReadingScript } from '../submission/statement-words.ts'
import { errorOf, GRADED_ROWS_MAX, lastRows } from './connection.ts'
import type { PreparedSession } from './prepared-sessions.ts'

type Desk = Pick<PreparedSession, 'connection' | 'markTouched'>

export type Expectation =
  | { readonly ok: true; readonly rows: RowSet }
  | { readonly ok: false; readonly message: string }

/** By `ExpectedRows`: the rows, or why the author's query gave none. */
export type Expectations = ReadonlyMap<ExpectedRows, Expectation>

export type ExpectationCache = Map<string, Expectation>

/** Returns the expected rows of every requirement; `desk` is marked touched when a query may have written. */
export async function computeExpectations(
  desk: Desk,
  at: { readonly lab: Lab; readonly variant: string; readonly cache: ExpectationCache },
): Promise<Expectations> {
  const expectations = new Map<ExpectedRows, Expectation>()
  for (const requirement of at.lab.requirements) {
    const expected = expectedRowsOf(requirement.check)
    if (expected === undefined) continue
    if (expected.kind === 'literal') {
      expectations.set(expected, { ok: true, rows: literalRows(expected) })
      continue
    }
    expectations.set(expected, await cachedRows(desk, expected.sql, at))
  }
  return expectations
}

/** By plan check with a query of the author's: what the query returned before the submission. */
export type Baselines = ReadonlyMap<RequirementCheck, RowSet>

/**
 * Returns what the queries of plan checks return on the untouched data. A query that fails there (the submission is
 * to create what it reads) has no baseline.
 */
export async function computeBaselines(
  desk: Pick<Desk, 'connection'>,
  at: { readonly lab: Lab; readonly variant: string; readonly cache: ExpectationCache },
): Promise<Baselines> {
  const baselines = new Map<RequirementCheck, RowSet>()
  for (const { check } of at.lab.requirements) {
    if (check.kind !== 'plan' || check.query === undefined || !isReadingScript(check.query)) continue
    const known = await cachedRows({ ...desk, markTouched: () => {} }, check.query, at)
    if (known.ok) baselines.set(check, known.rows)
  }
  return baselines
}

/** Returns where the rows that `check` expects come from, or undefined when it expects none. */
function expectedRowsOf(check: RequirementCheck): ExpectedRows | undefined {
  return 'expected' in check ? check.expected : undefined
}

async function cachedRows(
  desk: Desk,
  sql: string,
  at: { readonly lab: Lab; readonly variant: string; readonly cache: ExpectationCache },
): Promise<Expectation> {
  const key = JSON.stringify([at.lab.dataset, at.variant, at.lab.setup, sql])
  const known = at.cache.get(key) ?? (await queryRows(desk, sql))
  if (desk.connection.failure() === undefined) at.cache.set(key, known)
  return known
}

async function queryRows(desk: Desk, sql: string): Promise<Expectation> {
  const { connection } = desk
  if (!isReadingScript(sql)) desk.markTouched()
  await connection.run('BEGIN')
  const run = await connection.run(sql)
  await connection.run('ROLLBACK')
  const error = errorOf(run)
  if (error !== undefined) return { ok: false, message: `${error.message} (${error.sqlstate})` }
  const rows = lastRows(run)
  if (rows === undefined) return { ok: false, message: 'it returns no rows result' }
  if (rows.rowCount > GRADED_ROWS_MAX) {
    return {
      ok: false,
      message: `it returns ${rows.rowCount} rows; at most ${GRADED_ROWS_MAX} can be compared`,
    }
  }
  return { ok: true, rows }
}

function literalRows(expected: Extract<ExpectedRows, { kind: 'literal' }>): RowSet {
  return {
    columns: expected.columns.map((name) => ({ name, type: '' })),
    rows: expected.rows,
    rowCount: expected.rows.length,
  }
}
