/** Reads the text of an `output` fence. The inverse of `renderOutput`; says which line is wrong when it is not one. */

import type { RecordedColumn, RecordedOutput } from '../model.ts'
import { readText } from './recorded-text.ts'
import { COUNT_PATTERN, NO_COLUMNS, NOTICE_PATTERN, PLAN_TITLE, RULE_PATTERN } from './render-output.ts'

/** What is wrong with an output; `line` is 0-based within the text. */
export interface OutputFault {
  readonly line: number
  readonly expected: string
}

export interface ParsedOutput {
  readonly outputs: readonly RecordedOutput[]
  readonly faults: readonly OutputFault[]
}

interface Paragraph {
  readonly first: number
  readonly lines: readonly string[]
}

/** Returns the outputs of `text`; a paragraph that cannot be read is left out and is a fault. */
export function parseOutput(text: string): ParsedOutput {
  const outputs: RecordedOutput[] = []
  const faults: OutputFault[] = []
  for (const paragraph of paragraphsOf(text)) {
    const fault = (offset: number, expected: string): undefined => {
      faults.push({ line: paragraph.first + offset, expected })
    }
    const output = parseParagraph(paragraph.lines, fault)
    if (output !== undefined) outputs.push(output)
  }
  return { outputs, faults }
}

type ReportFault = (offset: number, expected: string) => undefined

function paragraphsOf(text: string): readonly Paragraph[] {
  const paragraphs: { first: number; lines: string[] }[] = []
  let isOpen = false
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') {
      isOpen = false
      continue
    }
    if (!isOpen) paragraphs.push({ first: index, lines: [] })
    paragraphs.at(-1)?.lines.push(line)
    isOpen = true
  }
  return paragraphs
}

function parseParagraph(lines: readonly string[], fault: ReportFault): RecordedOutput | undefined {
  const [first = '', second] = lines
  if (second !== undefined && RULE_PATTERN.test(second.trim())) return parseRows(lines, fault)
  if (first === NO_COLUMNS) return parseEmptyRows(lines, fault)
  if (first === PLAN_TITLE) return parsePlan(lines.slice(1), fault)
  if (first.startsWith('ERROR: ')) return parseError(lines, fault)
  if (second !== undefined)
    return fault(1, 'a rule such as ---- | ----: under the column names, or a blank line')
  const notice = NOTICE_PATTERN.exec(first)
  const text = readText(notice?.[2] ?? first)
  if (text === undefined) return fault(0, 'a JSON string that ends on this line')
  return notice === null
    ? { kind: 'tag', tag: text }
    : { kind: 'notice', severity: notice[1] ?? '', message: text }
}

function parseRows(lines: readonly string[], fault: ReportFault): RecordedOutput | undefined {
  const aligns = (lines[1] ?? '')
    .trim()
    .split(' | ')
    .map((part): RecordedColumn['align'] => (part.endsWith(':') ? 'right' : 'left'))
  const names = parseCells(lines[0] ?? '', 0, { width: aligns.length, fault })
  const count = COUNT_PATTERN.exec((lines.at(-1) ?? '').trim())
  if (count === null || lines.length < 3) return fault(lines.length - 1, 'a last line such as (3 rows)')
  const rows = lines
    .slice(2, -1)
    .map((line, index) => parseCells(line, index + 2, { width: aligns.length, fault }))
  const rowCount = Number(count[2])
  if (rows.length !== Number(count[1] ?? count[2]))
    return fault(lines.length - 1, `(${rows.length} rows), as many as there are lines`)
  if (rows.length > rowCount) return fault(lines.length - 1, 'a total that is not less than the rows shown')
  if (names === undefined) return undefined
  const kept = rows.filter((row) => row !== undefined)
  if (kept.length !== rows.length) return undefined
  const columns = names.map(
    (name, index): RecordedColumn => ({ name: name ?? 'NULL', align: aligns[index] ?? 'left' }),
  )
  return { kind: 'rows', columns, rows: kept, rowCount }
}

function parseCells(
  line: string,
  offset: number,
  table: { readonly width: number; readonly fault: ReportFault },
): (string | null)[] | undefined {
  const cells = splitCells(line)
  if (cells.length !== table.width) return table.fault(offset, `${table.width} columns, as in the rule`)
  const values: (string | null)[] = []
  for (const cell of cells) {
    const value = cell === 'NULL' ? null : readText(cell)
    if (value === undefined || cell === '')
      return table.fault(offset, 'NULL, a text, or a JSON string in each column')
    values.push(value)
  }
  return values
}

/** Splits at ` | ` outside JSON strings; the padding around cells is dropped. */
function splitCells(line: string): readonly string[] {
  const cells: string[] = []
  let rest = line
  for (;;) {
    const cell = /^ *(?:"(?:[^"\\]|\\.)*" *(?=\||$)|[^|]*)/.exec(rest)?.[0] ?? ''
    cells.push(cell.trim())
    if (rest[cell.length] !== '|') return cells
    rest = rest.slice(cell.length + 1)
  }
}

function parseEmptyRows(lines: readonly string[], fault: ReportFault): RecordedOutput | undefined {
  const count = COUNT_PATTERN.exec((lines[1] ?? '').trim())
  if (count === null || lines.length !== 2) return fault(lines.length - 1, 'a last line such as (3 rows)')
  const shown = Number(count[1] ?? count[2])
  const rowCount = Number(count[2])
  if (shown > ROWS_SHOWN_MAX || shown > rowCount) return fault(1, `at most ${ROWS_SHOWN_MAX} rows shown`)
  return { kind: 'rows', columns: [], rows: Array.from({ length: shown }, () => []), rowCount }
}

/** Rows without columns are only counted; a count beyond this is not believed. */
const ROWS_SHOWN_MAX = 1_000

function parsePlan(lines: readonly string[], fault: ReportFault): RecordedOutput | undefined {
  const read: string[] = []
  for (const [index, line] of lines.entries()) {
    const indent = /^ */.exec(line)?.[0] ?? ''
    const text = readText(line.slice(indent.length))
    if (text === undefined) return fault(index + 1, 'a plan line, or a JSON string that ends on this line')
    read.push(indent + text)
  }
  return { kind: 'plan', lines: read }
}

function parseError(lines: readonly string[], fault: ReportFault): RecordedOutput | undefined {
  const labels = ['ERROR', 'SQLSTATE', 'DETAIL', 'HINT']
  const fields = new Map<string, string>()
  for (const [index, line] of lines.entries()) {
    const [, label = '', written = ''] = /^([A-Z]+): (.*)$/.exec(line) ?? []
    const text = readText(written)
    if (!labels.includes(label) || fields.has(label) || text === undefined) {
      return fault(index, 'ERROR: …, SQLSTATE: …, then DETAIL: … and HINT: … where there are any')
    }
    fields.set(label, text)
  }
  const sqlstate = fields.get('SQLSTATE')
  if (sqlstate === undefined) return fault(0, 'a line SQLSTATE: … under the error')
  const detail = fields.get('DETAIL')
  const hint = fields.get('HINT')
  return {
    kind: 'error',
    message: fields.get('ERROR') ?? '',
    sqlstate,
    ...(detail === undefined ? {} : { detail }),
    ...(hint === undefined ? {} : { hint }),
  }
}
