/** Splitting answers into parts. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { splitParts } from './parts.ts'

function faults(answer: string, ids: readonly string[]): readonly string[] {
  return splitParts(answer, ids).faults.map(({ kind, id, line }) => `${line} ${kind} ${id}`.trim())
}

test('an answer without declared parts is one part, markers and all', () => {
  assert.deepEqual(splitParts('--# a\nSELECT 1', []), {
    parts: [{ id: '', text: '--# a\nSELECT 1', start: 0 }],
    faults: [],
  })
})

test('parts begin after their marker and end before the next', () => {
  const answer = '-- mine\n\n  --#  b  \nSELECT 2;\n--# a\nSELECT 1;'
  const { parts } = splitParts(answer, ['a', 'b'])
  assert.deepEqual(
    parts.map(({ id, text }) => [id, text]),
    [
      ['b', 'SELECT 2;\n'],
      ['a', 'SELECT 1;'],
    ],
  )
  for (const part of parts) assert.equal(answer.slice(part.start, part.start + part.text.length), part.text)
})

test('faults name the part and the line', () => {
  assert.deepEqual(faults('SELECT 0;\n--# a\n--# a\n--# c\n', ['a', 'b']), [
    '0 textBeforeFirstPart',
    '2 duplicatePart a',
    '3 unknownPart c',
    '3 missingPart b',
  ])
})

test('a marker must have its line to itself', () => {
  assert.deepEqual(faults("SELECT '--# a';\n--# b\nSELECT 1 --# a\n", ['a', 'b']), [
    '0 textBeforeFirstPart',
    '1 missingPart a',
  ])
})

test('every part is the slice of the answer that it says', () => {
  const line = fc.constantFrom('--# a', '--# b', '--# z', 'SELECT 1;', '', '-- c', '\r')
  fc.assert(
    fc.property(
      fc.array(line).map((lines) => lines.join('\n')),
      (answer) => {
        const { parts } = splitParts(answer, ['a', 'b'])
        for (const { text, start } of parts) assert.equal(answer.slice(start, start + text.length), text)
      },
    ),
  )
})
