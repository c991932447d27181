/**
 * One cell, live: its bar, its editor and its output. The static page has drawn the frame; this fills it in
 * place, keeps the Run button that the reader's focus is on, and never changes what the reader has typed.
 */

import { mount } from 'svelte'
import { announce } from '../../engine/announce.ts'
import { formatClock, formatElapsed } from '../../engine/format.ts'
import { outcomeText } from '../../engine/outcome-text.ts'
import { hasSucceeded, summarizeRun } from '../../engine/run-summary.ts'
import type { RunOutcome } from '../../engine/runner.ts'
import { record } from '../../record/record.ts'
import type { SqlEditor } from '../editor/sql-editor.ts'
import { findErrorPlace } from '../results/error-text.ts'
import ScriptOutput from '../results/ScriptOutput.svelte'
import StoppedOutput from '../results/StoppedOutput.svelte'
import { type CellBar, createCellBar } from './cell-bar.ts'
import type { CellContext } from './cell-context.ts'
import { type CellOutput, createCellOutput } from './cell-output.ts'
import { writeRan } from './log-margin.ts'
import { cellNumber, draftKey, recordedSource } from './markup.ts'
import { staleSentence } from './stale.ts'

export interface LiveCell {
  /** Runs the cell, or says first which earlier cells are missing. */
  readonly pressRun: () => void
  /** Runs the cell with the text it shows; false when it did not succeed. */
  readonly run: () => Promise<boolean>
  readonly openEditor: () => void
  /** Draws the state again after another cell ran. */
  readonly refresh: () => void
}

type Phase = 'recorded' | 'waiting' | 'done' | 'failed' | 'asked'

/** Returns the live side of `figure`. */
export function createLiveCell(figure: HTMLElement, context: CellContext): LiveCell {
  return new Cell(figure, context)
}

class Cell implements LiveCell {
  readonly #figure: HTMLElement
  readonly #context: CellContext
  readonly #number: number
  readonly #recorded: string
  readonly #draftKey: string
  readonly #output: CellOutput
  readonly #bar: CellBar
  #phase: Phase = 'recorded'
  #elapsed = ''
  #editor: SqlEditor | undefined
  #editorLoading: Promise<void> | undefined

  constructor(figure: HTMLElement, context: CellContext) {
    this.#figure = figure
    this.#context = context
    this.#number = cellNumber(figure)
    this.#recorded = recordedSource(figure)
    this.#draftKey = draftKey(context.concept, this.#number)
    this.#output = createCellOutput(figure)
    this.#bar = createCellBar(figure, {
      cancel: () => context.runner.cancel(),
      reset: () => this.#reset(),
      runWithMissing: () => void context.runInOrder(this.#neededNumbers()),
      runAlone: () => void this.run(),
    })
  }

  #text(): string {
    return this.#editor?.text() ?? this.#context.drafts.readNow(this.#draftKey) ?? this.#recorded
  }

  #neededNumbers(): number[] {
    return [...this.#context.missing(this.#number).map((cell) => cell.number), this.#number]
  }

  refresh(): void {
    const missing = this.#context.missing(this.#number)
    const status = this.#context.runner.status()
    const label = this.#context.runner.identity()?.label
    const phase = this.#phase
    const isEdited = this.#text() !== this.#recorded
    const isStale = missing.length > 0 && (phase === 'asked' || phase === 'done')
    const isResting = label === undefined || phase === 'recorded' || phase === 'asked'
    this.#bar.draw({
      isBooting: phase === 'waiting' && status.kind === 'booting',
      progress: status.kind === 'booting' ? status.progress : undefined,
      isRunning: phase === 'waiting' && status.kind !== 'booting',
      staleText: isStale ? staleSentence(missing) : '',
      staleNumbers: isStale ? this.#neededNumbers() : [],
      label: isResting ? undefined : `${label}, live in this page${this.#elapsed}`,
      isEdited,
      canReset: isEdited || phase === 'done' || phase === 'failed',
    })
    this.#figure.dataset['state'] = stateName(phase, { isBooting: status.kind === 'booting', isStale })
    this.#figure.toggleAttribute('data-edited', isEdited)
  }

  openEditor(): void {
    this.#editorLoading ??= this.#mountEditor().catch(() => {
      this.#editorLoading = undefined
    })
  }

  async #mountEditor(): Promise<void> {
    const code = this.#figure.querySelector<HTMLElement>('.cell-code')
    const pre = code?.querySelector('pre')
    if (code === null || pre === null || pre === undefined) return
    const { createSqlEditor } = await import('../editor/sql-editor.ts')
    const host = document.createElement('div')
    host.className = 'cell-editor'
    code.append(host)
    this.#editor = createSqlEditor({
      host,
      text: this.#text(),
      label: `SQL of cell ${this.#number}`,
      hasLineNumbers: false,
      onChange: (typed) => this.#keep(typed),
      onRun: () => this.pressRun(),
    })
    const hadFocus = document.activeElement === pre
    pre.hidden = true
    if (hadFocus) this.#editor.focus()
    this.refresh()
  }

  #keep(typed: string): void {
    if (typed === this.#recorded) this.#context.drafts.forget(this.#draftKey)
    else this.#context.drafts.keep(this.#draftKey, typed)
    this.refresh()
  }

  pressRun(): void {
    if (this.#phase === 'waiting') return
    this.openEditor()
    const missing = this.#context.missing(this.#number)
    if (missing.length === 0 || this.#phase === 'asked') {
      void this.run()
      return
    }
    this.#phase = 'asked'
    this.#context.runner.warm()
    this.refresh()
    this.#bar.focusStale()
    announce(staleSentence(missing))
  }

  async run(): Promise<boolean> {
    if (this.#phase === 'waiting') return false
    this.openEditor()
    this.#phase = 'waiting'
    this.#figure.dataset['shown'] = ''
    const script = this.#text()
    const stop = this.#context.runner.subscribe(() => this.refresh())
    this.refresh()
    const outcome = await this.#context.runCell(this.#number, script)
    stop()
    const succeeded = outcome.kind === 'ran' ? this.#finish(outcome, script) : this.#stop(outcome)
    this.refresh()
    return succeeded
  }

  #stop(outcome: Exclude<RunOutcome, { kind: 'ran' }>): boolean {
    this.#phase = 'failed'
    this.#elapsed = ''
    const text = outcomeText(outcome, 'lesson')
    this.#output.show((target) =>
      mount(StoppedOutput, { target, props: { text, onrestart: () => void this.#restart() } }),
    )
    announce(`${text.what} ${text.why}`)
    return false
  }

  #finish({ run, elapsedMs }: Extract<RunOutcome, { kind: 'ran' }>, script: string): boolean {
    const number = this.#number
    const expectedError = this.#figure.dataset['expectedError'] || undefined
    const refused = run.statements.find((statement) => statement.error !== undefined)
    const succeeded = hasSucceeded(run) || refused?.error?.sqlstate === expectedError
    this.#phase = succeeded ? 'done' : 'failed'
    this.#elapsed = `, ${formatElapsed(elapsedMs)}`
    const props = { run, script, label: `Output of cell ${number}`, expectedError }
    this.#output.show((target) => mount(ScriptOutput, { target, props }))
    this.#editor?.markError(refused?.error && findErrorPlace(refused.error, script, refused.start)?.offset)
    writeRan(this.#figure, formatClock(Date.now()), run)
    const isEdited = script !== this.#recorded
    void record({ kind: 'CellRun', concept: this.#context.concept, cell: number, isEdited, succeeded })
    announce(`Cell ${number}: ${summarizeRun(run)}`)
    void this.#context.schema().then((schema) => schema !== undefined && this.#editor?.setSchema(schema))
    return succeeded
  }

  async #restart(): Promise<void> {
    this.#phase = 'recorded'
    this.#output.show(undefined)
    this.refresh()
    this.#bar.focusRun()
    await this.#context.restart()
    announce('The engine runs again')
  }

  #reset(): void {
    if (this.#editor !== undefined && this.#editor.text() !== this.#recorded)
      this.#editor.setText(this.#recorded)
    this.#context.drafts.forget(this.#draftKey)
    this.#phase = 'recorded'
    this.#elapsed = ''
    this.#output.show(undefined)
    this.refresh()
    this.#bar.focusRun()
    announce(`Cell ${this.#number} shows its recorded text and output`)
  }
}

function stateName(phase: Phase, facts: { isBooting: boolean; isStale: boolean }): string {
  if (phase === 'waiting') return facts.isBooting ? 'booting' : 'running'
  if (facts.isStale) return 'stale'
  if (phase === 'failed') return 'error'
  return phase === 'done' ? 'live' : 'recorded'
}
