/** Small logs for the tests of this room: events at given times, and concepts with a number of items. */

import type { ProgressEvent, ProgressPayload, ReviewRating } from '@savepoint/progress'
import fc from 'fast-check'
import type { ReviewConcept } from '../cards.ts'
import type { Moment } from '../queue.ts'

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS
/** Noon of a Wednesday, in UTC. */
export const START_MS = Date.UTC(2026, 10, 25, 12)

/** Greenwich. */
export function at(nowMs: number, offsetMinutes = 0): Moment {
  return { nowMs, utcOffsetMinutes: () => offsetMinutes }
}

/** Returns the events of a log: each entry is a time and what happened. Ids follow the order of the entries. */
export function logOf(
  ...entries: readonly (readonly [atMs: number, payload: ProgressPayload])[]
): readonly ProgressEvent[] {
  return entries.map(([atMs, payload], index) => eventOf(index, atMs, payload))
}

/** Returns one event whose id sorts by `serial`. */
export function eventOf(serial: number, atMs: number, payload: ProgressPayload): ProgressEvent {
  return { id: `01JD${String(serial).padStart(22, '0')}`, version: 1, atMs, device: 'a', ...payload }
}

/** Returns a published concept with items `ID.1`, `ID.2`, … */
export function conceptOf(id: string, itemCount: number): ReviewConcept {
  const items = Array.from({ length: itemCount }, (_, index) => ({ id: `${id}.${index + 1}` }))
  return { id, title: id, status: 'published', minutes: 30, contentHash: 'h', items, labs: [] }
}

/** An attempt in the lesson. */
export function answered(item: string, correct: boolean): ProgressPayload {
  return { kind: 'ItemAnswered', concept: conceptIn(item), item, answer: 'x', correct, contentHash: 'h' }
}

/** A rating in review; correct unless it is Again. */
export function rated(item: string, rating: ReviewRating): ProgressPayload {
  return { kind: 'ReviewRated', concept: conceptIn(item), item, rating, correct: rating !== 'again' }
}

/** A status set by hand. */
export function statusSet(
  concept: string,
  status: 'completed' | 'notStarted' | 'skipped' | null,
): ProgressPayload {
  return { kind: 'StatusSet', concept, status, contentHash: 'h' }
}

function conceptIn(item: string): string {
  return item.slice(0, item.lastIndexOf('.'))
}

export const TWO_CONCEPTS: readonly ReviewConcept[] = [conceptOf('wal', 2), conceptOf('mvcc', 3)]

const item = fc.constantFrom('wal.1', 'wal.2', 'mvcc.1', 'mvcc.2', 'mvcc.3', 'gone.1')
const concept = fc.constantFrom('wal', 'mvcc', 'gone')

const payload: fc.Arbitrary<ProgressPayload> = fc.oneof(
  fc.tuple(item, fc.boolean()).map(([id, correct]) => answered(id, correct)),
  item.map((id): ProgressPayload => ({ kind: 'ItemShown', concept: conceptIn(id), item: id })),
  fc
    .tuple(item, fc.constantFrom<ReviewRating>('again', 'hard', 'good', 'easy'))
    .map(([id, rating]) => rated(id, rating)),
  fc
    .tuple(concept, fc.constantFrom('completed' as const, 'notStarted' as const, 'skipped' as const, null))
    .map(([id, status]) => statusSet(id, status)),
  concept.map((id): ProgressPayload => ({ kind: 'ConceptCompleted', concept: id, contentHash: 'h' })),
  fc.tuple(item, fc.constantFrom(true, false, null)).map(
    ([id, correct]): ProgressPayload => ({
      kind: 'PlacementAnswered',
      placement: 'p',
      concept: conceptIn(id),
      item: id,
      answer: 'x',
      correct,
      contentHash: 'h',
    }),
  ),
)

/** Logs of some weeks over two concepts and one that the content no longer has; a clock may go back. */
export const arbitraryLog: fc.Arbitrary<readonly ProgressEvent[]> = fc
  .array(fc.tuple(fc.integer({ min: -2, max: 90 }), payload), { maxLength: 60 })
  .map((entries) => {
    let atMs = START_MS
    return entries.map(([hours, what], index) => {
      atMs += hours * HOUR_MS
      return eventOf(index, atMs, what)
    })
  })
