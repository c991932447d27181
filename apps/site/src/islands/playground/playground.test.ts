import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addToHistory, HISTORY_ENTRIES_MAX, type HistoryEntry, parseHistory } from './history.ts'
import { parseFragment, SHARED_CHARACTERS_MAX, shareFragment } from './share-link.ts'

test('a shared statement comes back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (sql) => {
      assert.deepEqual(parseFragment(shareFragment({ dataset: 'shop', sql }) ?? ''), { dataset: 'shop', sql })
    }),
  )
})

test('a statement too long for an address is refused, on both sides', () => {
  assert.equal(shareFragment({ dataset: 'shop', sql: 'x'.repeat(SHARED_CHARACTERS_MAX + 1) }), undefined)
  assert.equal(parseFragment(`#sql=${'x'.repeat(SHARED_CHARACTERS_MAX + 1)}`), undefined)
})

test('a fragment that carries no statement is none', () => {
  assert.equal(parseFragment(''), undefined)
  assert.equal(parseFragment('#section'), undefined)
})

const entry = (sql: string): HistoryEntry => ({ atMs: 1, dataset: 'shop', sql, what: '1 row' })

test('the history holds the last statements first, a repeated one once', () => {
  const history = addToHistory(addToHistory(addToHistory([], entry('a')), entry('b')), {
    ...entry('b'),
    what: '2 rows',
  })
  assert.deepEqual(
    history.map(({ sql, what }) => `${sql} ${what}`),
    ['b 2 rows', 'a 1 row'],
  )
  assert.equal(addToHistory(history, entry('  ')), history)
})

test('the history is bounded, and what cannot be read of it is left out', () => {
  let history: readonly HistoryEntry[] = []
  for (let at = 0; at < HISTORY_ENTRIES_MAX + 5; at += 1)
    history = addToHistory(history, entry(`SELECT ${at}`))
  assert.equal(history.length, HISTORY_ENTRIES_MAX)
  assert.deepEqual(parseHistory(JSON.stringify([entry('a'), 7, { sql: 1 }])), [entry('a')])
  assert.deepEqual(parseHistory('{'), [])
})
