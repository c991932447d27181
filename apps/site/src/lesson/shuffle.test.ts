import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { shuffleById } from './shuffle.ts'

test('the same steps in the same order every time, never in the order that is right', () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 8 })
  fc.assert(
    fc.property(ids, fc.string(), (names, seed) => {
      const steps = names.map((id) => ({ id }))
      const shuffled = shuffleById(steps, seed)
      assert.deepEqual(shuffled, shuffleById(steps, seed))
      assert.notDeepEqual(shuffled, steps)
      assert.deepEqual(new Set(shuffled), new Set(steps))
    }),
  )
})
