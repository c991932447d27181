/**
 * The bar below a cell's code: what is shown, and what can be done about it. Buttons come and go with the state;
 * when the one that has the focus goes, the focus moves to the one that takes its place.
 */

import type { OpenProgress } from '@savepoint/engines'
import { formatList } from '../../engine/format.ts'
import { createLoadBar } from '../results/load-bar.ts'

export interface CellBarActions {
  readonly cancel: () => void
  readonly reset: () => void
  readonly runWithMissing: () => void
  readonly runAlone: () => void
}

export interface CellBarState {
  readonly isBooting: boolean
  readonly progress: OpenProgress | undefined
  readonly isRunning: boolean
  readonly staleText: string
  readonly staleNumbers: readonly number[]
  /** Undefined shows what the recorded page says. */
  readonly label: string | undefined
  readonly isEdited: boolean
  readonly canReset: boolean
}

export interface CellBar {
  readonly draw: (state: CellBarState) => void
  readonly focusRun: () => void
  readonly focusStale: () => void
}

/** Returns the bar of `figure`, built around the Run button that is there. */
export function createCellBar(figure: HTMLElement, actions: CellBarActions): CellBar {
  const bar = figure.querySelector<HTMLElement>('.cell-bar')
  const status = figure.querySelector<HTMLElement>('[data-cell-status]')
  const run = figure.querySelector<HTMLButtonElement>('[data-cell-run]')
  if (bar === null || status === null || run === null)
    throw new Error('assertion failed: a cell without its bar')
  const recordedLabel = status.textContent ?? ''
  const alone = createButton('Run only this one', actions.runAlone)
  const withMissing = createButton('', actions.runWithMissing)
  const reset = createButton('Reset', actions.reset)
  const cancel = createButton('Cancel', actions.cancel)
  const load = createLoadBar(actions.cancel)
  run.before(alone, withMissing, reset, cancel)
  bar.after(load.element)
  for (const element of [alone, withMissing, reset, cancel, load.element]) element.hidden = true

  const draw = (state: CellBarState): void => {
    const held = bar.parentElement?.contains(document.activeElement) ? document.activeElement : null
    const isStale = state.staleNumbers.length > 0
    const isBusy = state.isBooting || state.isRunning
    withMissing.textContent = `Run ${formatList(state.staleNumbers)}`
    status.textContent = isStale ? state.staleText : barLabel(state, recordedLabel)
    status.classList.toggle('stale', isStale)
    bar.hidden = state.isBooting
    load.element.hidden = !state.isBooting
    if (state.progress !== undefined) load.draw(state.progress)
    cancel.hidden = !state.isRunning
    run.hidden = isBusy || isStale
    withMissing.hidden = alone.hidden = !isStale || isBusy
    reset.hidden = isBusy || isStale || !state.canReset
    run.classList.toggle('btn-2', state.label === undefined)
    moveFocus(held, [state.isBooting ? load.cancel : cancel, withMissing, run])
  }
  return { draw, focusRun: () => run.focus({ preventScroll: true }), focusStale: () => withMissing.focus() }
}

function barLabel(state: CellBarState, recordedLabel: string): string {
  const label = state.label ?? recordedLabel
  return state.isEdited ? `${label}, edited` : label
}

/** When `held` can no longer be seen, gives the focus to the first of `next` that can. */
function moveFocus(held: Element | null, next: readonly HTMLElement[]): void {
  if (!(held instanceof HTMLElement) || held.checkVisibility()) return
  next.find((element) => element.checkVisibility())?.focus({ preventScroll: true })
}

function createButton(text: string, press: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'btn-3'
  button.textContent = text
  button.addEventListener('click', press)
  return button
}
