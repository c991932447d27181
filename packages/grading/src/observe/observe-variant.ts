/**
 * Everything that is looked at on one variant of the data, in an order in which no check disturbs the next: expected
 * rows on the untouched data, the submission, what it returned, what it left (probes, plans, attempts), and last the
 * checks that run it again.
 */

import type { Lab, PartText, Requirement } from '@savepoint/curriculum'
import type { CheckObservation, VariantObservation } from '../observations.ts'
import { isReadingScript } from '../submission/statement-words.ts'
import { type Connection, lastRows } from './connection.ts'
import {
  type Baselines,
  computeBaselines,
  computeExpectations,
  type ExpectationCache,
  type Expectations,
} from './expected-rows.ts'
import {
  firstError,
  observeAttempt,
  observePlan,
  observeProbe,
  observeRows,
  startAfresh,
} from './observe-checks.ts'
import { observeAtomic, observeIdempotent } from './observe-replays.ts'
import type { PreparationFailure, PreparedSession } from './prepared-sessions.ts'
import { runPlainly, runReading, type SubmissionRun } from './run-submission.ts'

export interface VariantTask {
  readonly lab: Lab
  readonly variant: string
  readonly parts: readonly PartText[]
  readonly cache: ExpectationCache
  readonly prepare: () => Promise<
    | { readonly ok: true; readonly prepared: PreparedSession }
    | { readonly ok: false; readonly error: PreparationFailure }
  >
}

export type VariantOutcome =
  | { readonly ok: true; readonly observation: VariantObservation }
  | { readonly ok: false; readonly error: PreparationFailure }

/** Observes the submission on one variant. The sessions it took are released when it returns. */
export async function observeVariant(task: VariantTask): Promise<VariantOutcome> {
  const desk = deskOf(task)
  const opened = await desk.connection()
  if (opened === undefined) return desk.outcomeOf(undefined)
  const expectations = await computeExpectations(
    { connection: opened.connection, markTouched: desk.markTouched },
    task,
  )
  const baselines = await computeBaselines({ connection: opened.connection }, task)
  const { run, walBytes } = await runOnce(task, desk)
  const checks = await observeChecks({ task, desk, run, expectations, baselines, walBytes })
  const error = firstError(run)
  return desk.outcomeOf({
    variant: task.variant,
    ...(error === undefined ? {} : { submissionError: error }),
    endedInTransaction: run.endedInTransaction,
    checks,
  })
}

/** The one session in use, replaced by an untouched one on demand. */
interface Desk {
  /** Returns the session in use; takes one when none is. Undefined after a failure. */
  readonly connection: () => Promise<PreparedSession | undefined>
  /** Gives the session back when it was touched, and returns an untouched one. */
  readonly untouched: () => Promise<PreparedSession | undefined>
  readonly markTouched: () => void
  /** Releases the session; a failure on the way outweighs the observation. */
  readonly outcomeOf: (observation: VariantObservation | undefined) => VariantOutcome
}

function deskOf(task: VariantTask): Desk {
  let current: PreparedSession | undefined
  let isTouched = false
  let failure: PreparationFailure | undefined

  const release = (): void => {
    const lost = current?.connection.failure()
    if (lost !== undefined) failure ??= { code: 'engine', failure: lost }
    current?.release()
    current = undefined
  }
  const take = async (): Promise<PreparedSession | undefined> => {
    if (failure !== undefined) return undefined
    if (current !== undefined) return current
    const taken = await task.prepare()
    isTouched = false
    if (!taken.ok) {
      failure = taken.error
      return undefined
    }
    current = taken.prepared
    return current
  }
  return {
    connection: take,
    markTouched: () => {
      isTouched = true
      current?.markTouched()
    },
    untouched: async () => {
      if (isTouched) release()
      return take()
    },
    outcomeOf: (observation) => {
      release()
      if (observation !== undefined && failure === undefined) return { ok: true, observation }
      return { ok: false, error: failure ?? { code: 'setup', message: 'no session could be had' } }
    },
  }
}

const NOTHING_RAN: SubmissionRun = { parts: [], endedInTransaction: false, hasWritten: false }

interface FirstRun {
  readonly run: SubmissionRun
  /** Undefined where no requirement asks for it. */
  readonly walBytes?: number
}

async function runOnce(task: VariantTask, desk: Desk): Promise<FirstRun> {
  const needsLog = task.lab.requirements.some(({ check }) => check.kind === 'wal')
  if (!needsLog && task.parts.every((part) => isReadingScript(part.text))) {
    const session = await desk.untouched()
    if (session === undefined) return { run: NOTHING_RAN }
    const run = await runReading(session.connection, task.parts)
    if (run.hasWritten) desk.markTouched()
    const looksAtState = task.lab.requirements.some(({ check }) => check.kind !== 'rows')
    if (!run.hasWritten || !looksAtState) return { run }
  }
  const session = await desk.untouched()
  if (session === undefined) return { run: NOTHING_RAN }
  desk.markTouched()
  return needsLog
    ? runMeasured(session.connection, task.parts)
    : { run: await runPlainly(session.connection, task.parts) }
}

/** After a checkpoint, so that the first change of each page logs the whole page, in every run alike. */
async function runMeasured(connection: Connection, parts: readonly PartText[]): Promise<FirstRun> {
  await connection.run('CHECKPOINT')
  const before = await logPosition(connection)
  const run = await runPlainly(connection, parts)
  return { run, walBytes: (await logPosition(connection)) - before }
}

async function logPosition(connection: Connection): Promise<number> {
  const run = await connection.run("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')")
  return Number(lastRows(run)?.rows[0]?.[0] ?? 0)
}

interface Scene {
  readonly task: VariantTask
  readonly desk: Desk
  readonly run: SubmissionRun
  readonly expectations: Expectations
  readonly baselines: Baselines
  readonly walBytes: number | undefined
}

/** Second runs and replays change the state that the other checks look at, so they come last. */
async function observeChecks(scene: Scene): Promise<ReadonlyMap<string, CheckObservation>> {
  const observations = new Map<string, CheckObservation>()
  const { requirements } = scene.task.lab
  const isSecondRun = ({ check }: Requirement): boolean => check.kind === 'idempotent'
  const ordered = [...requirements.filter((each) => !isSecondRun(each)), ...requirements.filter(isSecondRun)]
  for (const requirement of ordered) {
    const observation = await observeCheck(scene, requirement)
    if (observation !== undefined) observations.set(requirement.id, observation)
  }
  for (const [id, observation] of await observeReplays(scene)) observations.set(id, observation)
  const session = await scene.desk.connection()
  if (session !== undefined) await startAfresh(session.connection)
  return observations
}

async function observeReplays(scene: Scene): Promise<ReadonlyMap<string, CheckObservation>> {
  const { requirements } = scene.task.lab
  const checks = requirements.flatMap(({ check }) => (check.kind === 'atomic' ? [check] : []))
  if (checks.length === 0) return new Map()
  const replayed = await observeAtomic(checks, {
    expectations: scene.expectations,
    submission: scene.run,
    freshConnection: () => freshConnection(scene),
  })
  return new Map(
    requirements.flatMap(({ id, check }) => {
      const observation = check.kind === 'atomic' ? replayed.get(check) : undefined
      return observation === undefined ? [] : [[id, observation] as const]
    }),
  )
}

async function observeCheck(scene: Scene, { check }: Requirement): Promise<CheckObservation | undefined> {
  if (check.kind === 'rows') return observeRows(check, scene.run, scene.expectations)
  if (check.kind === 'atomic') return undefined
  const session = await scene.desk.connection()
  if (session === undefined) return undefined
  const { connection } = session
  switch (check.kind) {
    case 'probe':
      return observeProbe(connection, check, scene.expectations)
    case 'plan':
      return observePlan(connection, check, scene)
    case 'refuses':
    case 'accepts':
      return observeAttempt(connection, check)
    case 'wal':
      return { kind: 'wal', seen: walSeen(scene) }
    case 'idempotent':
      scene.desk.markTouched()
      return observeIdempotent(connection, check, scene.run)
  }
}

async function freshConnection(scene: Scene): Promise<Connection | undefined> {
  const session = await scene.desk.untouched()
  scene.desk.markTouched()
  return session?.connection
}

function walSeen(scene: Scene): Extract<CheckObservation, { kind: 'wal' }>['seen'] {
  const error = firstError(scene.run)
  if (error !== undefined) return { kind: 'error', error }
  return { kind: 'seen', value: { bytes: scene.walBytes ?? 0 } }
}
