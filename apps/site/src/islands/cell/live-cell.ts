/**
 * One cell, live: its bar, its editor and its output. The static page has drawn the frame; this fills it in
 * place, keeps the Run button that the reader's focus is on, and never changes what the reader has typed.
 */

import { mount, unmount } from 'svelte'
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
import { createCellBar } from './cell-bar.ts'
import type { CellContext } from './live-lesson.ts'
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
  const number = cellNumber(figure)
  const recorded = recordedSource(figure)
  const key = draftKey(context.concept, number)
  const recordedOutput = figure.querySelector<HTMLElement>('[data-cell-output]')
  const liveOutput = document.createElement('div')
  liveOutput.className = 'cell-out'
  liveOutput.dataset['liveOutput'] = ''
  liveOutput.hidden = true
  figure.append(liveOutput)

  let phase: Phase = 'recorded'
  let elapsed = ''
  let editor: SqlEditor | undefined
  let editorLoading: Promise<void> | undefined
  let shownOutput: ReturnType<typeof mount> | undefined

  const text = (): string => editor?.text() ?? context.drafts.readNow(key) ?? recorded
  const isEdited = (): boolean => text() !== recorded

  const bar = createCellBar(figure, {
    cancel: () => context.runner.cancel(),
    reset: () => reset(),
    runWithMissing: () =>
      void context.runInOrder([...context.missing(number).map((cell) => cell.number), number]),
    runAlone: () => void run(),
  })

  const refresh = (): void => {
    const missing = context.missing(number)
    const status = context.runner.status()
    const label = context.runner.identity()?.label
    const isStale = missing.length > 0 && (phase === 'asked' || phase === 'done')
    bar.draw({
      isBooting: phase === 'waiting' && status.kind === 'booting',
      progress: status.kind === 'booting' ? status.progress : undefined,
      isRunning: phase === 'waiting' && status.kind !== 'booting',
      staleText: isStale ? staleSentence(missing) : '',
      staleNumbers: isStale ? [...missing.map((cell) => cell.number), number] : [],
      label:
        label === undefined || phase === 'recorded' || phase === 'asked'
          ? undefined
          : `${label}, live in this page${elapsed}`,
      isEdited: isEdited(),
      canReset: isEdited() || phase === 'done' || phase === 'failed',
    })
    figure.dataset['state'] = stateName(phase, { isBooting: status.kind === 'booting', isStale })
    figure.toggleAttribute('data-edited', isEdited())
  }

  const showOutput = (draw: (() => ReturnType<typeof mount>) | undefined): void => {
    if (shownOutput !== undefined) void unmount(shownOutput)
    shownOutput = draw?.()
    liveOutput.hidden = shownOutput === undefined
    if (recordedOutput !== null) recordedOutput.hidden = shownOutput !== undefined
  }

  const openEditor = (): void => {
    editorLoading ??= mountEditor().catch(() => {
      editorLoading = undefined
    })
  }

  const mountEditor = async (): Promise<void> => {
    const code = figure.querySelector<HTMLElement>('.cell-code')
    const pre = code?.querySelector('pre')
    if (code === null || pre === null || pre === undefined) return
    const { createSqlEditor } = await import('../editor/sql-editor.ts')
    const host = document.createElement('div')
    host.className = 'cell-editor'
    code.append(host)
    editor = createSqlEditor({
      host,
      text: text(),
      label: `SQL of cell ${number}`,
      hasLineNumbers: false,
      onChange: (typed) => {
        if (typed === recorded) context.drafts.forget(key)
        else context.drafts.keep(key, typed)
        refresh()
      },
      onRun: () => pressRun(),
    })
    const hadFocus = document.activeElement === pre
    pre.hidden = true
    if (hadFocus) editor.focus()
    refresh()
  }

  const pressRun = (): void => {
    if (phase === 'waiting') return
    openEditor()
    if (context.missing(number).length > 0 && phase !== 'asked') {
      phase = 'asked'
      context.runner.warm()
      refresh()
      bar.focusStale()
      announce(staleSentence(context.missing(number)))
      return
    }
    void run()
  }

  const run = async (): Promise<boolean> => {
    if (phase === 'waiting') return false
    openEditor()
    phase = 'waiting'
    figure.dataset['shown'] = ''
    const script = text()
    const stop = context.runner.subscribe(refresh)
    refresh()
    const outcome = await context.runCell(number, script)
    stop()
    return finish(outcome, script)
  }

  const finish = (outcome: RunOutcome, script: string): boolean => {
    if (outcome.kind !== 'ran') {
      phase = 'failed'
      elapsed = ''
      const said = outcomeText(outcome, 'lesson')
      showOutput(() =>
        mount(StoppedOutput, { target: liveOutput, props: { text: said, onrestart: () => void restart() } }),
      )
      announce(`${said.what} ${said.why}`)
      refresh()
      return false
    }
    const expected = figure.dataset['expectedError'] || undefined
    const refused = outcome.run.statements.find((statement) => statement.error !== undefined)
    const succeeded = hasSucceeded(outcome.run) || refused?.error?.sqlstate === expected
    phase = succeeded ? 'done' : 'failed'
    elapsed = `, ${formatElapsed(outcome.elapsedMs)}`
    const props = { run: outcome.run, script, label: `Output of cell ${number}`, expectedError: expected }
    showOutput(() => mount(ScriptOutput, { target: liveOutput, props }))
    editor?.markError(refused?.error && findErrorPlace(refused.error, script, refused.start)?.offset)
    writeRan(figure, formatClock(Date.now()), outcome.run)
    void record({
      kind: 'CellRun',
      concept: context.concept,
      cell: number,
      isEdited: script !== recorded,
      succeeded,
    })
    announce(`Cell ${number}: ${summarizeRun(outcome.run)}`)
    refresh()
    void context.schema().then((schema) => schema !== undefined && editor?.setSchema(schema))
    return succeeded
  }

  const restart = async (): Promise<void> => {
    phase = 'recorded'
    showOutput(undefined)
    bar.focusRun()
    await context.restart()
    announce('The engine runs again')
  }

  const reset = (): void => {
    if (editor !== undefined && editor.text() !== recorded) editor.setText(recorded)
    context.drafts.forget(key)
    phase = 'recorded'
    elapsed = ''
    showOutput(undefined)
    refresh()
    bar.focusRun()
    announce(`Cell ${number} shows its recorded text and output`)
  }

  return { pressRun, run, openEditor, refresh }
}

function stateName(phase: Phase, facts: { isBooting: boolean; isStale: boolean }): string {
  if (phase === 'waiting') return facts.isBooting ? 'booting' : 'running'
  if (facts.isStale) return 'stale'
  if (phase === 'failed') return 'error'
  return phase === 'done' ? 'live' : 'recorded'
}
