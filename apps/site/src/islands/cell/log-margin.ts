/** The margin is the log: what the reader did stands beside where it was done. */

import type { ScriptRun } from '@savepoint/engines'
import { visibleString } from '../results/visible-text.ts'
import { cellNumber } from './markup.ts'

const VALUE_CHARACTERS_MAX = 24

/** Writes `ran 20:58`, or `predicted 15,000, was 129` where there is a prediction, into the margin entry of a cell. */
export function writeRan(figure: HTMLElement, clock: string, run: ScriptRun): void {
  const entry = document.querySelector<HTMLElement>(`[data-log-cell="${cellNumber(figure)}"]`)
  if (entry === null) return
  const prediction = figure.dataset['prediction']
  const value = findSingleValue(run)
  const line = entry.querySelector('[data-log-entry]')
  if (line === null) return
  line.textContent =
    prediction === undefined
      ? `ran ${clock}`
      : value === undefined
        ? `predicted ${prediction}, ran ${clock}`
        : `predicted ${prediction}, was ${visibleString(value, VALUE_CHARACTERS_MAX)}`
  entry.dataset['logLive'] = ''
  entry.classList.add('ran')
  entry.classList.remove('open')
}

/** Returns the value of a result that is one row of one column, which a prediction can be held against. */
function findSingleValue(run: ScriptRun): string | undefined {
  const last = run.statements.at(-1)
  if (last === undefined || last.columns.length !== 1 || last.rowCount !== 1) return undefined
  return last.rows[0]?.[0] ?? undefined
}
