import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dayOf, dayText } from './calendar.ts'

test('days agree with the calendar of the language, leap days included', () => {
  const dayNumber = fc.integer({ min: -700_000, max: 2_900_000 })
  fc.assert(
    fc.property(dayNumber, (day) => {
      const expected = new Date(day * 86_400_000).toISOString().slice(0, 10)
      assert.equal(dayText(day), expected)
    }),
    { numRuns: 5_000, examples: [[0], [59], [11_016], [11_017], [-1]] },
  )
})

test('the offset moves an instant to the day of the learner', () => {
  const midnight = Date.UTC(2026, 1, 28, 23, 30)
  assert.equal(dayOf(midnight, 0), '2026-02-28')
  assert.equal(dayOf(midnight, 60), '2026-03-01')
})
