/**
 * The items under review, computed from the log and today's curriculum. An item is under review while its concept is
 * completed: by rule, by a placement, or by hand. It leaves when the concept is set to something else, or when the content
 * no longer has it; its history stays in the log. A changed item keeps its schedule.
 */

import {
  type ConceptOutline,
  mergeEvents,
  type ProgressEvent,
  project,
  type ReviewRating,
} from '@savepoint/progress'
import { answersOf, type Entry, foldHistory, type ItemHistory } from './history.ts'
import { createScheduler, DAY_MS, type Memory, type RatedAnswer, type Schedule } from './memory.ts'
import type { ReviewSettings } from './settings.ts'

export interface ReviewCard {
  readonly item: string
  readonly concept: string
  /** New: never answered. Relearning: forgotten, and to be asked again in the same sitting. */
  readonly phase: 'new' | Schedule['phase']
  readonly dueMs: number
  /** Whole days from the last answer to the due day; 0 when new or relearning. */
  readonly intervalDays: number
  /** Absent when new. */
  readonly memory?: Memory
  readonly lapseCount: number
  /** Answers that count, in a lesson, a placement or review. */
  readonly answerCount: number
  /** Ratings in review. */
  readonly reviewCount: number
  /** The last rating in review. */
  readonly lastReview?: LastReview
  /** Answers that count, as the scheduler takes them. */
  readonly answers: readonly RatedAnswer[]
}

export interface LastReview {
  readonly atMs: number
  readonly rating: ReviewRating
  /** The answer was right; a lucky one may still be rated Again. */
  readonly correct: boolean
}

/** What review asks of a concept; a `ConceptOutline` is one. */
export type ReviewConcept = ConceptOutline

/**
 * Returns a card for each item under review, in the order of `concepts`. **Errors:** none; events may come in any order and
 * twice. **Cost:** O(e log e) for e events that come unsorted, O(e) else.
 */
export function reviewCards(
  events: readonly ProgressEvent[],
  concepts: readonly ReviewConcept[],
  settings: ReviewSettings,
): readonly ReviewCard[] {
  const sorted = inOrder(events)
  const view = project(sorted, { concepts, roadmaps: [] }, { utcOffsetMinutes: () => 0 })
  const { items, entries } = foldHistory(sorted)
  const completed = concepts.filter((concept) => view.concepts.get(concept.id)?.status === 'completed')
  const scheduler = createScheduler(settings.retention)
  const newDueMs = spreadNew(completed, { items, entries, settings })
  return completed.flatMap((concept) =>
    concept.items.map(({ id }): ReviewCard => {
      const answers = answersOf(items.get(id))
      const [first, ...rest] = answers
      const base = { item: id, concept: concept.id, answerCount: answers.length, answers }
      if (first === undefined) {
        const dueMs = newDueMs.get(id) ?? 0
        return { ...base, phase: 'new', dueMs, intervalDays: 0, lapseCount: 0, reviewCount: 0 }
      }
      const last = answers.findLast((answer) => answer.isReview)
      return {
        ...base,
        ...scheduler.replay([first, ...rest]),
        reviewCount: answers.filter((answer) => answer.isReview).length,
        ...(last === undefined
          ? {}
          : { lastReview: { atMs: last.atMs, rating: last.rating, correct: last.correct } }),
      }
    }),
  )
}

interface Known {
  readonly items: ReadonlyMap<string, ItemHistory>
  readonly entries: ReadonlyMap<string, Entry>
  readonly settings: ReviewSettings
}

/**
 * Items of concepts that were completed without answering them come the day after, at most half a day's maximum at a time, so
 * that a placement of sixty concepts does not bring four hundred items at once. An item keeps its day when others have been
 * answered in review meanwhile.
 */
function spreadNew(concepts: readonly ReviewConcept[], known: Known): ReadonlyMap<string, number> {
  const perDay = Math.max(1, Math.ceil(known.settings.dailyMax / 2))
  const waiting = concepts
    .map((concept) => ({ concept, entry: known.entries.get(concept.id) ?? { atMs: 0, index: 0 } }))
    .sort((a, b) => a.entry.index - b.entry.index)
  const countOn = new Map<number, number>()
  const dueMs = new Map<string, number>()
  for (const { concept, entry } of waiting) {
    for (const { id } of concept.items) {
      const [first] = answersOf(known.items.get(id))
      if (first !== undefined && !first.isReview) continue
      let day = Math.floor(entry.atMs / DAY_MS) + 1
      while ((countOn.get(day) ?? 0) >= perDay) day += 1
      countOn.set(day, (countOn.get(day) ?? 0) + 1)
      dueMs.set(id, entry.atMs + (day - Math.floor(entry.atMs / DAY_MS)) * DAY_MS)
    }
  }
  return dueMs
}

function inOrder(events: readonly ProgressEvent[]): readonly ProgressEvent[] {
  const isSorted = events.every((event, index) => index === 0 || (events[index - 1]?.id ?? '') < event.id)
  return isSorted ? events : mergeEvents(events, [])
}
