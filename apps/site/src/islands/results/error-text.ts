/**
 * An engine's error as psql prints it: the message, the line with a caret under the place, detail and hint.
 * Lines are counted in the whole text that the learner sees, not in the single statement.
 */

import type { EngineError } from '@savepoint/engines'

/** Where an error stands in a text. **Units:** 1-based line, 0-based UTF-16 `offset` in the text. */
export interface ErrorPlace {
  readonly line: number
  readonly lineText: string
  /** 0-based UTF-16 offset within `lineText`. */
  readonly column: number
  readonly offset: number
}

/** The widest excerpt of a line, in columns; longer lines are cut around the caret as psql does. */
export const EXCERPT_COLUMNS_MAX = 72
const ELLIPSIS = '...'
const TAB = ' '.repeat(8)

/** Returns where `error` stands in `script`, when it has a position. `statementStart` is a UTF-16 offset in `script`. */
export function findErrorPlace(
  error: EngineError,
  script: string,
  statementStart: number,
): ErrorPlace | undefined {
  if (error.position === undefined) return undefined
  const offset = Math.min(statementStart + error.position - 1, script.length)
  const lineStart = script.lastIndexOf('\n', offset - 1) + 1
  const lineEnd = script.indexOf('\n', offset)
  const lineText = script.slice(lineStart, lineEnd === -1 ? script.length : lineEnd).replace(/\r$/, '')
  const line = script.slice(0, lineStart).split('\n').length
  return { line, lineText, column: offset - lineStart, offset }
}

/** Returns the lines that psql would print for `error`. */
export function errorLines(error: EngineError, script: string, statementStart: number): string[] {
  const place = findErrorPlace(error, script, statementStart)
  return [
    `ERROR:  ${error.message}`,
    ...(place === undefined ? [] : caretLines(place)),
    ...(error.detail === undefined ? [] : [`DETAIL:  ${error.detail}`]),
    ...(error.hint === undefined ? [] : [`HINT:  ${error.hint}`]),
  ]
}

/** Returns the line of `place` with its number, and a caret below the column. */
export function caretLines(place: ErrorPlace): [string, string] {
  const before = spread(place.lineText.slice(0, place.column))
  const after = spread(place.lineText.slice(place.column))
  const half = EXCERPT_COLUMNS_MAX / 2
  const isLong = columnsOf(before) + columnsOf(after) > EXCERPT_COLUMNS_MAX
  const head = isLong && columnsOf(before) > half ? ELLIPSIS + lastColumns(before, half) : before
  const room = EXCERPT_COLUMNS_MAX - columnsOf(head)
  const tail = isLong && columnsOf(after) > room ? firstColumns(after, room) + ELLIPSIS : after
  const prefix = `LINE ${place.line}: `
  return [prefix + head + tail, `${' '.repeat(prefix.length + columnsOf(head))}^`]
}

function spread(text: string): string {
  return text.replaceAll('\t', TAB)
}

function columnsOf(text: string): number {
  let columns = 0
  for (const character of text) columns += characterColumns(character)
  return columns
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

function characterColumns(character: string): number {
  if (/\p{Mark}/u.test(character)) return 0
  return WIDE.test(character) ? 2 : 1
}

function firstColumns(text: string, columnsMax: number): string {
  let columns = 0
  let taken = ''
  for (const character of text) {
    columns += characterColumns(character)
    if (columns > columnsMax) break
    taken += character
  }
  return taken
}

function lastColumns(text: string, columnsMax: number): string {
  const characters = [...text]
  let columns = 0
  let from = characters.length
  while (from > 0) {
    columns += characterColumns(characters[from - 1] ?? '')
    if (columns > columnsMax) break
    from -= 1
  }
  return characters.slice(from).join('')
}
