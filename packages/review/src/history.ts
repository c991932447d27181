/**
 * What the log says of each item, as answers that count for the schedule. Which ones do:
 *
 * 1. The first answer outside of review. Right at the first attempt is Good, right after several is Hard, shown is Again.
 *    A right answer in a placement is Good. What is answered in the lesson later does not count: the text stands above it.
 * 2. Wrong answers with no right one after them count as Again when nothing else is known.
 * 3. Each rating in review. A second rating within five minutes corrects the first and keeps its time: nothing comes again
 *    that soon, and the log is never changed.
 */

import type { ProgressEvent } from '@savepoint/progress'
import type { RatedAnswer } from './memory.ts'

/** How long a rating can be corrected. Shorter than the relearning step, so that a correction is never a new answer. */
export const CORRECTION_MS = 5 * 60_000

export interface ItemHistory {
  /** In the order of the log. Empty: only rule 2 can tell. */
  readonly answers: HistoryAnswer[]
  /** Attempts before the first answer that counts. */
  wrongCount: number
  /** The first wrong answer, in a lesson or a placement. */
  wrongMs: number | undefined
}

export interface HistoryAnswer extends RatedAnswer {
  readonly correct: boolean
  readonly isReview: boolean
}

/** Since when a concept counts as completed: its place in the log, for an order that every device agrees on. */
export interface Entry {
  readonly atMs: number
  readonly index: number
}

export interface ReviewHistory {
  readonly items: ReadonlyMap<string, ItemHistory>
  readonly entries: ReadonlyMap<string, Entry>
}

/** Folds events, which must come sorted by id and each once. Cost: O(events). */
export function foldHistory(events: readonly ProgressEvent[]): ReviewHistory {
  const items = new Map<string, ItemHistory>()
  const entries = new Map<string, Entry>()
  for (const [index, event] of events.entries()) {
    switch (event.kind) {
      case 'ItemAnswered':
      case 'ItemShown':
      case 'PlacementAnswered':
      case 'ReviewRated':
        addAnswer(historyOf(items, event.item), event)
        break
      case 'ConceptCompleted':
      case 'ConceptTestedOut':
        if (!entries.has(event.concept)) entries.set(event.concept, { atMs: event.atMs, index })
        break
      case 'StatusSet':
        if (event.status !== 'completed' && event.status !== null) entries.delete(event.concept)
        else if (event.status === 'completed' && !entries.has(event.concept))
          entries.set(event.concept, { atMs: event.atMs, index })
        break
      default:
    }
  }
  return { items, entries }
}

/** Returns the answers of an item that count, rule 2 included. */
export function answersOf(history: ItemHistory | undefined): readonly HistoryAnswer[] {
  if (history === undefined) return []
  if (history.answers.length > 0 || history.wrongMs === undefined) return history.answers
  return [{ atMs: history.wrongMs, rating: 'again', correct: false, isReview: false }]
}

function historyOf(items: Map<string, ItemHistory>, item: string): ItemHistory {
  const known = items.get(item)
  if (known !== undefined) return known
  const created: ItemHistory = { answers: [], wrongCount: 0, wrongMs: undefined }
  items.set(item, created)
  return created
}

type AnswerEvent = Extract<
  ProgressEvent,
  { kind: 'ItemAnswered' | 'ItemShown' | 'PlacementAnswered' | 'ReviewRated' }
>

function addAnswer(history: ItemHistory, event: AnswerEvent): void {
  const { answers } = history
  const { atMs } = event
  if (event.kind === 'ReviewRated') {
    addReview(answers, event)
    return
  }
  if (answers.length > 0) return
  if (event.kind === 'ItemShown') {
    answers.push({ atMs, rating: 'again', correct: false, isReview: false })
  } else if (event.correct === true) {
    const rating = history.wrongCount > 0 ? 'hard' : 'good'
    answers.push({ atMs, rating, correct: true, isReview: false })
  } else {
    history.wrongMs ??= atMs
    // A placement comes before the lesson: what was not known then says nothing of the attempts after it.
    if (event.kind === 'ItemAnswered') history.wrongCount += 1
  }
}

function addReview(answers: HistoryAnswer[], event: Extract<ProgressEvent, { kind: 'ReviewRated' }>): void {
  const last = answers.at(-1)
  const isCorrection = last?.isReview === true && Math.abs(event.atMs - last.atMs) < CORRECTION_MS
  const atMs = isCorrection ? last.atMs : event.atMs
  if (isCorrection) answers.pop()
  answers.push({ atMs, rating: event.rating, correct: event.correct, isReview: true })
}
