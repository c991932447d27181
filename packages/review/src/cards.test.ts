import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ProgressEvent } from '@savepoint/progress'
import fc from 'fast-check'
import { type ReviewCard, reviewCards } from './cards.ts'
import { DEFAULT_REVIEW_SETTINGS } from './settings.ts'
import {
  answered,
  arbitraryLog,
  conceptOf,
  DAY_MS,
  eventOf,
  HOUR_MS,
  logOf,
  MINUTE_MS,
  rated,
  START_MS,
  statusSet,
  TWO_CONCEPTS,
} from './testing/log.ts'

const cardsOf = (events: readonly ProgressEvent[], concepts = TWO_CONCEPTS): readonly ReviewCard[] =>
  reviewCards(events, concepts, DEFAULT_REVIEW_SETTINGS)

const cardOf = (events: readonly ProgressEvent[], item: string): ReviewCard =>
  cardsOf(events).find((card) => card.item === item) ?? assert.fail(`no card of ${item}`)

test('the order in which logs were merged, and events that come twice, change nothing', () => {
  const shuffled = arbitraryLog.chain((log) =>
    fc.tuple(
      fc.constant(log),
      fc.shuffledSubarray([...log, ...log], { minLength: log.length * 2, maxLength: log.length * 2 }),
    ),
  )
  fc.assert(
    fc.property(shuffled, ([log, twice]) => assert.deepEqual(cardsOf(twice), cardsOf(log))),
    { numRuns: 500 },
  )
})

test('two devices that exchange their logs show the same cards', () => {
  const split = arbitraryLog.chain((log) =>
    fc.tuple(fc.constant(log), fc.array(fc.boolean(), { minLength: log.length, maxLength: log.length })),
  )
  fc.assert(
    fc.property(split, ([log, mine]) => {
      const left = log.filter((_, index) => mine[index])
      const right = log.filter((_, index) => !mine[index])
      assert.deepEqual(cardsOf([...right, ...left]), cardsOf([...left, ...right]))
    }),
    { numRuns: 500 },
  )
})

test('a rating moves its own card and no other', () => {
  fc.assert(
    fc.property(arbitraryLog, (log) => {
      const later = eventOf(log.length, (log.at(-1)?.atMs ?? START_MS) + DAY_MS, rated('mvcc.2', 'good'))
      const without = (cards: readonly ReviewCard[]) => cards.filter((card) => card.item !== 'mvcc.2')
      assert.deepEqual(without(cardsOf([...log, later])), without(cardsOf(log)))
    }),
    { numRuns: 500 },
  )
})

test('only items of completed concepts that the content has are under review', () => {
  const log = logOf(
    [START_MS, answered('wal.1', true)],
    [START_MS, statusSet('wal', 'completed')],
    [START_MS, answered('mvcc.1', true)],
    [START_MS, statusSet('gone', 'completed')],
  )
  assert.deepEqual(
    cardsOf(log).map((card) => card.item),
    ['wal.1', 'wal.2'],
  )
  const byRule = logOf([START_MS, answered('wal.1', true)], [START_MS, answered('wal.2', true)])
  assert.equal(cardsOf(byRule).length, 2, 'completed by rule, before that was recorded')
  const testedOut = logOf([
    START_MS,
    { kind: 'ConceptTestedOut', placement: 'p', concept: 'mvcc', probability: 0.97, evidence: [] },
  ])
  assert.equal(cardsOf(testedOut).length, 3)
})

test('a concept set back leaves with its items, and brings their history when it returns', () => {
  const done = [
    [START_MS, answered('wal.1', true)],
    [START_MS, statusSet('wal', 'completed')],
    [START_MS + 3 * DAY_MS, rated('wal.1', 'easy')],
  ] as const
  for (const status of ['notStarted', 'skipped'] as const)
    assert.deepEqual(cardsOf(logOf(...done, [START_MS + 4 * DAY_MS, statusSet('wal', status)])), [])
  const back = logOf(
    ...done,
    [START_MS + 4 * DAY_MS, statusSet('wal', 'skipped')],
    [START_MS + 5 * DAY_MS, statusSet('wal', 'completed')],
  )
  assert.deepEqual(cardOf(back, 'wal.1'), cardOf(logOf(...done), 'wal.1'))
})

test('the first answer decides: Good at once, Hard after a wrong one, Again when it was shown', () => {
  const shown = { kind: 'ItemShown', concept: 'mvcc', item: 'mvcc.3' } as const
  const log = logOf(
    [START_MS, answered('mvcc.1', true)],
    [START_MS, answered('mvcc.2', false)],
    [START_MS + HOUR_MS, answered('mvcc.2', true)],
    [START_MS, answered('mvcc.3', false)],
    [START_MS, shown],
    // Later answers in the lesson do not count.
    [START_MS + 9 * DAY_MS, answered('mvcc.1', false)],
    [START_MS + 9 * DAY_MS, answered('mvcc.3', true)],
  )
  const answers = cardsOf(log).map((card) =>
    card.answers.map(({ rating, atMs }) => [rating, atMs - START_MS]),
  )
  assert.deepEqual(answers, [[['good', 0]], [['hard', HOUR_MS]], [['again', 0]]])
})

test('a placement counts when it was right; a wrong one only when nothing else is known', () => {
  const placed = (item: string, correct: boolean | null) =>
    ({
      kind: 'PlacementAnswered',
      placement: 'p',
      concept: 'mvcc',
      item,
      answer: '',
      correct,
      contentHash: 'h',
    }) as const
  const log = logOf(
    [START_MS, placed('mvcc.1', true)],
    [START_MS, placed('mvcc.2', false)],
    [START_MS, placed('mvcc.3', null)],
    [START_MS + DAY_MS, answered('mvcc.2', true)],
    [START_MS + DAY_MS, statusSet('mvcc', 'completed')],
  )
  assert.deepEqual(
    cardsOf(log).map((card) => card.answers[0]?.rating),
    ['good', 'good', 'again'],
  )
})

test('items that were never answered come the day after, half a maximum a day, and keep their day', () => {
  const concepts = [conceptOf('a', 8), conceptOf('b', 8)]
  const log = logOf(
    [START_MS, statusSet('a', 'completed')],
    [START_MS + MINUTE_MS, statusSet('b', 'completed')],
  )
  const dueDays = (events: readonly ProgressEvent[]) =>
    reviewCards(events, concepts, { retention: 0.9, dailyMax: 10 })
      .filter((card) => card.phase === 'new')
      .map((card) => Math.floor((card.dueMs - START_MS) / DAY_MS))
  assert.deepEqual(dueDays(log), [1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4])
  const rest = [...log, eventOf(2, START_MS + DAY_MS, rated('a.1', 'good'))]
  assert.deepEqual(dueDays(rest), [1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4])
})

test('a second rating within five minutes corrects the first and keeps its time', () => {
  const before = [
    [START_MS, answered('wal.1', true)],
    [START_MS, statusSet('wal', 'completed')],
  ] as const
  const ratedMs = START_MS + 3 * DAY_MS
  const once = logOf(...before, [ratedMs, rated('wal.1', 'easy')])
  const corrected = logOf(
    ...before,
    [ratedMs, rated('wal.1', 'hard')],
    [ratedMs + MINUTE_MS, rated('wal.1', 'again')],
    [ratedMs + 4 * MINUTE_MS, rated('wal.1', 'easy')],
  )
  assert.deepEqual(cardOf(corrected, 'wal.1'), cardOf(once, 'wal.1'))
  const later = logOf(
    ...before,
    [ratedMs, rated('wal.1', 'again')],
    [ratedMs + 10 * MINUTE_MS, rated('wal.1', 'good')],
  )
  assert.equal(cardOf(later, 'wal.1').reviewCount, 2)
})

test('what was forgotten comes again after ten minutes', () => {
  const log = logOf(
    [START_MS, answered('wal.1', true)],
    [START_MS, statusSet('wal', 'completed')],
    [START_MS + 3 * DAY_MS, rated('wal.1', 'again')],
  )
  const card = cardOf(log, 'wal.1')
  assert.equal(card.phase, 'relearning')
  assert.equal(card.dueMs, START_MS + 3 * DAY_MS + 10 * MINUTE_MS)
  assert.equal(card.lapseCount, 1)
})
