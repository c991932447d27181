/**
 * FSRS-6 over one item: from ratings with their times to stability, difficulty and the next due time. The arithmetic is
 * `ts-fsrs`; this decides its parameters. Fuzz is off, and days are those of UTC, so that the same ratings give the same
 * schedule on every device. There are no learning steps (the lesson itself was one) and one relearning step of ten
 * minutes: what was forgotten comes again in the same sitting.
 *
 * Stability and difficulty follow from the times of the ratings alone, so only the last rating asks the scheduler, which
 * computes four outcomes to return one. Source: the algorithm as described in the wiki of open-spaced-repetition/fsrs4anki.
 */

import type { ReviewRating } from '@savepoint/progress'
import { type CardInput, createEmptyCard, type FSRS, forgetting_curve, fsrs, Rating, State } from 'ts-fsrs'

export const DAY_MS = 86_400_000

export interface Memory {
  /** Days after which recall is 90% likely. */
  readonly stability: number
  /** In [1, 10]. */
  readonly difficulty: number
  /** When the item was last recalled, or not. */
  readonly lastMs: number
}

/** An answer that counts for the schedule. */
export interface RatedAnswer {
  readonly atMs: number
  readonly rating: ReviewRating
}

export interface Schedule {
  readonly memory: Memory
  readonly phase: 'review' | 'relearning'
  readonly dueMs: number
  /** Whole days from the last answer to the due day; 0 while relearning. */
  readonly intervalDays: number
  /** How often it was forgotten after it had been learned. */
  readonly lapseCount: number
}

export interface Scheduler {
  /** Returns the schedule after `answers`, in their order; there is at least one. Times that go back count as no time. */
  readonly replay: (answers: readonly [RatedAnswer, ...RatedAnswer[]]) => Schedule
}

const GRADES = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
} as const

const PARAMETERS = {
  enable_fuzz: false,
  enable_short_term: true,
  learning_steps: [],
  relearning_steps: ['10m'],
} as const

/** Returns a scheduler for a wanted retention in (0, 1]. */
export function createScheduler(retention: number): Scheduler {
  const algorithm = fsrs({ ...PARAMETERS, request_retention: retention })
  return {
    replay: ([first, ...rest]) => {
      const fold = { phase: 'new', lapseCount: 0, memory: undefined } as Fold
      let last = first
      for (const answer of rest) {
        remember(algorithm, fold, last)
        last = answer
      }
      return schedule(algorithm, fold, last)
    },
  }
}

/** Returns the probability of recall at `nowMs`, in [0, 1]. Fractions of a day count. */
export function retrievability(memory: Memory, nowMs: number): number {
  const days = Math.max(0, (nowMs - memory.lastMs) / DAY_MS)
  return forgetting_curve(weights, days, memory.stability)
}

const weights = fsrs(PARAMETERS).parameters.w

interface Fold {
  phase: 'new' | Schedule['phase']
  memory: Memory | undefined
  lapseCount: number
}

/** Adds an answer that is not the last. */
function remember(algorithm: FSRS, fold: Fold, answer: RatedAnswer): void {
  const { memory, phase } = fold
  const atMs = Math.max(answer.atMs, memory?.lastMs ?? answer.atMs)
  const days = memory === undefined ? 0 : utcDay(atMs) - utcDay(memory.lastMs)
  const { stability, difficulty } = algorithm.next_state(memory ?? null, days, GRADES[answer.rating])
  if (phase === 'review' && answer.rating === 'again') fold.lapseCount += 1
  fold.memory = { stability, difficulty, lastMs: atMs }
  fold.phase = phaseAfter(phase, answer.rating)
}

/** As the steps above lead: only Good and Easy end relearning, and only Again begins it. */
function phaseAfter(phase: Fold['phase'], rating: ReviewRating): Schedule['phase'] {
  if (phase === 'new') return 'review'
  if (rating === 'again') return 'relearning'
  return phase === 'relearning' && rating === 'hard' ? 'relearning' : 'review'
}

function schedule(algorithm: FSRS, fold: Fold, answer: RatedAnswer): Schedule {
  const atMs = Math.max(answer.atMs, fold.memory?.lastMs ?? answer.atMs)
  const { card } = algorithm.next(cardOf(fold, atMs), atMs, GRADES[answer.rating])
  return {
    memory: { stability: card.stability, difficulty: card.difficulty, lastMs: atMs },
    phase: card.state === State.Relearning ? 'relearning' : 'review',
    dueMs: card.due.getTime(),
    intervalDays: card.scheduled_days,
    lapseCount: card.lapses,
  }
}

function cardOf({ memory, phase, lapseCount }: Fold, atMs: number): CardInput {
  const empty = createEmptyCard(atMs)
  if (memory === undefined) return empty
  return {
    ...empty,
    stability: memory.stability,
    difficulty: memory.difficulty,
    last_review: memory.lastMs,
    lapses: lapseCount,
    state: phase === 'relearning' ? State.Relearning : State.Review,
  }
}

function utcDay(atMs: number): number {
  return Math.floor(atMs / DAY_MS)
}
