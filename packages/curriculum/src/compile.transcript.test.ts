/** Every diagnostic, shown once over a small course. See `testdata/transcript.ts` for the form. */

import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { test } from 'node:test'
import { compile } from './compile.ts'
import { DIAGNOSTIC_CODES } from './diagnostic-codes.ts'
import {
  editCourse,
  parseTranscript,
  readCourse,
  showDiagnostic,
  type TranscriptCase,
  transcriptPaths,
} from './testdata/transcript.ts'

const course = readCourse()
const ownDiagnostics = new Set(compile(course).diagnostics.map(showDiagnostic))
const isUpdating = process.env.UPDATE_TRANSCRIPTS === '1'

function diagnose(item: TranscriptCase): string {
  const { diagnostics } = compile(editCourse(course, item.input))
  return diagnostics
    .filter((diagnostic) => diagnostic.code !== 'lessonLength')
    .map(showDiagnostic)
    .join('\n')
}

test('the course itself is whole: only its lesson is too short', () => {
  assert.deepEqual(
    [...ownDiagnostics].map((line) => line.split(' ')[2]),
    ['lessonLength:'],
  )
})

for (const path of transcriptPaths()) {
  const cases = parseTranscript(readFileSync(path, 'utf8'))
  if (isUpdating) {
    const written = cases.map((item) => `${item.input.trimEnd()}\n----\n${diagnose(item)}\n`)
    writeFileSync(path, written.join('\n'))
    continue
  }
  for (const item of cases) {
    test(`${basename(path, '.txt')}: ${item.name}`, () => assert.equal(diagnose(item), item.expected))
  }
}

test('every code of the registry is shown by a transcript', () => {
  const shown = transcriptPaths()
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
  const missing = Object.keys(DIAGNOSTIC_CODES).filter(
    (code) => !new RegExp(` (?:error|warning) ${code}:`).test(shown),
  )
  // lessonLength is the one that the course itself has; duplicateFile and fileTooLarge are shown in
  // compile.hostile.test.ts; no input is known that brings the YAML parser to give up (unreadable).
  assert.deepEqual(missing, ['duplicateFile', 'fileTooLarge', 'unreadable', 'lessonLength'])
})
