/**
 * The cells of one lesson and the session that they share. A cell asks here to run; here it is known which ran
 * in this session, which earlier ones are missing, and when a lost session has taken everything with it.
 */

import type { SQLNamespace } from '@codemirror/lang-sql'
import type { DraftStore } from '@savepoint/platform/browser'
import { createPageRunner } from '../../engine/connect.ts'
import type { EngineRunner, RunOutcome } from '../../engine/runner.ts'
import { linkStyles } from '../../shell/link-styles.ts'
import outputStyles from '../../styles/outputs.css?url'
import { completionNames, parseSchema, SCHEMA_QUERY } from '../editor/schema-names.ts'
import type { CellContext } from './cell-context.ts'
import { createLiveCell, type LiveCell } from './live-cell.ts'
import { cellNumber, lessonOf, recordedSource } from './markup.ts'
import { findMissingCells, type MissingCell, type OrderedCell } from './stale.ts'

export interface LiveLesson {
  readonly warm: () => void
  readonly pressRun: (number: number) => void
  /** Opens a cell whose edited text was kept, without running it. */
  readonly openDraft: (number: number) => void
}

/** Returns the live side of the cells `figures` below `root`; no engine is loaded yet. */
export function createLiveLesson(
  root: HTMLElement,
  figures: readonly HTMLElement[],
  drafts: DraftStore,
): LiveLesson {
  linkStyles(outputStyles)
  return new Lesson(root, figures, drafts)
}

class Lesson implements LiveLesson, CellContext {
  readonly concept: string
  readonly drafts: DraftStore
  readonly runner: EngineRunner
  readonly #figures: readonly HTMLElement[]
  readonly #ordered: readonly OrderedCell[]
  readonly #cells = new Map<number, LiveCell>()
  readonly #ran = new Set<number>()
  #ranGeneration = 0

  constructor(root: HTMLElement, figures: readonly HTMLElement[], drafts: DraftStore) {
    const { concept, dataset, setup } = lessonOf(root)
    this.concept = concept
    this.drafts = drafts
    this.runner = createPageRunner({ dataset, setup })
    this.#figures = figures
    this.#ordered = figures.map((figure) => ({
      number: cellNumber(figure),
      session: figure.dataset['session'] ?? '',
      source: recordedSource(figure),
    }))
  }

  warm(): void {
    this.runner.warm()
  }

  pressRun(number: number): void {
    this.#getCell(number).pressRun()
  }

  openDraft(number: number): void {
    this.#getCell(number).openEditor()
  }

  missing(number: number): readonly MissingCell[] {
    return findMissingCells(this.#ordered, number, this.#ran)
  }

  async runCell(number: number, script: string): Promise<RunOutcome> {
    const outcome = await this.runner.run(script)
    this.#forgetLostRuns()
    if (outcome.kind === 'ran') this.#ran.add(number)
    else if (outcome.kind === 'timeLimit' || (outcome.kind === 'cancelled' && outcome.isSessionLost))
      this.#ran.clear()
    this.#refresh()
    return outcome
  }

  async runInOrder(numbers: readonly number[]): Promise<void> {
    for (const number of numbers) {
      if (!(await this.#getCell(number).run())) return
    }
  }

  async restart(): Promise<void> {
    await this.runner.reset()
    this.#forgetLostRuns()
    this.#refresh()
  }

  async schema(): Promise<SQLNamespace | undefined> {
    const run = await this.runner.ask(SCHEMA_QUERY)
    const tables = run === undefined ? undefined : parseSchema(run)
    return tables === undefined ? undefined : completionNames(tables)
  }

  #forgetLostRuns(): void {
    if (this.#ranGeneration === this.runner.generation()) return
    this.#ranGeneration = this.runner.generation()
    this.#ran.clear()
  }

  #refresh(): void {
    for (const cell of this.#cells.values()) cell.refresh()
  }

  #getCell(number: number): LiveCell {
    const known = this.#cells.get(number)
    if (known !== undefined) return known
    const figure = this.#figures.find((candidate) => cellNumber(candidate) === number)
    if (figure === undefined) throw new Error(`assertion failed: no cell ${number}`)
    const cell = createLiveCell(figure, this)
    this.#cells.set(number, cell)
    return cell
  }
}
