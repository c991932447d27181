/**
 * What a learner reached, and when. Each milestone is earned by one event and keeps its day: it depends only on things
 * that stay true once they are true (a lab was passed, a concept was completed), so no later event, slip or status set
 * by hand takes one away. Modules, phases and roadmaps are those of today's outline.
 */

import type { ProgressEvent } from '../event.ts'
import { mergeEvents } from '../merge.ts'
import type { CurriculumOutline, ModuleOutline } from '../outline.ts'

export type Milestone = MilestoneSubject & {
  /** The event that earned it. */
  readonly event: string
  /** When that event happened, in milliseconds since the epoch. */
  readonly atMs: number
}

export type CountedThing = 'concepts' | 'items' | 'labs' | 'hours' | 'reviews'

export type MilestoneSubject =
  | { readonly kind: 'firstLesson'; readonly concept: string }
  | { readonly kind: 'firstLab'; readonly lab: string }
  | { readonly kind: 'count'; readonly of: CountedThing; readonly count: number }
  | { readonly kind: 'module' | 'phase' | 'roadmap'; readonly id: string; readonly title: string }

const COUNTS: Readonly<Record<CountedThing, readonly number[]>> = {
  concepts: [1, 10, 25, 50, 100, 150],
  items: [10, 100, 250, 500, 1_000],
  labs: [10, 25, 50, 100, 250],
  hours: [10, 50, 100, 250, 500, 1_000],
  reviews: [100, 500, 1_000, 5_000],
}

const SECONDS_PER_HOUR = 3_600

/** Returns the milestones in the order they were earned. Cost: linear in the events and in the outline. */
export function milestones(
  events: readonly ProgressEvent[],
  outline: CurriculumOutline,
): readonly Milestone[] {
  const earned: Milestone[] = []
  const groups = groupsOf(outline)
  const fold = emptyFold()
  for (const event of mergeEvents(events, [])) {
    const earn = (subject: MilestoneSubject): void => {
      earned.push({ ...subject, event: event.id, atMs: event.atMs })
    }
    const before = countsOf(fold)
    applyEvent(fold, event, earn)
    const after = countsOf(fold)
    for (const of of Object.keys(COUNTS) as CountedThing[]) {
      for (const count of COUNTS[of])
        if (before[of] < count && after[of] >= count) earn({ kind: 'count', of, count })
    }
    const concept = doneConcept(event)
    if (concept !== undefined) closeGroups(groups.get(concept) ?? [], fold, earn)
  }
  return earned
}

const COUNT_WORDS: Readonly<Record<CountedThing, readonly [string, string]>> = {
  concepts: ['concept completed', 'concepts completed'],
  items: ['item right', 'items right'],
  labs: ['lab passed', 'labs passed'],
  hours: ['hour', 'hours'],
  reviews: ['review', 'reviews'],
}

/** Returns a milestone in a few words: `first lab passed`, `100 items right`, `Storage Engines completed`. */
export function milestoneText(milestone: MilestoneSubject): string {
  switch (milestone.kind) {
    case 'firstLesson':
      return 'first lesson opened'
    case 'firstLab':
      return 'first lab passed'
    case 'count':
      return milestone.count === 1
        ? `first ${COUNT_WORDS[milestone.of][0]}`
        : `${milestone.count.toLocaleString('en')} ${COUNT_WORDS[milestone.of][1]}`
    case 'module':
    case 'phase':
    case 'roadmap':
      return `${milestone.title} completed`
  }
}

interface Fold {
  readonly items: Set<string>
  readonly labs: Set<string>
  /** Completed, tested out or set to completed at any time. */
  readonly completed: Set<string>
  readonly skipped: Set<string>
  readonly closed: Set<Group>
  seconds: number
  reviewCount: number
  hasLesson: boolean
}

function emptyFold(): Fold {
  return {
    items: new Set(),
    labs: new Set(),
    completed: new Set(),
    skipped: new Set(),
    closed: new Set(),
    seconds: 0,
    reviewCount: 0,
    hasLesson: false,
  }
}

function countsOf(fold: Fold): Readonly<Record<CountedThing, number>> {
  return {
    concepts: fold.completed.size,
    items: fold.items.size,
    labs: fold.labs.size,
    hours: fold.seconds / SECONDS_PER_HOUR,
    reviews: fold.reviewCount,
  }
}

function applyEvent(fold: Fold, event: ProgressEvent, earn: (subject: MilestoneSubject) => void): void {
  switch (event.kind) {
    case 'LessonOpened':
      if (!fold.hasLesson) earn({ kind: 'firstLesson', concept: event.concept })
      fold.hasLesson = true
      return
    case 'SubmissionGraded':
      if (event.verdict === 'failed') return
      if (fold.labs.size === 0) earn({ kind: 'firstLab', lab: event.lab })
      fold.labs.add(event.lab)
      return
    case 'ItemAnswered':
      if (event.correct) fold.items.add(event.item)
      return
    case 'TimeSpent':
      fold.seconds += event.seconds
      return
    case 'ReviewRated':
      fold.reviewCount += 1
      return
    case 'StatusSet':
      if (event.status === 'completed') fold.completed.add(event.concept)
      if (event.status === 'skipped') fold.skipped.add(event.concept)
      return
    case 'ConceptCompleted':
    case 'ConceptTestedOut':
      fold.completed.add(event.concept)
  }
}

/** The concept that an event may have finished. */
function doneConcept(event: ProgressEvent): string | undefined {
  if (event.kind === 'ConceptCompleted' || event.kind === 'ConceptTestedOut') return event.concept
  if (event.kind !== 'StatusSet') return undefined
  return event.status === 'completed' || event.status === 'skipped' ? event.concept : undefined
}

interface Group {
  readonly subject: MilestoneSubject
  readonly modules: readonly ModuleOutline[]
}

/** Modules, phases and roadmaps by the concepts they hold, smaller ones first. */
function groupsOf(outline: CurriculumOutline): ReadonlyMap<string, readonly Group[]> {
  const known = new Set(outline.concepts.map((concept) => concept.id))
  const byConcept = new Map<string, Group[]>()
  const add = (
    kind: 'module' | 'phase' | 'roadmap',
    place: Place,
    modules: readonly ModuleOutline[],
  ): void => {
    const kept = modules.map((module) => ({
      ...module,
      concepts: module.concepts.filter((id) => known.has(id)),
    }))
    const group = { subject: { kind, id: place.id, title: place.title }, modules: kept }
    for (const id of new Set(kept.flatMap((module) => module.concepts)))
      byConcept.set(id, [...(byConcept.get(id) ?? []), group])
  }
  for (const roadmap of outline.roadmaps) {
    for (const phase of roadmap.phases) for (const module of phase.modules) add('module', module, [module])
    for (const phase of roadmap.phases) add('phase', phase, phase.modules)
    add(
      'roadmap',
      roadmap,
      roadmap.phases.flatMap((phase) => phase.modules),
    )
  }
  return byConcept
}

interface Place {
  readonly id: string
  readonly title: string
}

function closeGroups(groups: readonly Group[], fold: Fold, earn: (subject: MilestoneSubject) => void): void {
  for (const group of groups) {
    if (fold.closed.has(group) || !isClosed(group, fold)) continue
    fold.closed.add(group)
    earn(group.subject)
  }
}

/** Every concept is done, of alternatives as many as are asked for, and not all of them by skipping. */
function isClosed({ modules }: Group, { completed, skipped }: Fold): boolean {
  const isFull = modules.every(({ concepts, choose }) => {
    const done = concepts.filter((id) => completed.has(id) || skipped.has(id)).length
    return done >= Math.min(choose ?? concepts.length, concepts.length)
  })
  return isFull && modules.some(({ concepts }) => concepts.some((id) => completed.has(id)))
}
