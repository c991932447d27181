/**
 * The checks that run the submission again: a second time on what the first left (idempotence), and once per
 * statement with an error in its place (atomicity). The connection is closed after the error, as a client that dies
 * would: an open transaction is rolled back, and what was committed stays.
 */

import type { RequirementCheck } from '@savepoint/curriculum'
import type { CheckObservation, InjectedRun, RowSet, Seen } from '../observations.ts'
import { type Connection, errorOf } from './connection.ts'
import type { Expectations } from './expected-rows.ts'
import { expectedRows, firstError, probe } from './observe-checks.ts'
import { runPlainly, type SubmissionRun } from './run-submission.ts'

/** Above this many statements, errors are injected in the first ones only. */
export const INJECTED_STATEMENTS_MAX = 40

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

/** Replays the submission with an error in place of each statement in turn, each time on untouched data. */
export async function observeAtomic(check: CheckOf<'atomic'>, replay: Replay): Promise<CheckObservation> {
  return { kind: 'atomic', seen: await atomicSeen(check, replay) }
}

async function atomicSeen(check: CheckOf<'atomic'>, replay: Replay): Promise<Seen<readonly InjectedRun[]>> {
  const failed = firstError(replay.submission)
  if (failed !== undefined) return { kind: 'error', error: failed }
  const expected = expectedRows(check.expected, replay.expectations)
  if (expected.kind !== 'seen') return expected
  const runs: InjectedRun[] = []
  for (const script of injectedScripts(replay.submission)) {
    const connection = await replay.freshConnection()
    if (connection === undefined) break
    const run = await connection.run(script.text)
    if (run.inTransaction) await connection.run('ROLLBACK')
    if (errorOf(run) === undefined) return { kind: 'issue', message: 'the injected error was not reached' }
    const observed = await probe(connection, check.invariant)
    if (observed.kind !== 'seen') return observed
    runs.push({ statement: script.statement, expected: expected.value, observed: observed.value })
  }
  return { kind: 'seen', value: runs }
}

function injectedScripts(submission: SubmissionRun): readonly { text: string; statement: string }[] {
  const whole = submission.parts.map((run) => run.part.text).join('\n')
  let offset = 0
  const scripts: { text: string; statement: string }[] = []
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
  return scripts.slice(0, INJECTED_STATEMENTS_MAX)
}
