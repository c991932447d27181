/**
 * Decides the status of a concept from its record and today's outline. The rule, in full:
 *
 * 1. A status set by hand holds until the next one set by hand, whatever happens in between; `null` gives the
 *    decision back to rules 2 to 5.
 * 2. *Completed* once `ConceptCompleted` was recorded: later changes of the content take nothing away.
 * 3. *Completed* once placement tested it out; the view says that this is why.
 * 4. *Completed* when every item of today's check was answered correctly or shown, and, if the concept has labs, at
 *    least one of them was passed. A concept with neither items nor labs, such as a planned one, never is by rule.
 * 5. *In progress* after any other activity (time, a section, a cell, a hint, ...); else *not started*.
 *
 * Skipped is only ever set by hand.
 */

import type { ConceptRecord } from './concept-record.ts'
import type { ConceptStatus, ProgressPayload } from './event.ts'
import type { ConceptOutline } from './outline.ts'
import type { ChangedSince, ConceptProgress, ItemProgress, ProgressView } from './view.ts'

/** Returns what is shown of one concept. Cost: O(items + labs + cells). */
export function conceptProgress(concept: ConceptOutline, record: ConceptRecord): ConceptProgress {
  const status = record.manual ?? ruleStatus(concept, record)
  const earnedOn = record.completedOn ?? (status === 'completed' ? record.lastHash : undefined)
  const changedSince = findChange({ concept, record, status, earnedOn })
  return {
    id: concept.id,
    status,
    isManual: record.manual !== null,
    seconds: record.seconds,
    ...(record.section === undefined ? {} : { section: record.section }),
    ...(record.lastAtMs === undefined ? {} : { lastAtMs: record.lastAtMs }),
    items: record.items,
    labs: record.labs,
    cellsRun: [...record.cellsRun].sort((a, b) => a - b),
    predictions: record.predictions,
    isCompletionRecorded: record.isCompletionRecorded,
    ...(record.testedOut === undefined ? {} : { testedOut: record.testedOut }),
    ...(record.lastHash === undefined ? {} : { seenOn: record.lastHash }),
    ...(earnedOn === undefined ? {} : { earnedOn }),
    ...(changedSince === undefined ? {} : { changedSince }),
  }
}

function ruleStatus(concept: ConceptOutline, record: ConceptRecord): ConceptStatus {
  if (record.isCompletionRecorded || record.testedOut !== undefined) return 'completed'
  if (meetsRule(concept, record)) return 'completed'
  return record.lastAtMs === undefined ? 'notStarted' : 'inProgress'
}

function meetsRule(
  concept: ConceptOutline,
  { items, labs }: { readonly items: ConceptProgress['items']; readonly labs: ConceptProgress['labs'] },
): boolean {
  if (concept.items.length === 0 && concept.labs.length === 0) return false
  const isCheckDone = concept.items.every((item) => isSettled(items.get(item.id)))
  const isLabDone =
    concept.labs.length === 0 || concept.labs.some((lab) => labs.get(lab.id)?.isPassed === true)
  return isCheckDone && isLabDone
}

function isSettled(item: ItemProgress | undefined): boolean {
  return item !== undefined && (item.isCorrect || item.isShown)
}

interface ChangeQuestion {
  readonly concept: ConceptOutline
  readonly record: ConceptRecord
  readonly status: ConceptStatus
  readonly earnedOn: string | undefined
}

function findChange({ concept, record, status, earnedOn }: ChangeQuestion): ChangedSince | undefined {
  const isLessonChanged = status === 'completed' && earnedOn !== undefined && earnedOn !== concept.contentHash
  const labsChanged = concept.labs
    .filter((lab) => {
      const passedOn = record.labs.get(lab.id)?.passedOn
      return passedOn !== undefined && passedOn !== lab.contentHash
    })
    .map((lab) => lab.id)
  if (!isLessonChanged && labsChanged.length === 0) return undefined
  const itemsOpen = concept.items
    .filter((item) => !isSettled(record.items.get(item.id)))
    .map((item) => item.id)
  return { isLessonChanged, itemsOpen: isLessonChanged ? itemsOpen : [], labsChanged }
}

/**
 * Returns the `ConceptCompleted` events that are due: the rule is met and that was not recorded yet, or the content
 * changed since and every item of today's check has been answered correctly on it. Append them after each answer
 * and verdict; appending them twice (two tabs) does no harm.
 */
export function completionsToRecord(
  view: ProgressView,
  concepts: readonly ConceptOutline[],
): readonly ProgressPayload[] {
  const due: ProgressPayload[] = []
  for (const concept of concepts) {
    const progress = view.concepts.get(concept.id)
    if (progress === undefined || !meetsRule(concept, progress)) continue
    const contentHash = progress.isCompletionRecorded
      ? hashEarnedAnew(concept, progress)
      : (progress.seenOn ?? concept.contentHash)
    if (contentHash !== undefined) due.push({ kind: 'ConceptCompleted', concept: concept.id, contentHash })
  }
  return due
}

/** Today's hash when the completion is of other content and every item was answered correctly on today's. */
function hashEarnedAnew(concept: ConceptOutline, progress: ConceptProgress): string | undefined {
  if (progress.earnedOn === concept.contentHash || concept.items.length === 0) return undefined
  const isEarned = concept.items.every(
    (item) => progress.items.get(item.id)?.correctOn === concept.contentHash,
  )
  return isEarned ? concept.contentHash : undefined
}
