/**
 * Transcript tests of the compiler. A transcript is a list of cases over the course in `course/`: a comment that
 * says what is wrong, edits that make it so, `----`, and the diagnostics that follow (those of the course itself
 * left out). `UPDATE_TRANSCRIPTS=1` writes the diagnostics anew; the diff is what a person reviews.
 *
 *     # Comment, which names the case.
 *     in PATH        the edits below apply to this file; `new PATH` starts an empty one, `remove PATH` takes it out
 *     - line         these lines, as they stand in the file one after another, …
 *     + line         … give way to these; without `-` lines the `+` lines are appended
 *     ----
 *     path:line:column-column severity code: message (expected …, found …)
 */

import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Diagnostic, SourceFile } from '../diagnostic.ts'

const FOLDER = fileURLToPath(new URL('.', import.meta.url))

/** Returns the files of the course. */
export function readCourse(): readonly SourceFile[] {
  const root = join(FOLDER, 'course')
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }))
}

export interface TranscriptCase {
  readonly name: string
  /** Everything before `----`, as written. */
  readonly input: string
  readonly expected: string
}

/** Returns the paths of all transcripts. */
export function transcriptPaths(): readonly string[] {
  const folder = join(FOLDER, 'transcripts')
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => join(folder, name))
}

/** Splits a transcript into its cases. */
export function parseTranscript(text: string): readonly TranscriptCase[] {
  return text
    .split(/^(?=#)/m)
    .filter((part) => part.startsWith('#'))
    .map((part) => {
      const [input = '', expected = ''] = part.split(/^----\n/m)
      return { name: input.split('\n', 1)[0]?.slice(1).trim() ?? '', input, expected: expected.trim() }
    })
}

/** Returns `course` after the edits of `input`. */
export function editCourse(course: readonly SourceFile[], input: string): readonly SourceFile[] {
  const files = new Map(course.map((file) => [file.path, file.text]))
  let path = ''
  let before: string[] = []
  let after: string[] = []
  const apply = (): void => {
    if (before.length > 0 || after.length > 0) files.set(path, replaceLines(files.get(path) ?? '', before, after))
    before = []
    after = []
  }
  for (const line of input.split('\n')) {
    const [, command, argument = ''] = /^(in|new|remove) (.+)$/.exec(line) ?? []
    if (line.startsWith('- ') || line === '-') {
      if (after.length > 0) apply()
      before.push(line.slice(2))
    } else if (line.startsWith('+ ') || line === '+') after.push(unescape(line.slice(2)))
    else apply()
    if (command !== undefined) path = argument
    if (command === 'new') files.set(path, '')
    if (command === 'remove') files.delete(path)
  }
  apply()
  return [...files].map(([name, text]) => ({ path: name, text }))
}

function replaceLines(text: string, before: readonly string[], after: readonly string[]): string {
  if (before.length === 0) return text + after.map((line) => `${line}\n`).join('')
  const old = `${before.join('\n')}\n`
  const at = `\n${text}`.indexOf(`\n${old}`)
  if (at === -1) throw new Error(`the transcript edits lines that are not there:\n${old}`)
  return text.slice(0, at) + after.map((line) => `${line}\n`).join('') + text.slice(at + old.length)
}

/** `\u{202e}` in a transcript stands for a character that could not be reviewed. */
function unescape(line: string): string {
  return line.replace(/\\u\{([0-9a-f]+)\}/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
}

/** Writes a diagnostic as transcripts show it. */
export function showDiagnostic(diagnostic: Diagnostic): string {
  const { path, range, severity, code, message, expected, found } = diagnostic
  const end = range.endLine === range.line ? `${range.endColumn}` : `${range.endLine}:${range.endColumn}`
  const details = [expected && `expected ${expected}`, found && `found ${found}`].filter(Boolean).join(', ')
  return `${path}:${range.line}:${range.column}-${end} ${severity} ${code}: ${message}${details === '' ? '' : ` (${details})`}`
}
