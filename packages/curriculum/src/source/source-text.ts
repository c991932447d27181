/**
 * The text of one file with its line positions. Newlines are folded to `\n`, a byte order mark is dropped, and
 * characters that a reader cannot see but a page would obey (controls, text direction) become U+FFFD, one for
 * one, so that every offset still names the same place in the author's file.
 */

import type { SourceFile, SourceRange } from '../diagnostic.ts'
import type { Reporter } from './reporter.ts'

/** Longest file that is read, in UTF-16 code units; the longest honest lesson has a tenth of it. */
export const FILE_LENGTH_MAX = 256 * 1024

export interface SourceText {
  readonly path: string
  readonly text: string
  /** Offset of the first character of each line. */
  readonly lineStarts: readonly number[]
}

const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** Returns the readable text of `file`; what is unreadable is reported. */
export function readSource(file: SourceFile, report: Reporter): SourceText {
  if (file.text.length > FILE_LENGTH_MAX) {
    report('fileTooLarge', file.path, START, {
      message: 'the file is too large to be content',
      expected: `at most ${FILE_LENGTH_MAX} characters`,
      found: `${file.text.length} characters`,
    })
    return sourceOf(file.path, '')
  }
  const folded = file.text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const source = sourceOf(file.path, folded.replace(HIDDEN, '\ufffd'))
  if (source.text !== folded) reportHidden(source, folded, report)
  return source
}

function reportHidden(source: SourceText, original: string, report: Reporter): void {
  const offsets = [...original.matchAll(HIDDEN)].map((match) => match.index)
  const first = offsets[0] ?? 0
  report('hiddenCharacter', source.path, rangeOf(source, first, first + 1), {
    message: 'a character that cannot be seen',
    expected: 'visible text',
    found: `U+${original.charCodeAt(first).toString(16).toUpperCase().padStart(4, '0')}${offsets.length > 1 ? ` and ${offsets.length - 1} more` : ''}`,
  })
}

/** Returns the source of a text that is known to be clean. */
export function sourceOf(path: string, text: string): SourceText {
  const lineStarts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1)
  return { path, text, lineStarts }
}

/** The very beginning of a file. */
export const START: SourceRange = { line: 1, column: 1, endLine: 1, endColumn: 1 }

/** Returns the range of the half-open offsets [start, end). */
export function rangeOf(source: SourceText, start: number, end: number): SourceRange {
  const from = position(source, start)
  const to = position(source, Math.max(start, end))
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
}

/** Returns the range of a whole line (0-based), without its newline. */
export function rangeOfLine(source: SourceText, line: number): SourceRange {
  return rangeOf(source, lineStart(source, line), lineEnd(source, line))
}

/** Returns the offset at which the 0-based line begins; past the last line, the end of the text. */
export function lineStart(source: SourceText, line: number): number {
  return source.lineStarts[line] ?? source.text.length
}

/** Returns the offset at which the 0-based line ends, before its newline. */
export function lineEnd(source: SourceText, line: number): number {
  const next = source.lineStarts[line + 1]
  return next === undefined ? source.text.length : next - 1
}

function position(source: SourceText, offset: number): { line: number; column: number } {
  let low = 0
  let high = source.lineStarts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((source.lineStarts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (source.lineStarts[low] ?? 0) + 1 }
}
