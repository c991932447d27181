import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dayListText, parseDayList } from './day-list.ts'
import { addDays } from './days.ts'
import { spreadOverWeek } from './week-hours.ts'

test('spans and days are read in any order, each day once', () => {
  assert.deepEqual(parseDayList('2026-12-26..2026-12-28, 2026-12-24 2026-12-27'), {
    ok: true,
    value: ['2026-12-24', '2026-12-26', '2026-12-27', '2026-12-28'],
  })
  assert.deepEqual(parseDayList(' '), { ok: true, value: [] })
})

test('what is no day or span is named', () => {
  for (const piece of [
    '24.12.',
    '2026-12-24..',
    '2026-12-24..2026-12-23',
    '2026-02-30',
    '2026-01-01..2036-01-01',
  ])
    assert.deepEqual(parseDayList(`2026-12-24, ${piece}`), { ok: false, error: piece })
})

test('a list written is read back as the same days', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat({ max: 60 })), (numbers) => {
      const days = numbers.map((number) => addDays('2026-12-01', number)).sort()
      assert.deepEqual(parseDayList(dayListText(days)), { ok: true, value: days })
    }),
    { numRuns: 300 },
  )
})

test('hours a week fall on few whole days rather than on many short ones', () => {
  assert.deepEqual(spreadOverWeek(300), [60, 60, 60, 60, 60, 0, 0])
  assert.deepEqual(spreadOverWeek(60), [0, 30, 0, 30, 0, 0, 0])
  assert.deepEqual(spreadOverWeek(20), [0, 0, 20, 0, 0, 0, 0])
  assert.deepEqual(spreadOverWeek(101), [34, 0, 34, 0, 33, 0, 0])
  assert.deepEqual(spreadOverWeek(2_100), [300, 300, 300, 300, 300, 300, 300])
  fc.assert(
    fc.property(fc.nat({ max: 10_080 }), (minutes) => {
      assert.equal(
        spreadOverWeek(minutes).reduce((sum, one) => sum + one, 0),
        minutes,
      )
    }),
  )
})
