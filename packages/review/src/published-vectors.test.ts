/**
 * Schedules against numbers that the authors of FSRS publish, run through our projection: events in, cards out.
 *
 * The interval sequence and the first states: open-spaced-repetition/ts-fsrs, packages/fsrs/__tests__/FSRS-6.test.ts
 * ("ivl_history", "first repeat"). The memory state: the same file, which takes it from the Rust implementation
 * (open-spaced-repetition/fsrs-rs, src/inference.rs). The second interval sequence: the Python implementation
 * (open-spaced-repetition/py-fsrs, tests/test_basic.py, test_review_card).
 */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ProgressPayload, ReviewRating } from '@savepoint/progress'
import { type ReviewCard, reviewCards } from './cards.ts'
import { DEFAULT_REVIEW_SETTINGS } from './settings.ts'
import { conceptOf, DAY_MS, logOf, MINUTE_MS, rated, statusSet } from './testing/log.ts'

const START_MS = Date.UTC(2022, 11, 29, 12, 30)
const [again, hard, good, easy] = ['again', 'hard', 'good', 'easy'] as const

/** Returns the card after ratings at the given times. */
function cardAfter(ratings: readonly (readonly [atMs: number, rating: ReviewRating])[]): ReviewCard {
  const events = ratings.map(([atMs, rating]): [number, ProgressPayload] => [atMs, rated('wal.1', rating)])
  const log = logOf([START_MS - DAY_MS, statusSet('wal', 'completed')], ...events)
  const [card] = reviewCards(log, [conceptOf('wal', 1)], DEFAULT_REVIEW_SETTINGS)
  assert.ok(card)
  return card
}

const RATINGS = [good, good, good, good, good, good, again, again, good, good, good, good, good]
const TS_FSRS_DAYS = [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]
const PY_FSRS_DAYS = [0, 2, 11, 46, 163, 497, 0, 0, 2, 4, 7, 12, 20]

/** Each rating when the reference has the card due: after its days, or after a step of ten minutes. */
function intervals(): readonly number[] {
  let atMs = START_MS
  const done: [number, ReviewRating][] = []
  return RATINGS.map((rating, index) => {
    done.push([atMs, rating])
    const days = TS_FSRS_DAYS[index] ?? 0
    atMs += days === 0 ? 10 * MINUTE_MS : days * DAY_MS
    return cardAfter(done).intervalDays
  })
}

test('thirteen ratings get the intervals that the reference publishes', () => {
  // The first two differ by design: the reference is still in its learning steps of some minutes; our items come from a
  // lesson and have none. The memory is the same from the first rating on, so all that follows is.
  assert.deepEqual(intervals(), [2, 3, ...TS_FSRS_DAYS.slice(2)])
})

test('the Python implementation agrees to a day in a year and a half', () => {
  for (const [index, days] of intervals().entries())
    if (index > 1) assert.ok(Math.abs(days - (PY_FSRS_DAYS[index] ?? 0)) <= 1, `rating ${index + 1}: ${days}`)
})

test('six ratings leave the memory state that the Rust implementation publishes', () => {
  let atMs = START_MS
  const days = [0, 0, 1, 3, 8, 21]
  const ratings = [again, good, good, good, good, good].map((rating, index): [number, ReviewRating] => {
    atMs += (days[index] ?? 0) * DAY_MS
    // The second rating is on the same day, later than what would count as a correction.
    if (index === 1) atMs += 10 * MINUTE_MS
    return [atMs, rating]
  })
  const { memory } = cardAfter(ratings)
  assert.ok(memory)
  assert.ok(Math.abs(memory.stability - 53.62691) < 5e-5, String(memory.stability))
  assert.ok(Math.abs(memory.difficulty - 6.3574867) < 5e-5, String(memory.difficulty))
})

test('the first rating leaves the published stability and difficulty', () => {
  const states = ([again, hard, good, easy] as const).map(
    (rating) => cardAfter([[START_MS, rating]]).memory ?? assert.fail(),
  )
  assert.deepEqual(
    states.map((memory) => memory.stability),
    [0.212, 1.2931, 2.3065, 8.2956],
  )
  assert.deepEqual(
    states.map((memory) => memory.difficulty),
    [6.4133, 5.11217071, 2.11810397, 1],
  )
  assert.equal(cardAfter([[START_MS, easy]]).intervalDays, 8)
})
