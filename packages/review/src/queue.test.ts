import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { reviewCards } from './cards.ts'
import { daySummary } from './day-summary.ts'
import { canCorrect, previewRatings } from './preview.ts'
import { dueConcepts, dueNow, isDue, nextAgainMs } from './queue.ts'
import { DEFAULT_REVIEW_SETTINGS, reviewSettings } from './settings.ts'
import {
  answered,
  arbitraryLog,
  at,
  conceptOf,
  DAY_MS,
  HOUR_MS,
  logOf,
  MINUTE_MS,
  rated,
  START_MS,
  statusSet,
  TWO_CONCEPTS,
} from './testing/log.ts'
import { variantAt } from './variant.ts'

const settings = DEFAULT_REVIEW_SETTINGS

/** A concept of ten items answered right at noon: all are due two days later. */
const TEN = [conceptOf('ten', 10)]
const tenAnswered = logOf(
  ...Array.from({ length: 10 }, (_, index) => [START_MS, answered(`ten.${index + 1}`, true)] as const),
)

test('an item is due from the beginning of its day, in the time zone of the learner', () => {
  const cards = reviewCards(tenAnswered, TEN, settings)
  const dueMidnightMs = Date.UTC(2026, 10, 27)
  assert.equal(dueNow(cards, settings, at(dueMidnightMs - 1)).length, 0)
  assert.equal(dueNow(cards, settings, at(dueMidnightMs)).length, 10)
  // Eleven hours to the east the day begins eleven hours earlier.
  assert.equal(dueNow(cards, settings, at(dueMidnightMs - 11 * HOUR_MS - 1, 11 * 60)).length, 0)
  assert.equal(dueNow(cards, settings, at(dueMidnightMs - 11 * HOUR_MS, 11 * 60)).length, 10)
})

test('the daily maximum counts each item once, and never holds back what was forgotten today', () => {
  const twoDays = START_MS + 2 * DAY_MS
  const few = { retention: 0.9, dailyMax: 3 }
  const cardsAfter = (...ratings: readonly ('good' | 'again')[]) =>
    reviewCards(
      [
        ...tenAnswered,
        ...logOf(
          ...tenAnswered.map((): [number, ReturnType<typeof rated>] => [0, rated('x.1', 'good')]),
          ...ratings.map((rating, index) => [twoDays, rated(`ten.${index + 1}`, rating)] as const),
        ).slice(10),
      ],
      TEN,
      few,
    )
  assert.equal(dueNow(cardsAfter(), few, at(twoDays)).length, 3)
  assert.equal(dueNow(cardsAfter('good', 'good'), few, at(twoDays)).length, 1)
  const forgotten = cardsAfter('again', 'good', 'good')
  assert.deepEqual(dueNow(forgotten, few, at(twoDays + MINUTE_MS)), [])
  assert.equal(nextAgainMs(forgotten, at(twoDays + MINUTE_MS)), twoDays + 10 * MINUTE_MS)
  assert.deepEqual(
    dueNow(forgotten, few, at(twoDays + 10 * MINUTE_MS)).map((card) => card.item),
    ['ten.1'],
  )
  assert.equal(dueNow(cardsAfter(), { retention: 0.9, dailyMax: 0 }, at(twoDays)).length, 0, 'paused')
})

test('everything that is asked is due, once, and an older day comes first', () => {
  fc.assert(
    fc.property(arbitraryLog, fc.integer({ min: 0, max: 100 }), (log, days) => {
      const moment = at(START_MS + days * DAY_MS)
      const cards = reviewCards(log, TWO_CONCEPTS, settings)
      const due = dueNow(cards, settings, moment)
      assert.equal(new Set(due.map((card) => card.item)).size, due.length)
      assert.ok(due.every((card) => isDue(card, moment)))
      assert.equal(
        due.length,
        cards.filter((card) => isDue(card, moment)).length,
        'few enough for the maximum',
      )
      assert.deepEqual(dueConcepts(cards, moment), new Set(due.map((card) => card.concept)))
      const fresh = due.filter((card) => card.lastReview === undefined || card.lastReview.atMs < START_MS)
      const dayNumbers = fresh.map((card) => Math.floor(card.dueMs / DAY_MS))
      assert.deepEqual(
        dayNumbers,
        [...dayNumbers].sort((a, b) => a - b),
      )
    }),
  )
})

test('concepts are mixed within a day', () => {
  const concepts = [conceptOf('a', 6), conceptOf('b', 6)]
  const log = logOf(
    ...concepts.flatMap(({ items }) => items.map(({ id }) => [START_MS, answered(id, true)] as const)),
  )
  const due = dueNow(reviewCards(log, concepts, settings), settings, at(START_MS + 2 * DAY_MS))
  const changes = due.filter((card, index) => index > 0 && card.concept !== due[index - 1]?.concept).length
  assert.ok(changes >= 3, due.map((card) => card.item).join(' '))
})

test('the previews of a rating are what the rating then leads to', () => {
  const dueMs = START_MS + 2 * DAY_MS
  const [card] = reviewCards(tenAnswered, TEN, settings)
  assert.ok(card)
  assert.deepEqual(
    previewRatings(card, settings, dueMs).map(({ rating, intervalDays }) => [rating, intervalDays]),
    [
      ['again', 0],
      ['hard', 8],
      ['good', 11],
      ['easy', 19],
    ],
  )
  const after = (rating: 'again' | 'hard' | 'good' | 'easy') => {
    const log = logOf(...tenAnswered.map((event) => [event.atMs, event] as const), [
      dueMs,
      rated('ten.1', rating),
    ])
    return reviewCards(log, TEN, settings)[0] ?? assert.fail()
  }
  for (const preview of previewRatings(card, settings, dueMs)) {
    assert.equal(after(preview.rating).dueMs, preview.dueMs)
    // And the same four are offered when it is corrected.
    assert.deepEqual(
      previewRatings(after(preview.rating), settings, dueMs + MINUTE_MS),
      previewRatings(card, settings, dueMs),
    )
  }
  assert.ok(canCorrect(after('good'), dueMs + MINUTE_MS))
  assert.ok(!canCorrect(after('good'), dueMs + 5 * MINUTE_MS))
  assert.ok(!canCorrect(card, dueMs))
})

test('a day is summed up by its last ratings', () => {
  const dueMs = START_MS + 2 * DAY_MS
  const log = logOf(
    ...tenAnswered.map((event) => [event.atMs, event] as const),
    [dueMs, rated('ten.1', 'again')],
    [dueMs, rated('ten.2', 'again')],
    [dueMs, rated('ten.3', 'good')],
    [dueMs + 10 * MINUTE_MS, rated('ten.1', 'good')],
  )
  const { itemCount, recalledCount, forgotten } = daySummary(
    reviewCards(log, TEN, settings),
    at(dueMs + HOUR_MS),
  )
  assert.deepEqual([itemCount, recalledCount, forgotten.map((card) => card.item)], [3, 2, ['ten.2']])
})

test('the last settings hold, whatever the order of the log', () => {
  const log = logOf(
    [0, { kind: 'ReviewSettingsSet', retention: 0.8, dailyMax: 5 }],
    [0, { kind: 'ReviewSettingsSet', retention: 0.95, dailyMax: 50 }],
  )
  assert.deepEqual(reviewSettings(log), { retention: 0.95, dailyMax: 50 })
  assert.deepEqual(reviewSettings([...log].reverse()), { retention: 0.95, dailyMax: 50 })
  assert.deepEqual(reviewSettings([]), DEFAULT_REVIEW_SETTINGS)
})

test('an item of a set back concept is not due', () => {
  const log = logOf(...tenAnswered.map((event) => [event.atMs, event] as const), [
    START_MS + DAY_MS,
    statusSet('ten', 'skipped'),
  ])
  assert.deepEqual(dueNow(reviewCards(log, TEN, settings), settings, at(START_MS + 9 * DAY_MS)), [])
})

test('variants follow one another: all equally often, none twice in a row', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 24 }), (item, count) => {
      const shown = Array.from({ length: count * 2 }, (_, review) => variantAt(item, review, count))
      assert.equal(new Set(shown.slice(0, count)).size, count)
      assert.deepEqual(shown.slice(0, count), shown.slice(count))
      assert.ok(shown.every((variant) => variant >= 0 && variant < count))
    }),
  )
  assert.notEqual(variantAt('wal.1', 0, 24), variantAt('wal.2', 0, 24), 'items begin at different ones')
})
