import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dayText } from '../calendar.ts'
import type { ProgressEvent } from '../event.ts'
import type { PlanRecord } from '../plan-record.ts'
import { eventAt } from '../testing/arbitrary-event.ts'
import { weeklyMinutes } from './weekly-minutes.ts'

const UTC = { utcOffsetMinutes: () => 0 }
const DAY_MS = 86_400_000

function planOf(minutes: Readonly<Record<string, number>>): PlanRecord {
  return {
    request: {
      goal: { kind: 'roadmap', roadmap: 'road' },
      minutesByWeekday: [60, 0, 0, 0, 0, 0, 0],
      start: '2026-11-23',
      daysOff: [],
    },
    days: Object.entries(minutes).map(([day, spent]) => ({
      day,
      entries: [{ kind: 'lesson', minutes: spent }],
    })),
  }
}

function planMade(day: string, plan: PlanRecord | null, serial = 0): ProgressEvent {
  return { ...eventAt(serial, { kind: 'PlanMade', plan }), atMs: Date.parse(`${day}T09:00:00Z`) }
}

const activity = (day: string, minutes: number) => ({
  day,
  seconds: minutes * 60,
  eventCount: 1,
  itemsAnsweredCount: 0,
  submissionCount: 0,
  labsPassedCount: 0,
})

test('weeks start on Monday and end with the one of today', () => {
  const days = [activity('2026-11-22', 10), activity('2026-11-23', 20), activity('2026-11-25', 5)]
  assert.deepEqual(weeklyMinutes({ events: [], days, today: '2026-11-25', weekCount: 3, ...UTC }), [
    { monday: '2026-11-09', spentMinutes: 0 },
    { monday: '2026-11-16', spentMinutes: 10 },
    { monday: '2026-11-23', spentMinutes: 25 },
  ])
})

test('a week counts what the plan in force on each day asked for', () => {
  const first = planOf({ '2026-11-16': 30, '2026-11-18': 30, '2026-11-24': 30, '2026-11-26': 40 })
  const second = planOf({ '2026-11-26': 90 })
  const events = [planMade('2026-11-17', first, 0), planMade('2026-11-25', second, 1)]
  assert.deepEqual(weeklyMinutes({ events, days: [], today: '2026-11-25', weekCount: 3, ...UTC }), [
    { monday: '2026-11-09', spentMinutes: 0 },
    { monday: '2026-11-16', spentMinutes: 0, plannedMinutes: 30 },
    { monday: '2026-11-23', spentMinutes: 0, plannedMinutes: 120 },
  ])
})

test('a plan that was ended asks for nothing more', () => {
  const events = [
    planMade('2026-11-09', planOf({ '2026-11-10': 30, '2026-11-17': 30 }), 0),
    planMade('2026-11-16', null, 1),
  ]
  const weeks = weeklyMinutes({ events, days: [], today: '2026-11-20', weekCount: 2, ...UTC })
  assert.deepEqual(
    weeks.map((week) => week.plannedMinutes),
    [30, undefined],
  )
})

test('the weeks hold every minute of their days once', () => {
  const dayNumbers = fc.uniqueArray(fc.integer({ min: 20_000, max: 20_200 }))
  fc.assert(
    fc.property(
      dayNumbers,
      fc.integer({ min: 20_150, max: 20_200 }),
      fc.integer({ min: 1, max: 40 }),
      (numbers, last, weekCount) => {
        const today = dayText(last)
        const days = numbers.map((number) => activity(dayText(number), number % 97))
        const weeks = weeklyMinutes({ events: [], days, today, weekCount, ...UTC })
        const from = Date.parse(`${weeks[0]?.monday}T00:00:00Z`) / DAY_MS
        const expected = numbers
          .filter((number) => number >= from && number < from + weekCount * 7)
          .reduce((sum, number) => sum + (number % 97), 0)
        assert.equal(Math.round(weeks.reduce((sum, week) => sum + week.spentMinutes, 0)), expected)
        assert.ok(weeks.every((week) => new Date(`${week.monday}T00:00:00Z`).getUTCDay() === 1))
        assert.ok((weeks.at(-1)?.monday ?? '') <= today)
      },
    ),
  )
})
