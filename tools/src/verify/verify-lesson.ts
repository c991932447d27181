/**
 * Proves a lesson: its cells run in order in one session on a fresh copy of the dataset, and what they print is
 * what is recorded. Errors count only where the author declared them.
 */

import {
  type CellBlock,
  type Lesson,
  type RecordedOutput,
  renderOutput,
  renderRecorded,
} from '@savepoint/curriculum'
import type { EngineSession, ScriptRun } from '@savepoint/engines'
import { err, ok, type Result } from '@savepoint/std'
import type { FreshSessions } from './fresh-sessions.ts'
import { lineDiff } from './line-diff.ts'
import type { Failure } from './outcome.ts'

export interface LessonRun {
  readonly failures: readonly Failure[]
  /** By cell number: what the cells printed, for those whose recorded output is another or missing. */
  readonly changedOutputs: ReadonlyMap<number, readonly RecordedOutput[]>
}

/** Milliseconds that one cell may take. */
const CELL_DEADLINE_MS = 60_000

/** Returns the cells of `lesson` in order. */
export function cellsOf(lesson: Lesson): readonly CellBlock[] {
  return lesson.sections.flatMap((section) => section.blocks.filter((block) => block.kind === 'cell'))
}

/** Runs the cells of `lesson`, which stands in the file `path`, and compares. */
export async function verifyCells(lesson: Lesson, path: string, sessions: FreshSessions): Promise<LessonRun> {
  const failures: Failure[] = []
  const changedOutputs = new Map<number, readonly RecordedOutput[]>()
  const cells = cellsOf(lesson)
  if (cells.length === 0) return { failures, changedOutputs }
  const session = await sessions.take(lesson.dataset)
  if (!session.ok) return { failures: [{ place: path, message: session.error }], changedOutputs }
  for (const cell of cells) {
    const place = `${path}:${cell.line}`
    const run = await runCell(session.value, cell)
    if (!run.ok) {
      failures.push({ place, message: `cell ${cell.number}: ${run.error}` })
      break
    }
    const outcome = outcomeFault(cell, run.value)
    if (outcome !== undefined) failures.push({ place, message: `cell ${cell.number}: ${outcome}` })
    const output = renderRecorded(run.value.statements, { masks: cell.masks, rowsMax: cell.rowsMax })
    const difference = outputDifference(cell, output)
    if (difference === undefined) continue
    changedOutputs.set(cell.number, output)
    const line = cell.outputLines?.first ?? cell.line
    failures.push({ place: `${path}:${line}`, message: `cell ${cell.number}: ${difference}` })
  }
  return { failures, changedOutputs }
}

async function runCell(session: EngineSession, cell: CellBlock): Promise<Result<ScriptRun, string>> {
  if (cell.engine !== 'postgres') return err(`no engine here runs ${cell.engine}`)
  if (cell.session !== '') return err('this engine has one connection; session= needs another')
  const run = await session.run(cell.source, {
    rowsMax: cell.rowsMax,
    signal: AbortSignal.timeout(CELL_DEADLINE_MS),
  })
  if (run.ok) return ok(run.value)
  return err(
    'message' in run.error ? run.error.message : `did not finish within ${CELL_DEADLINE_MS / 1000} s`,
  )
}

/** Says how the cell ended otherwise than declared, or undefined. */
function outcomeFault(cell: CellBlock, run: ScriptRun): string | undefined {
  const error = run.statements.at(-1)?.error
  if (cell.expectedError === undefined) {
    return error === undefined
      ? undefined
      : `ended in ${error.sqlstate}: ${error.message} (error=${error.sqlstate} declares it)`
  }
  if (error === undefined) return `was meant to end in ${cell.expectedError}, and succeeded`
  return error.sqlstate === cell.expectedError
    ? undefined
    : `was meant to end in ${cell.expectedError}, and ended in ${error.sqlstate}: ${error.message}`
}

function outputDifference(cell: CellBlock, output: readonly RecordedOutput[]): string | undefined {
  const observed = renderOutput(output)
  if (cell.outputLines === undefined) {
    return observed === '' ? undefined : 'has no recorded output; npm run update writes it'
  }
  const recorded = renderOutput(cell.output)
  if (recorded === observed) return undefined
  return [
    'prints something else than is recorded (- recorded, + observed)',
    ...lineDiff(recorded, observed),
  ].join('\n')
}
