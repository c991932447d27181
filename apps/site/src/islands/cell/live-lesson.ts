/**
 * The cells of one lesson and the session that they share. A cell asks here to run; here it is known which ran
 * in this session, which earlier ones are missing, and when a lost session has taken everything with it.
 */

import type { SQLNamespace } from '@codemirror/lang-sql'
import type { DraftStore } from '@savepoint/platform/browser'
import { createPageRunner } from '../../engine/connect.ts'
import type { EngineRunner, RunOutcome } from '../../engine/runner.ts'
import { completionNames, parseSchema, SCHEMA_QUERY } from '../editor/schema-names.ts'
import { createLiveCell, type LiveCell } from './live-cell.ts'
import { cellNumber, lessonOf, recordedSource } from './markup.ts'
import { findMissingCells, type MissingCell, type OrderedCell } from './stale.ts'

export interface LiveLesson {
  readonly warm: () => void
  readonly pressRun: (number: number) => void
  /** Opens a cell whose edited text was kept, without running it. */
  readonly openDraft: (number: number) => void
}

/** What a cell may ask of its lesson. */
export interface CellContext {
  readonly concept: string
  readonly drafts: DraftStore
  readonly runner: EngineRunner
  /** Earlier cells that change something and have not run in this session. */
  readonly missing: (number: number) => readonly MissingCell[]
  readonly runCell: (number: number, script: string) => Promise<RunOutcome>
  /** Runs `numbers` in order, each with the text it shows; stops at the first that fails. */
  readonly runInOrder: (numbers: readonly number[]) => Promise<void>
  /** Starts the engine again after it was stopped. */
  readonly restart: () => Promise<void>
  readonly schema: () => Promise<SQLNamespace | undefined>
}

/** Returns the live side of the cells `figures` below `root`; no engine is loaded yet. */
export function createLiveLesson(
  root: HTMLElement,
  figures: readonly HTMLElement[],
  drafts: DraftStore,
): LiveLesson {
  const { concept, dataset, setup } = lessonOf(root)
  const runner = createPageRunner({ dataset, setup })
  const ordered: OrderedCell[] = figures.map((figure) => ({
    number: cellNumber(figure),
    session: figure.dataset['session'] ?? '',
    source: recordedSource(figure),
  }))
  const cells = new Map<number, LiveCell>()
  const ran = new Set<number>()
  let ranGeneration = 0

  const forgetLostRuns = (): void => {
    if (ranGeneration === runner.generation()) return
    ranGeneration = runner.generation()
    ran.clear()
  }

  const refresh = (): void => {
    for (const cell of cells.values()) cell.refresh()
  }

  const context: CellContext = {
    concept,
    drafts,
    runner,
    missing: (number) => findMissingCells(ordered, number, ran),
    runCell: async (number, script) => {
      const outcome = await runner.run(script)
      forgetLostRuns()
      if (outcome.kind === 'ran') ran.add(number)
      else if (outcome.kind === 'timeLimit' || (outcome.kind === 'cancelled' && outcome.isSessionLost))
        ran.clear()
      refresh()
      return outcome
    },
    runInOrder: async (numbers) => {
      for (const number of numbers) {
        if (!(await getCell(number).run())) return
      }
    },
    restart: async () => {
      await runner.reset()
      forgetLostRuns()
      refresh()
    },
    schema: async () => {
      const run = await runner.ask(SCHEMA_QUERY)
      const tables = run === undefined ? undefined : parseSchema(run)
      return tables === undefined ? undefined : completionNames(tables)
    },
  }

  function getCell(number: number): LiveCell {
    const known = cells.get(number)
    if (known !== undefined) return known
    const figure = figures.find((candidate) => cellNumber(candidate) === number)
    if (figure === undefined) throw new Error(`assertion failed: no cell ${number}`)
    const cell = createLiveCell(figure, context)
    cells.set(number, cell)
    return cell
  }

  return {
    warm: () => runner.warm(),
    pressRun: (number) => getCell(number).pressRun(),
    openDraft: (number) => getCell(number).openEditor(),
  }
}
