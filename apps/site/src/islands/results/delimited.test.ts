import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { toCsv, toTsv } from './delimited.ts'

test('CSV keeps NULL and the empty text apart and quotes what would break a line', () => {
  assert.equal(
    toCsv(
      ['a', 'b"c'],
      [
        [null, ''],
        ['x,y', 'l1\nl2'],
      ],
    ),
    'a,"b""c"\n,""\n"x,y","l1\nl2"\n',
  )
})

test('TSV escapes tabs, line ends and backslashes, and NULL is \\N', () => {
  assert.equal(toTsv(['a'], [[null], ['x\ty\n\\N']]), 'a\n\\N\nx\\ty\\n\\\\N\n')
})

/** A slow obvious reader of the CSV that `toCsv` promises. */
function readCsv(text: string): (string | null)[][] {
  const rows: (string | null)[][] = []
  let row: (string | null)[] = []
  let at = 0
  while (at < text.length) {
    const quoted = /^"((?:[^"]|"")*)"/.exec(text.slice(at))
    const bare = /^[^,\n]*/.exec(text.slice(at))?.[0] ?? ''
    row.push(quoted ? (quoted[1] ?? '').replaceAll('""', '"') : bare === '' ? null : bare)
    at += quoted ? quoted[0].length : bare.length
    if (text[at] === '\n') {
      rows.push(row)
      row = []
    }
    at += 1
  }
  return rows
}

test('CSV can be read back to the same values', () => {
  const value = fc.option(fc.string({ maxLength: 12 }), { nil: null })
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value), { minLength: 1 }), (rows) => {
      assert.deepEqual(readCsv(toCsv(['a', 'b'], rows)).slice(1), rows)
    }),
  )
})
