/**
 * The checks that look at the state a submission left: probes, plans, attempts. Each starts as a new connection
 * would (settings, roles, temporary tables and prepared statements of the submission are gone), so a setting such
 * as `enable_seqscan = off` or a temporary table in front of a real one deceives nobody. Each leaves no trace.
 */

import type { Requirement, RequirementCheck } from '@savepoint/curriculum'
import type { EngineError, ScriptRun } from '@savepoint/engines'
import type { PlanNode } from '../model.ts'
import type {
  AttemptOutcome,
  CheckObservation,
  ExpectedAndObserved,
  LearnerError,
  RowSet,
  Seen,
} from '../observations.ts'
import { parsePlan } from '../plan/parse-plan.ts'
import { type Connection, errorOf, lastRows } from './connection.ts'
import type { Baselines, Expectations } from './expected-rows.ts'
import type { PartRun, SubmissionRun } from './run-submission.ts'

/** What a new connection would have: nothing of the session before it. Cannot run inside a transaction. */
export async function startAfresh(connection: Connection): Promise<void> {
  await connection.run('DISCARD ALL')
}

type CheckOf<K extends RequirementCheck['kind']> = Extract<RequirementCheck, { kind: K }>

/** Returns what the part's last result was beside what it should be. Nothing runs. */
export function observeRows(
  check: CheckOf<'rows'>,
  submission: SubmissionRun,
  expectations: Expectations,
): CheckObservation {
  return { kind: 'rows', seen: rowsSeen(check, submission, expectations) }
}

function rowsSeen(
  check: CheckOf<'rows'>,
  submission: SubmissionRun,
  expectations: Expectations,
): Seen<ExpectedAndObserved> {
  const expected = expectedRows(check.expected, expectations)
  if (expected.kind !== 'seen') return expected
  const part = findPart(submission, check.part)
  if (part === undefined) return { kind: 'absent', what: 'part', part: check.part }
  if (part.error !== undefined) return { kind: 'error', error: part.error }
  if (part.rows === undefined) return { kind: 'absent', what: 'rows', part: check.part }
  return { kind: 'seen', value: { expected: expected.value, observed: part.rows } }
}

/** Runs the probe in a transaction that is rolled back. */
export async function observeProbe(
  connection: Connection,
  check: CheckOf<'probe'>,
  expectations: Expectations,
): Promise<CheckObservation> {
  const expected = expectedRows(check.expected, expectations)
  if (expected.kind !== 'seen') return { kind: 'probe', seen: expected }
  const observed = await probe(connection, check.query)
  if (observed.kind !== 'seen') return { kind: 'probe', seen: observed }
  return {
    kind: 'probe',
    seen: { kind: 'seen', value: { expected: expected.value, observed: observed.value } },
  }
}

/** Returns the rows of an author's query about the state that the submission left. */
export async function probe(connection: Connection, query: string): Promise<Seen<RowSet>> {
  await startAfresh(connection)
  await connection.run('BEGIN')
  const run = await connection.run(query)
  await connection.run('ROLLBACK')
  const error = errorOf(run)
  if (error !== undefined) return probeError(error)
  const rows = lastRows(run)
  return rows === undefined
    ? { kind: 'issue', message: 'the probe returns no rows result' }
    : { kind: 'seen', value: rows }
}

/**
 * SQLSTATEs that say "what you ask about is not there, or is of another shape". After a submission that is its
 * doing: the table it should have created is missing. Any other error of a probe is its author's. That the probe
 * itself is sound is proven with the solution, which must pass.
 */
const MISSING_OBJECT_STATES = new Set([
  '42P01',
  '42703',
  '42883',
  '42704',
  '3F000',
  '42809',
  '42804',
  '42P02',
  '42P10',
])

function probeError(error: EngineError): Seen<never> {
  const { message, sqlstate } = error
  if (!MISSING_OBJECT_STATES.has(sqlstate))
    return { kind: 'issue', message: `the probe fails: ${message} (${sqlstate})` }
  return { kind: 'error', error: { message, sqlstate, part: '' } }
}

/**
 * Explains the part's last query, or the author's. It is run once before it is measured: the first run after a load
 * or an index build may set hint bits and prune pages, and what is counted is what every later run would touch.
 */
export async function observePlan(
  connection: Connection,
  check: CheckOf<'plan'>,
  scene: { readonly run: SubmissionRun; readonly baselines: Baselines },
): Promise<CheckObservation> {
  const baseline = scene.baselines.get(check)
  if (check.query !== undefined && baseline !== undefined) {
    const observed = await probe(connection, check.query)
    if (observed.kind !== 'seen') return { kind: 'plan', seen: observed }
    const answer = { expected: baseline, observed: observed.value }
    return { kind: 'plan', seen: await planSeen(connection, check, scene.run), answer }
  }
  return { kind: 'plan', seen: await planSeen(connection, check, scene.run) }
}

async function planSeen(
  connection: Connection,
  check: CheckOf<'plan'>,
  submission: SubmissionRun,
): Promise<Seen<PlanNode>> {
  if (check.query !== undefined) return explain(connection, check.query, undefined)
  const part = findPart(submission, check.part)
  if (part === undefined) return { kind: 'absent', what: 'part', part: check.part }
  if (part.error !== undefined) return { kind: 'error', error: part.error }
  const query = part.statements.findLast((statement) => isExplainable(statement.sql))
  if (query === undefined) return { kind: 'absent', what: 'query', part: check.part }
  return explain(connection, query.sql, part)
}

function isExplainable(sql: string): boolean {
  return /^(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/|\()*(?:SELECT|WITH|VALUES|TABLE|INSERT|UPDATE|DELETE|MERGE)\b/i.test(
    sql,
  )
}

/** `part` is set when the query is the learner's: an error is then theirs, else the author's. */
async function explain(
  connection: Connection,
  query: string,
  part: PartRun | undefined,
): Promise<Seen<PlanNode>> {
  const explained = `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON, TIMING OFF, SUMMARY OFF) ${query}`
  let run: ScriptRun | undefined
  for (let round = 0; round < 2; round += 1) {
    await resetSettings(connection, part)
    await connection.run('BEGIN')
    run = await connection.run(explained)
    await connection.run('ROLLBACK')
  }
  const error = run === undefined ? undefined : errorOf(run)
  if (error !== undefined) {
    if (part === undefined) return probeError(error)
    return { kind: 'error', error: { message: error.message, sqlstate: error.sqlstate, part: part.part.id } }
  }
  const plan = parsePlan((run === undefined ? undefined : lastRows(run))?.rows[0]?.[0] ?? '')
  return plan.ok ? { kind: 'seen', value: plan.value } : { kind: 'issue', message: plan.error.message }
}

/** The learner's own query may read their temporary tables; their settings and roles go in any case. */
async function resetSettings(connection: Connection, part: PartRun | undefined): Promise<void> {
  if (part === undefined) await startAfresh(connection)
  else await connection.run('RESET ALL; RESET SESSION AUTHORIZATION; RESET ROLE')
}

/** Tries the statement, with deferred constraints checked at its end, and rolls it back. */
export async function observeAttempt(
  connection: Connection,
  check: CheckOf<'refuses'> | CheckOf<'accepts'>,
): Promise<CheckObservation> {
  await startAfresh(connection)
  await connection.run('BEGIN')
  const run = await connection.run(check.statement)
  const error = errorOf(run) ?? errorOf(await connection.run('SET CONSTRAINTS ALL IMMEDIATE'))
  await connection.run('ROLLBACK')
  return { kind: 'attempt', seen: attemptSeen(error) }
}

function attemptSeen(error: EngineError | undefined): Seen<AttemptOutcome> {
  if (error === undefined) return { kind: 'seen', value: {} }
  const { message, sqlstate } = error
  if (sqlstate === '42601')
    return { kind: 'issue', message: `the statement to try does not parse: ${message}` }
  return { kind: 'seen', value: { refusal: { sqlstate, message } } }
}

/** Returns the expected rows of `expected`, or the issue that its query has. */
export function expectedRows(
  expected: Extract<Requirement['check'], { kind: 'rows' }>['expected'],
  expectations: Expectations,
): Seen<RowSet> {
  const expectation = expectations.get(expected)
  if (expectation === undefined) return { kind: 'issue', message: 'the expected rows were not computed' }
  if (!expectation.ok)
    return { kind: 'issue', message: `the query for the expected rows fails: ${expectation.message}` }
  return { kind: 'seen', value: expectation.rows }
}

/** Returns the first error of a submission, or undefined. */
export function firstError(submission: SubmissionRun): LearnerError | undefined {
  return submission.parts.find((part) => part.error !== undefined)?.error
}

/** The last part of that name: what stands lower replaces what stands above. */
function findPart(submission: SubmissionRun, id: string): PartRun | undefined {
  return submission.parts.findLast((part) => part.part.id === id)
}
