import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cellKey, familyOfType } from './cell-key.ts'

function same(type: string, left: string, right: string): boolean {
  const family = familyOfType(type)
  return cellKey(left, family) === cellKey(right, family)
}

test('a number is the same however it is written', () => {
  for (const [left, right] of [
    ['1.0', '1.00'],
    ['100', '1e+02'],
    ['-0', '0'],
    ['0.50', '.5'],
    ['1e-07', '0.0000001'],
    ['100000000000000000000', '1e20'],
  ] as const) {
    assert.ok(same('numeric', left, right), `${left} = ${right}`)
  }
})

test('numbers that a float cannot tell apart are told apart', () => {
  assert.ok(!same('int8', '9007199254740993', '9007199254740992'))
  assert.ok(!same('numeric', '0.10000000000000000001', '0.1'))
})

test('NaN equals NaN and nothing else; the infinities differ', () => {
  assert.ok(same('float8', 'NaN', 'NaN'))
  assert.ok(!same('float8', 'NaN', '0'))
  assert.ok(!same('float8', 'Infinity', '-Infinity'))
})

test('an instant is the same in any time zone, to the microsecond', () => {
  assert.ok(same('timestamptz', '2026-03-01 00:00:00+00', '2026-02-28 19:00:00-05'))
  assert.ok(same('timestamptz', '2024-02-29 23:30:00.5+00', '2024-03-01 05:00:00.500+05:30'))
  assert.ok(!same('timestamptz', '2026-03-01 00:00:00.000001+00', '2026-03-01 00:00:00+00'))
  assert.ok(!same('timestamptz', '2023-03-01 00:00:00+00', '2023-02-28 00:00:00+00'))
})

test('NULL, empty text and the text NULL are three values', () => {
  const keys = [cellKey(null, 'text'), cellKey('', 'text'), cellKey('null', 'text'), cellKey('NULL', 'text')]
  assert.equal(new Set(keys).size, 4)
})

test('a number is not the text that looks like it', () => {
  assert.notEqual(cellKey('5', familyOfType('int4')), cellKey('5', familyOfType('text')))
  assert.equal(cellKey('5', familyOfType('int4')), cellKey('5', familyOfType('numeric(10,2)')))
})
