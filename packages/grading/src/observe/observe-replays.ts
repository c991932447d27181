/**
 * The checks that run the submission again: a second time on what the first left (idempotence), and once per
 * statement with an error in its place (atomicity). The connection is closed after the error, as a client that dies
 * would: an open transaction is rolled back, and what was committed stays.
 */

import type { RequirementCheck } from '@savepoint/curriculum'
import type { CheckObservation, InjectedRun, RowSet, Seen } from '../observations.ts'
import { compareRows } from '../rows/compare-rows.ts'
import { type Connection, errorOf, lastRows } from './connection.ts'
import type { Expectations } from './expected-rows.ts'
import { expectedRows, firstError, probe } from './observe-checks.ts'
import { runPlainly, type SubmissionRun } from './run-submission.ts'

/** Above this many statements, errors are injected in the first ones only. */
const INJECTED_STATEMENTS_MAX = 40

type CheckOf<K extends RequirementCheck['kind']> = Extract<RequirementCheck, { kind: K }>

/** Runs the submission a second time and reads `state` before and after. The session is left changed. */
export async function observeIdempotent(
  connection: Connection,
  check: CheckOf<'idempotent'>,
  submission: SubmissionRun,
): Promise<CheckObservation> {
  return { kind: 'idempotent', seen: await idempotentSeen(connection, check, submission) }
}

async function idempotentSeen(
  connection: Connection,
  check: CheckOf<'idempotent'>,
  submission: SubmissionRun,
): Promise<Seen<{ first: RowSet; second: RowSet }>> {
  const failed = firstError(submission)
  if (failed !== undefined) return { kind: 'error', error: failed }
  const first = await probe(connection, check.state)
  if (first.kind !== 'seen') return first
  const again = await runPlainly(
    connection,
    submission.parts.map((run) => run.part),
  )
  const error = firstError(again)
  if (error !== undefined) return { kind: 'error', error }
  const second = await probe(connection, check.state)
  if (second.kind !== 'seen') return second
  return { kind: 'seen', value: { first: first.value, second: second.value } }
}

/** Cannot succeed in any state of a transaction. */
const INJECTED_FAULT = "DO $fault$ BEGIN RAISE EXCEPTION 'injected fault'; END $fault$"

interface Replay {
  readonly submission: SubmissionRun
  readonly expectations: Expectations
  /** A connection on untouched data; undefined when there is none, and the engine's failure is known. */
  readonly freshConnection: () => Promise<Connection | undefined>
}

/**
 * Replays the submission with an error in place of each statement in turn and once without, each time on untouched
 * data, and asks the invariants of all `checks` after each: a replay costs a reset, a question next to nothing.
 */
export async function observeAtomic(
  checks: readonly CheckOf<'atomic'>[],
  replay: Replay,
): Promise<ReadonlyMap<CheckOf<'atomic'>, CheckObservation>> {
  const failed = firstError(replay.submission)
  const runs = failed === undefined ? await injectFaults(checks, replay) : []
  const observationOf = (check: CheckOf<'atomic'>): Seen<readonly InjectedRun[]> => {
    if (failed !== undefined) return { kind: 'error', error: failed }
    const expected = expectedRows(check.expected, replay.expectations)
    return expected.kind === 'seen' ? injectedRuns(check, expected.value, runs) : expected
  }
  return new Map(checks.map((check) => [check, { kind: 'atomic', seen: observationOf(check) }]))
}

/** What the invariants said after one replay. */
interface Injection {
  readonly statement?: string
  /** The submission caught the error, or never reached the statement. */
  readonly isReached: boolean
  readonly states: ReadonlyMap<CheckOf<'atomic'>, Seen<RowSet>>
}

async function injectFaults(
  checks: readonly CheckOf<'atomic'>[],
  replay: Replay,
): Promise<readonly Injection[]> {
  const injections: Injection[] = []
  const unbroken = new Set(checks)
  let connection: Connection | undefined
  for (const script of injectedScripts(replay.submission)) {
    connection ??= await replay.freshConnection()
    if (connection === undefined || unbroken.size === 0) break
    const start = await nextTransaction(connection)
    const run = await connection.run(script.text)
    if (run.inTransaction) await connection.run('ROLLBACK')
    const states = new Map<CheckOf<'atomic'>, Seen<RowSet>>()
    for (const check of checks) {
      const state = await probe(connection, check.invariant)
      states.set(check, state)
      if (isBroken(check, state, replay.expectations)) unbroken.delete(check)
    }
    const isReached = script.statement === undefined || errorOf(run) !== undefined
    injections.push({ ...statementOf(script), isReached, states })
    if (await hasCommitted(connection, start)) connection = undefined
  }
  return injections
}

function statementOf({ statement }: Script): { readonly statement?: string } {
  return statement === undefined ? {} : { statement }
}

/** Once every invariant is broken, further replays say nothing new. */
function isBroken(check: CheckOf<'atomic'>, state: Seen<RowSet>, expectations: Expectations): boolean {
  const expected = expectedRows(check.expected, expectations)
  if (state.kind !== 'seen' || expected.kind !== 'seen') return true
  return compareRows(expected.value, state.value, check.comparison).kind !== 'equal'
}

/** The transaction id that the next writing transaction gets, as text; empty when the engine has failed. */
async function nextTransaction(connection: Connection): Promise<string> {
  const run = await connection.run('SELECT pg_snapshot_xmax(pg_current_snapshot())')
  return lastRows(run)?.rows[0]?.[0] ?? ''
}

/** Whether a transaction since `start` was committed. If none was, the data is as before and needs no reset. */
async function hasCommitted(connection: Connection, start: string): Promise<boolean> {
  const end = await nextTransaction(connection)
  if (start === '' || end === '') return true
  const run = await connection.run(
    `SELECT count(*) FROM generate_series(${start}, ${end} - 1) AS id WHERE pg_xact_status(id::text::xid8) = 'committed'`,
  )
  return lastRows(run)?.rows[0]?.[0] !== '0'
}

function injectedRuns(
  check: CheckOf<'atomic'>,
  expected: RowSet,
  injections: readonly Injection[],
): Seen<readonly InjectedRun[]> {
  const runs: InjectedRun[] = []
  for (const { isReached, states, ...script } of injections) {
    if (!isReached) return { kind: 'issue', message: 'the injected error was not reached' }
    const observed = states.get(check)
    if (observed === undefined) return { kind: 'issue', message: 'the invariant was not asked' }
    if (observed.kind !== 'seen') return observed
    runs.push({ ...script, expected, observed: observed.value })
  }
  return { kind: 'seen', value: runs }
}

interface Script {
  readonly text: string
  /** What the error stands in place of; absent in the last script, which is the whole submission. */
  readonly statement?: string
}

function injectedScripts(submission: SubmissionRun): readonly Script[] {
  const whole = submission.parts.map((run) => run.part.text).join('\n')
  let offset = 0
  const scripts: Script[] = []
  for (const run of submission.parts) {
    for (const { start, end } of run.statements) {
      const statement = whole.slice(offset + start, offset + end)
      scripts.push({
        statement,
        text: whole.slice(0, offset + start) + INJECTED_FAULT + whole.slice(offset + end),
      })
    }
    offset += run.part.text.length + 1
  }
  return [...scripts.slice(0, INJECTED_STATEMENTS_MAX), { text: whole }]
}
