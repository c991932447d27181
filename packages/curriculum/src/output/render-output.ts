/**
 * Writes recorded outputs as the text of an `output` fence: one paragraph per output, separated by blank lines.
 * `parseOutput` reads back exactly what was written; a property test holds the two together.
 */

import type { RecordedOutput } from '../model.ts'
import { writeText } from './recorded-text.ts'

/** The line under the column names, for example `--- | ----:`. */
export const RULE_PATTERN = /^-{2,}[-:](?: \| -{2,}[-:])*$/
/** The line under the rows. */
export const COUNT_PATTERN = /^\((?:(\d+) of )?(\d+) rows?\)$/
/** The first line of a plan. */
export const PLAN_TITLE = 'QUERY PLAN'
/** Stands for the column names of rows without columns. */
export const NO_COLUMNS = '(no columns)'
/** `NOTICE: …`, and any other severity that an engine reports without failing. */
export const NOTICE_PATTERN = /^([A-Z][A-Z0-9]*): (.*)$/

const SEPARATOR = ' | '

/** Returns the text of the fence, without a final newline. */
export function renderOutput(outputs: readonly RecordedOutput[]): string {
  return outputs.map((output) => renderOne(output).join('\n')).join('\n\n')
}

function renderOne(output: RecordedOutput): readonly string[] {
  switch (output.kind) {
    case 'rows':
      return renderRows(output)
    case 'plan':
      return [PLAN_TITLE, ...output.lines.map(renderPlanLine)]
    case 'tag':
      return [
        writeText(
          output.tag,
          (text) => text === PLAN_TITLE || text === NO_COLUMNS || NOTICE_PATTERN.test(text),
        ),
      ]
    case 'notice':
      return [`${output.severity}: ${writeText(output.message, () => false)}`]
    case 'error':
      return [
        `ERROR: ${writeText(output.message, () => false)}`,
        `SQLSTATE: ${writeText(output.sqlstate, () => false)}`,
        ...(output.detail === undefined ? [] : [`DETAIL: ${writeText(output.detail, () => false)}`]),
        ...(output.hint === undefined ? [] : [`HINT: ${writeText(output.hint, () => false)}`]),
      ]
    default:
      return output satisfies never
  }
}

/** A plan line keeps its indentation; the rest of it is a text like any other. */
function renderPlanLine(line: string): string {
  const indent = /^ */.exec(line)?.[0] ?? ''
  const rest = line.slice(indent.length)
  return indent + writeText(rest, (text) => RULE_PATTERN.test(text))
}

function renderRows(output: Extract<RecordedOutput, { kind: 'rows' }>): readonly string[] {
  const footer = renderCount(output.rows.length, output.rowCount)
  if (output.columns.length === 0) return [NO_COLUMNS, footer]
  const names = output.columns.map((column) => writeText(column.name, isTakenCell))
  const rows = output.rows.map((row) =>
    output.columns.map((_, index) => {
      const cell = row[index]
      return cell === null || cell === undefined ? 'NULL' : writeText(cell, isTakenCell)
    }),
  )
  const widths = names.map((name, index) =>
    rows.reduce((width, row) => Math.max(width, lengthOf(row[index])), Math.max(3, lengthOf(name))),
  )
  const isRight = output.columns.map((column) => column.align === 'right')
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => pad(cell, widths[index] ?? 0, isRight[index] === true))
      .join(SEPARATOR)
      .trimEnd()
  const rule = widths
    .map((width, index) => (isRight[index] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)))
    .join(SEPARATOR)
  return [line(names), rule, ...rows.map(line), footer]
}

function renderCount(shown: number, count: number): string {
  const noun = count === 1 ? 'row' : 'rows'
  return shown === count ? `(${count} ${noun})` : `(${shown} of ${count} ${noun})`
}

/** Texts that a reader of the table would take for something else. */
function isTakenCell(text: string): boolean {
  return text === 'NULL' || text.includes('|') || COUNT_PATTERN.test(text) || text === NO_COLUMNS
}

function lengthOf(cell: string | undefined): number {
  return cell === undefined ? 0 : [...cell].length
}

function pad(cell: string, width: number, isRight: boolean): string {
  const fill = ' '.repeat(Math.max(0, width - lengthOf(cell)))
  return isRight ? fill + cell : cell + fill
}
