/** What is due for review, for the pages that only show it. The scheduler is loaded when there is something to schedule. */
import { localUtcOffsetMinutes } from '@savepoint/platform/browser'
import type { ProgressEvent } from '@savepoint/progress'
import type { ReviewConcept } from '@savepoint/review'

/** Returns the concepts of which an item is due at `nowMs`. */
export async function dueConcepts(
  events: readonly ProgressEvent[],
  concepts: readonly ReviewConcept[],
  nowMs: number,
): Promise<ReadonlySet<string>> {
  if (!mayBeDue(events)) return new Set()
  const review = await import('@savepoint/review')
  const cards = review.reviewCards(events, concepts, review.reviewSettings(events))
  return review.dueConcepts(cards, { nowMs, utcOffsetMinutes: localUtcOffsetMinutes })
}

/** Returns how many items the review page would ask at `nowMs`, the daily maximum kept. */
export async function dueCount(
  events: readonly ProgressEvent[],
  concepts: readonly ReviewConcept[],
  nowMs: number,
): Promise<number> {
  if (!mayBeDue(events)) return 0
  const review = await import('@savepoint/review')
  const settings = review.reviewSettings(events)
  const cards = review.reviewCards(events, concepts, settings)
  return review.dueNow(cards, settings, { nowMs, utcOffsetMinutes: localUtcOffsetMinutes }).length
}

/** Nothing enters review before an item was answered or a concept completed. */
function mayBeDue(events: readonly ProgressEvent[]): boolean {
  return events.some((event) => ENTERING.has(event.kind))
}

const ENTERING: ReadonlySet<ProgressEvent['kind']> = new Set([
  'ItemAnswered',
  'ItemShown',
  'ConceptCompleted',
  'ConceptTestedOut',
  'StatusSet',
])
