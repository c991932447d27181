/**
 * Puts the proof of content together: compile, open engines, work lessons and labs off in lanes, report in the
 * order of the content. The report is the same from run to run but for the times it does not print.
 */

import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { type Compilation, type Concept, type RecordedOutput, replaceOutputs } from '@savepoint/curriculum'
import type { EngineAdapter } from '@savepoint/engines'
import { createGrader, type Grader } from '@savepoint/grading'
import { CONTENT_FOLDER, compileContent } from '../compile/compile-content.ts'
import { renderDiagnostic } from '../compile/render-diagnostic.ts'
import { openEngine } from './engine.ts'
import { expectedCost } from './expected-cost.ts'
import { createFreshSessions, type FreshSessions } from './fresh-sessions.ts'
import { dearestFirst, runInLanes } from './lanes.ts'
import { runMutants } from './mutants/run-mutants.ts'
import { isPartial, type VerifyOptions } from './options.ts'
import { type Failure, NO_MUTANTS, type Outcome, type Totals, totalsOf } from './outcome.ts'
import { renderOutcome, renderTotals } from './report.ts'
import type { Task } from './task.ts'
import { rewriteKeys, verifyCheck } from './verify-check.ts'
import { verifySamples } from './verify-lab.ts'
import { cellsOf, verifyCells } from './verify-lesson.ts'

/** More lanes than this do not pay: each holds engines of some hundred megabytes. */
const LANES_MAX = 2
/** One for each variant that a lab commonly has. */
const SESSIONS_PER_GRADER = 3

interface Lane {
  readonly fresh: FreshSessions
  readonly grader: Grader
}

/** Proves what `options` ask for and prints as it goes; undefined when they name nothing that exists. */
export async function verifyContent(
  options: VerifyOptions,
  print: (line: string) => void,
): Promise<Totals | undefined> {
  return verifyCourse(compileContent(), options, { print, openAdapter: openEngine })
}

export interface CourseSurroundings {
  readonly print: (line: string) => void
  /** Called once there is something to prove. */
  readonly openAdapter: () => Promise<EngineAdapter>
}

/** As `verifyContent`, for any compiled course on any engine. */
export async function verifyCourse(
  { curriculum, diagnostics }: Compilation,
  options: VerifyOptions,
  { print, openAdapter }: CourseSurroundings,
): Promise<Totals | undefined> {
  const tasks = curriculum.concepts.flatMap((concept) => tasksOf(concept, options))
  if (tasks.length === 0 && isPartial(options)) return undefined
  const faults = diagnostics
    .filter(
      ({ severity, code, path }) =>
        severity === 'error' &&
        // A key that is missing is what an update is for.
        !(options.isUpdate && code === 'keyNotRecorded') &&
        (!isPartial(options) || tasks.some((task) => path.startsWith(pathIn(task)))),
    )
    .map((diagnostic) => renderDiagnostic(diagnostic, 'content/'))
  for (const fault of faults) print(fault)
  const adapter = await openAdapter()
  const outcomes = await workOff(tasks, adapter, { options, print })
  await adapter.close()
  const totals = totalsOf(outcomes, faults.length)
  for (const line of renderTotals(totals)) print(line)
  if (options.isJson) print(JSON.stringify(totals))
  return totals
}

/** Path of the task's folder below `content/`. */
function pathIn(task: Task): string {
  return `${task.folder.replace(/^content\//, '')}/`
}

function tasksOf(concept: Concept, options: VerifyOptions): readonly Task[] {
  if (concept.lesson === undefined) return []
  const folder = `content/concepts/${concept.area}/${concept.id}`
  const isWanted = (id: string, wanted: ReadonlySet<string>): boolean => !isPartial(options) || wanted.has(id)
  const labs = concept.labs.filter((lab) => isWanted(lab.id, options.labs) && !options.isUpdate)
  return [
    ...(isWanted(concept.id, options.lessons) ? [{ kind: 'lesson', concept, folder } as const] : []),
    ...labs.map((lab) => ({ kind: 'lab', lab, folder: `${folder}/labs/${lab.id}` }) as const),
  ]
}

async function workOff(
  tasks: readonly Task[],
  adapter: EngineAdapter,
  { options, print }: { readonly options: VerifyOptions; readonly print: (line: string) => void },
): Promise<readonly Outcome[]> {
  const outcomes: (Outcome | undefined)[] = tasks.map(() => undefined)
  let printed = 0
  await runInLanes<readonly [Task, number], Lane>(dearestFirst(tasks, expectedCost), {
    laneCount: Math.min(LANES_MAX, availableParallelism()),
    openLane: () => ({
      fresh: createFreshSessions(adapter),
      grader: createGrader(adapter, { sessionsMax: SESSIONS_PER_GRADER }),
    }),
    closeLane: async (lane) => {
      await lane.fresh.close()
      await lane.grader.close()
    },
    run: async ([task, index], lane) => {
      outcomes[index] =
        task.kind === 'lab' ? await verifyLab(task, lane) : await verifyLesson(task, lane, options)
      for (let next = outcomes[printed]; next !== undefined; next = outcomes[printed]) {
        for (const line of renderOutcome(next)) print(line)
        printed += 1
      }
    },
  })
  return outcomes.filter((outcome) => outcome !== undefined)
}

async function verifyLab({ lab, folder }: Extract<Task, { kind: 'lab' }>, lane: Lane): Promise<Outcome> {
  const failures = await verifySamples(lab, folder, lane.grader)
  // Mutants of a solution that does not pass say nothing.
  const isSound = failures.every((failure) => !failure.place.endsWith('/solution.sql'))
  const mutation =
    lab.mutation.isEnabled && isSound
      ? await runMutants(lab, folder, lane.grader)
      : { counts: NO_MUTANTS, failures: [], remarks: [] }
  return {
    kind: 'lab',
    id: lab.id,
    blocks: 0,
    items: 0,
    variants: 0,
    alternatives: lab.alternatives.length,
    wrongAnswers: lab.wrongAnswers.length,
    mutants: mutation.counts,
    failures: [...failures, ...mutation.failures],
    remarks: mutation.remarks,
  }
}

async function verifyLesson(
  { concept, folder }: Extract<Task, { kind: 'lesson' }>,
  lane: Lane,
  options: VerifyOptions,
): Promise<Outcome> {
  const failures: Failure[] = []
  const remarks: string[] = []
  if (concept.lesson !== undefined) {
    const run = await verifyCells(concept.lesson, `${folder}/lesson.md`, lane.fresh)
    failures.push(...run.failures.filter((failure) => !options.isUpdate || !isRecordable(failure)))
    if (options.isUpdate && run.changedOutputs.size > 0) {
      rewriteOutputs(folder, run.changedOutputs)
      remarks.push(`${folder}/lesson.md: recorded anew: cells ${[...run.changedOutputs.keys()].join(', ')}`)
    }
  }
  const check = await verifyCheck(concept, folder, { sessions: lane.fresh, isUpdate: options.isUpdate })
  failures.push(...check.failures)
  if (check.changedKeys.size > 0) remarks.push(rewriteKeys(folder, check.changedKeys))
  return {
    kind: 'lesson',
    id: concept.id,
    blocks: concept.lesson === undefined ? 0 : cellsOf(concept.lesson).length,
    items: concept.items.length,
    variants: check.variantCount,
    alternatives: 0,
    wrongAnswers: 0,
    mutants: NO_MUTANTS,
    failures,
    remarks,
  }
}

/** An output that differs is what an update is for; an error that nobody declared is not. */
function isRecordable(failure: Failure): boolean {
  return / (?:has no recorded output|prints something else)/.test(failure.message)
}

function rewriteOutputs(folder: string, outputs: ReadonlyMap<number, readonly RecordedOutput[]>): void {
  const path = join(CONTENT_FOLDER, '..', folder, 'lesson.md')
  writeFileSync(path, replaceOutputs(readFileSync(path, 'utf8'), outputs))
}
