import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createEmptyCard, fsrs, type Grade, Rating } from 'ts-fsrs'
import { createScheduler, DAY_MS, type RatedAnswer, retrievability } from './memory.ts'

const rating = fc.constantFrom<RatedAnswer['rating']>('again', 'hard', 'good', 'easy')
const GRADES: Readonly<Record<RatedAnswer['rating'], Grade>> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
}

/** Ratings with gaps from minutes to years, never back in time. */
const answers = fc
  .array(fc.tuple(fc.oneof(fc.nat({ max: 60 }), fc.nat({ max: 1_000_000 })), rating), {
    minLength: 1,
    maxLength: 20,
  })
  .map((entries) => {
    let atMs = Date.UTC(2026, 0, 1, 22)
    return entries.map(([minutes, value]): RatedAnswer => {
      atMs += minutes * 60_000
      return { atMs, rating: value }
    }) as [RatedAnswer, ...RatedAnswer[]]
  })

test('a replay gives what the reference implementation gives rating by rating', () => {
  const reference = fsrs({ enable_fuzz: false, learning_steps: [], relearning_steps: ['10m'] })
  const scheduler = createScheduler(0.9)
  fc.assert(
    fc.property(answers, (rated) => {
      let card = createEmptyCard(rated[0].atMs)
      for (const answer of rated) card = reference.next(card, answer.atMs, GRADES[answer.rating]).card
      const schedule = scheduler.replay(rated)
      assert.deepEqual(
        [schedule.memory.stability, schedule.memory.difficulty, schedule.dueMs, schedule.intervalDays],
        [card.stability, card.difficulty, card.due.getTime(), card.scheduled_days],
      )
      assert.equal(schedule.lapseCount, card.lapses)
      assert.equal(schedule.phase === 'relearning', card.state === 3)
    }),
    { numRuns: 2_000 },
  )
})

test('a higher retention never schedules later', () => {
  const retention = fc.integer({ min: 70, max: 99 }).map((percent) => percent / 100)
  fc.assert(
    fc.property(answers, retention, retention, (rated, a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a]
      assert.ok(createScheduler(high).replay(rated).dueMs <= createScheduler(low).replay(rated).dueMs)
    }),
    { numRuns: 2_000 },
  )
})

test('a clock that goes back counts as no time', () => {
  const scheduler = createScheduler(0.9)
  const first = { atMs: 100 * DAY_MS, rating: 'good' } as const
  const back = scheduler.replay([first, { atMs: 0, rating: 'good' }])
  assert.deepEqual(back, scheduler.replay([first, { atMs: first.atMs, rating: 'good' }]))
})

test('recall is sure at the answer and 90% likely after as many days as the stability says', () => {
  const memory = { stability: 12.5, difficulty: 5, lastMs: 0 }
  assert.equal(retrievability(memory, 0), 1)
  assert.ok(Math.abs(retrievability(memory, 12.5 * DAY_MS) - 0.9) < 1e-6)
  assert.equal(retrievability(memory, -DAY_MS), 1)
})
