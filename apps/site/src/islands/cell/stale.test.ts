import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findEffect, findMissingCells, type OrderedCell, staleSentence } from './stale.ts'

const cell = (number: number, source: string, session = ''): OrderedCell => ({ number, source, session })

const effects: readonly (readonly [string, string | undefined])[] = [
  ['SELECT 1', undefined],
  ['-- CREATE TABLE t ()\nSELECT 1', undefined],
  ["SELECT 'x; DROP TABLE t'", undefined],
  ['SELECT 1; CREATE TABLE orders (id int)', 'creates orders'],
  ['CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)', 'creates i'],
  ['create or replace function f() returns int language sql as $$ select 1 $$', 'creates f'],
  ['INSERT INTO public.t VALUES (1)', 'writes to public.t'],
  ['UPDATE t SET a = 1', 'updates t'],
  ['EXPLAIN UPDATE t SET a = 1', undefined],
  ['EXPLAIN (ANALYZE, WAL) UPDATE t SET a = 1', 'updates t'],
  ['EXPLAIN (ANALYZE off) UPDATE t SET a = 1', undefined],
  ['EXPLAIN ANALYZE VERBOSE DELETE FROM t', 'deletes from t'],
  ['EXPLAIN (ANALYZE) SELECT 1', undefined],
  ['WITH d AS (DELETE FROM t RETURNING *) SELECT * FROM d', 'writes to t'],
  ['BEGIN', 'opens a transaction'],
  ['SET work_mem = 64', 'sets work_mem'],
  ["SELECT nextval('s')", 'changes the session'],
  ['SELECT * INTO copy_of FROM t', 'creates copy_of'],
]

for (const [source, effect] of effects) {
  test(`${source.slice(0, 60).replaceAll('\n', ' ')}: ${effect ?? 'only reads'}`, () =>
    assert.equal(findEffect(source), effect))
}

test('earlier cells that change something and have not run are missing, in order', () => {
  const cells = [
    cell(1, 'CREATE TABLE a ()'),
    cell(2, 'SELECT 1'),
    cell(3, 'INSERT INTO a DEFAULT VALUES'),
    cell(4, 'SELECT 2'),
  ]
  assert.deepEqual(
    findMissingCells(cells, 4, new Set()).map((missing) => missing.number),
    [1, 3],
  )
  assert.deepEqual(
    findMissingCells(cells, 4, new Set([1])).map((missing) => missing.number),
    [3],
  )
  assert.deepEqual(findMissingCells(cells, 1, new Set()), [])
})

test('another session is not waited for', () => {
  const cells = [cell(1, 'CREATE TABLE a ()', 'b'), cell(2, 'SELECT 1')]
  assert.deepEqual(findMissingCells(cells, 2, new Set()), [])
})

test('the sentence names the first cell and counts on', () => {
  const creates = { number: 2, effect: 'creates orders' }
  assert.equal(staleSentence([]), '')
  assert.equal(staleSentence([creates]), 'Cell 2 creates orders and has not been run.')
  const three = [creates, { number: 3, effect: '' }, { number: 5, effect: '' }]
  assert.equal(staleSentence(three), 'Cell 2 creates orders and has not been run, nor have cells 3 and 5.')
})
