import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayWords, whenText } from './day-words.ts'

test('an interval is said in the unit that fits it', () => {
  const text = (intervalDays: number, dueMs = 0): string => whenText({ intervalDays, dueMs }, 0)
  assert.equal(text(0, 600_000), '10 min')
  assert.equal(text(0, -5), '1 min', 'what is ripe already comes at once')
  assert.equal(text(1), '1 day')
  assert.equal(text(59), '59 days')
  assert.equal(text(98), '3.2 months')
  assert.equal(text(365), '12 months')
  assert.equal(text(498), '1.4 years')
})

test('near days have names', () => {
  assert.equal(dayWords('2026-11-25', '2026-11-25'), 'today')
  assert.equal(dayWords('2026-11-20', '2026-11-25'), 'today', 'overdue')
  assert.equal(dayWords('2026-12-01', '2026-11-30'), 'tomorrow')
  assert.equal(dayWords('2026-11-28', '2026-11-25'), 'on Saturday 28 November')
})
