import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PlanRequest } from '@savepoint/progress'
import { defaultRequest, requestFromAddress, requestFromDraft } from './first-request.ts'
import { dayWords, entryWords, timeWords, weekdayWords } from './plan-words.ts'

const TODAY = '2026-11-25'
const before: PlanRequest = {
  ...defaultRequest({ kind: 'roadmap', roadmap: 'road' }, TODAY),
  deadline: '2027-03-01',
  daysOff: ['2026-12-24'],
  leaveOut: ['wal'],
}

test('the address of the guide fills the form', () => {
  const request = requestFromAddress(
    '?goal=concepts:wal,mvcc&hours=7&deadline=2027-01-30&start=2026-12-01&off=2026-12-24..2026-12-26',
    before,
  )
  assert.deepEqual(request, {
    goal: { kind: 'concepts', concepts: ['wal', 'mvcc'] },
    minutesByWeekday: [84, 84, 84, 84, 84, 0, 0],
    start: '2026-12-01',
    deadline: '2027-01-30',
    daysOff: ['2026-12-24', '2026-12-25', '2026-12-26'],
  })
})

test('another goal brings no date and nothing left out along; the same goal keeps both', () => {
  assert.deepEqual(requestFromAddress('?goal=path:short', before), {
    goal: { kind: 'path', path: 'short' },
    minutesByWeekday: before.minutesByWeekday,
    start: TODAY,
    daysOff: ['2026-12-24'],
  })
  assert.deepEqual(requestFromAddress('', before), before)
})

test('an address of nonsense changes nothing', () => {
  assert.deepEqual(
    requestFromAddress('?goal=x&hours=many&deadline=soon&start=2026-02-30&off=..', before),
    before,
  )
})

test('what was typed is found again, from today on, and nonsense is not', () => {
  assert.deepEqual(requestFromDraft(JSON.stringify({ ...before, start: '2026-11-01' }), TODAY), before)
  for (const text of [undefined, '', '{', 'null', '[]', '{"goal":{}}']) {
    assert.equal(requestFromDraft(text, TODAY), undefined)
  }
})

test('days are named without a time zone', () => {
  assert.deepEqual(
    [dayWords('2026-12-01', TODAY), dayWords('2027-01-02', TODAY), weekdayWords('2026-11-25')],
    ['1 Dec', '2 Jan 2027', 'Wed 25'],
  )
  assert.deepEqual([timeWords(40), timeWords(60), timeWords(90)], ['40 min', '1 h', '1.5 h'])
})

test('entries say which part of what they are', () => {
  const part = { number: 1, of: 2 }
  assert.deepEqual(
    [
      entryWords({ kind: 'lesson', concept: 'wal', minutes: 5, part }, 'Logs'),
      entryWords({ kind: 'lab', concept: 'wal', minutes: 5 }, 'Logs'),
      entryWords({ kind: 'review', minutes: 5 }, ''),
    ],
    ['Logs, part 1 of 2', 'Logs: labs and check', 'Review'],
  )
})
