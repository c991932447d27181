import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type ReviewCard, reviewCards } from './cards.ts'
import { dueByDay, loadPerDay } from './forecast.ts'
import { isDue, isReviewedToday, localDay, type Moment } from './queue.ts'
import { DEFAULT_REVIEW_SETTINGS, type ReviewSettings } from './settings.ts'
import { strengthByArea } from './strength.ts'
import { answered, arbitraryLog, at, DAY_MS, logOf, rated, START_MS, TWO_CONCEPTS } from './testing/log.ts'

/** Walks the days one by one with a pile of items, as a person would. */
function walk(cards: readonly ReviewCard[], settings: ReviewSettings, moment: Moment, dayCount: number) {
  const waiting = [...cards]
  const pile: ReviewCard[] = []
  const days = []
  for (let offset = 0; offset < dayCount; offset += 1) {
    const nowMs = moment.nowMs + offset * DAY_MS
    const day = localDay(nowMs, moment)
    const arriving = waiting.filter((card) =>
      offset === 0
        ? isDue(card, moment) || localDay(card.dueMs, moment) <= day
        : localDay(card.dueMs, moment) === day,
    )
    for (const card of arriving) waiting.splice(waiting.indexOf(card), 1)
    pile.push(...arriving)
    const asked = offset === 0 ? cards.filter((card) => isReviewedToday(card, moment)).length : 0
    let servedCount = 0
    while (pile.length > 0 && servedCount < settings.dailyMax - asked) {
      pile.pop()
      servedCount += 1
    }
    days.push({ day, dueCount: arriving.length, servedCount, leftCount: pile.length })
  }
  return days
}

test('the forecast is what walking the days gives', () => {
  const settings = fc.record({ retention: fc.constantFrom(0.7, 0.9, 0.97), dailyMax: fc.nat({ max: 4 }) })
  const offset = fc.constantFrom(0, -480, 345, 780)
  fc.assert(
    fc.property(arbitraryLog, settings, fc.nat({ max: 60 * 24 }), offset, (log, chosen, hours, utc) => {
      const moment = at(START_MS + hours * 3_600_000, utc)
      const cards = reviewCards(log, TWO_CONCEPTS, chosen)
      assert.deepEqual(
        dueByDay(cards, { settings: chosen, moment, dayCount: 14 }),
        walk(cards, chosen, moment, 14),
      )
    }),
    { numRuns: 500 },
  )
})

test('a higher retention asks for more a day', () => {
  fc.assert(
    fc.property(arbitraryLog, (log) => {
      const cards = reviewCards(log, TWO_CONCEPTS, DEFAULT_REVIEW_SETTINGS)
      const loads = [0.7, 0.8, 0.9, 0.95, 0.99].map((retention) => loadPerDay(cards, retention))
      assert.deepEqual(
        loads,
        [...loads].sort((a, b) => a - b),
      )
    }),
  )
})

test('the load is the sum of one over each interval', () => {
  const log = logOf(...['wal.1', 'wal.2'].map((item) => [START_MS, answered(item, true)] as const))
  const cards = reviewCards(log, TWO_CONCEPTS, DEFAULT_REVIEW_SETTINGS)
  assert.equal(loadPerDay(cards, 0.9), 1 / 2 + 1 / 2)
})

const areas = [
  { id: 'wal', area: 'internals' },
  { id: 'mvcc', area: 'transactions' },
]

test('strength is the mean recall of what was answered, and answers narrow its uncertainty', () => {
  const once = logOf(...['wal.1', 'wal.2'].map((item) => [START_MS, answered(item, true)] as const))
  const [fresh, ...others] = strengthByArea(
    reviewCards(once, TWO_CONCEPTS, DEFAULT_REVIEW_SETTINGS),
    areas,
    START_MS,
  )
  assert.deepEqual(others, [], 'an area without an answer has no strength')
  assert.equal(fresh?.mean, 1)
  assert.equal(fresh.high, 1)
  // Two of two answers, and two successes and failures more: 4/6, give or take 2 * sqrt(4/6 * 2/6 / 6).
  assert.ok(Math.abs(fresh.low - (4 / 6 - (2 * Math.sqrt((4 / 6) * (2 / 6))) / Math.sqrt(6))) < 1e-12)
  const often = logOf(
    ...once.map((event) => [event.atMs, event] as const),
    ...Array.from({ length: 20 }, (_, index) => [START_MS + index * DAY_MS, rated('wal.1', 'good')] as const),
  )
  const cards = reviewCards(often, TWO_CONCEPTS, DEFAULT_REVIEW_SETTINGS)
  const [narrow] = strengthByArea(cards, areas, START_MS + 19 * DAY_MS)
  assert.ok(narrow !== undefined && narrow.high - narrow.low < fresh.high - fresh.low)
  assert.equal(narrow.reviewCount, 20)
})

test('the mean lies within its uncertainty', () => {
  fc.assert(
    fc.property(arbitraryLog, fc.nat({ max: 400 }), (log, days) => {
      const cards = reviewCards(log, TWO_CONCEPTS, DEFAULT_REVIEW_SETTINGS)
      for (const { mean, low, high } of strengthByArea(cards, areas, START_MS + days * DAY_MS)) {
        assert.ok(
          0 <= low && low <= mean + 1e-12 && mean <= high + 1e-12 && high <= 1,
          `${low} ${mean} ${high}`,
        )
      }
    }),
  )
})
