import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ItemKind, judge, readNumber } from './judge.ts'

const verdict = (kind: ItemKind, key: readonly string[], ...answer: readonly string[]) =>
  judge(kind, key, answer).kind

test('a choice is right when it is the key, several when they are exactly the key', () => {
  assert.equal(verdict('choice', ['a'], 'a'), 'right')
  assert.equal(verdict('choice', ['a'], 'b'), 'wrong')
  assert.equal(verdict('multiple', ['a', 'c'], 'c', 'a'), 'right')
  assert.equal(verdict('multiple', ['a', 'c'], 'a'), 'wrong')
  assert.equal(verdict('multiple', ['a'], 'a', 'b'), 'wrong')
  assert.equal(verdict('multiple', ['a']), 'notGradable')
})

test('an order is right only in order', () => {
  assert.equal(verdict('order', ['a', 'b'], 'a', 'b'), 'right')
  assert.equal(verdict('order', ['a', 'b'], 'b', 'a'), 'wrong')
})

test('text folds case, white space and a final semicolon', () => {
  assert.equal(verdict('text', ['pd_lsn', 'the LSN'], '  The   lsn; '), 'right')
  assert.equal(verdict('text', ['pd_lsn'], 'pd lsn'), 'wrong')
  assert.equal(verdict('text', ['x'], '  '), 'notGradable')
})

test('a number is read as people type it and held to its tolerance', () => {
  assert.equal(verdict('number', ['15026', '0'], '15,026'), 'right')
  assert.equal(verdict('number', ['15026', '0'], '15 027'), 'wrong')
  assert.equal(verdict('number', ['100', '5'], '95'), 'right')
  assert.equal(verdict('number', ['100', '5'], '94.9'), 'wrong')
  assert.equal(verdict('number', ['0.3', '0'], String(0.1 + 0.2)), 'right')
})

test('what is no number is not gradable, never wrong', () => {
  for (const text of ['', 'many', '1,2', '1.2.3', '--1', 'Infinity', '0x10']) {
    assert.equal(verdict('number', ['1', '0'], text), 'notGradable', text)
  }
  assert.equal(readNumber('−1_000.5'), -1000.5)
})
