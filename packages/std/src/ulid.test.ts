import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createRandom } from './random.ts'
import { createUlidFactory, isUlid, ulidTimeMs } from './ulid.ts'

test('ids strictly increase whatever the clock does', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 45 }), { minLength: 2 }), (times) => {
      const readings = [...times]
      const random = createRandom(1)
      const next = createUlidFactory(
        () => readings.shift() ?? 0,
        () => random.below(32),
      )
      const ids = times.map(() => next())
      assert.deepEqual([...new Set(ids)].sort(), ids)
    }),
  )
})

test('an id carries its time and is well formed', () => {
  const next = createUlidFactory(
    () => 1_469_918_176_385,
    () => 31,
  )
  const id = next()
  assert.equal(isUlid(id), true)
  // The example of the ULID specification: time part 01ARYZ6S41 for this millisecond.
  assert.equal(id.slice(0, 10), '01ARYZ6S41')
  assert.equal(ulidTimeMs(id), 1_469_918_176_385)
})

test('when the random part is used up within a millisecond, the next id is a millisecond later', () => {
  const next = createUlidFactory(
    () => 5,
    () => 31,
  )
  const [first, second] = [next(), next()]
  assert.equal(ulidTimeMs(first), 5)
  assert.equal(ulidTimeMs(second), 6)
})

test('what is not a ULID is told apart', () => {
  for (const text of ['', '01ARYZ6S41', '81ARYZ6S410000000000000000', '01ARYZ6S41000000000000000U'])
    assert.equal(isUlid(text), false)
})
