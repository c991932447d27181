/**
 * Folds the events of one concept into a record, one event at a time. Each step is O(1); the status is decided
 * afterwards, in `concept-status.ts`, against today's outline.
 */

import type { ConceptStatus, ProgressEvent } from './event.ts'
import type { ConceptProgress, ItemProgress, LabProgress } from './view.ts'

type Writable<T> = { -readonly [K in keyof T]: T[K] }

/** An event that belongs to a concept. */
export type ConceptEvent = Extract<ProgressEvent, { readonly concept: string }>

/** Kinds that are no work on the lesson: they neither set a concept in progress nor tell where to go on. */
const ASIDE: ReadonlySet<ConceptEvent['kind']> = new Set([
  'StatusSet',
  'ConceptCompleted',
  'ConceptTestedOut',
  'PlacementAnswered',
  'ReviewRated',
])

/** Says whether an event is work on a lesson or lab, rather than a verdict, a test or a review. */
export function isStudy(event: ConceptEvent): boolean {
  return !ASIDE.has(event.kind)
}

/** Everything the events say of one concept; owned and changed by `applyEvent` only. */
export interface ConceptRecord {
  seconds: number
  section: string | undefined
  lastAtMs: number | undefined
  manual: ConceptStatus | null
  /** Hash of the last `ConceptCompleted`, or `StatusSet` to completed. */
  completedOn: string | undefined
  isCompletionRecorded: boolean
  testedOut: ConceptProgress['testedOut']
  /** Hash of the last event that carried one for the lesson or its items. */
  lastHash: string | undefined
  readonly items: Map<string, Writable<ItemProgress>>
  readonly labs: Map<string, Writable<LabProgress>>
  /** Numbers of the hints that were revealed, by lab. */
  readonly hints: Map<string, Set<number>>
  readonly cellsRun: Set<number>
  readonly predictions: Map<number, string>
}

/** Returns the record of a concept nobody has touched. */
export function emptyRecord(): ConceptRecord {
  return {
    seconds: 0,
    section: undefined,
    lastAtMs: undefined,
    manual: null,
    completedOn: undefined,
    isCompletionRecorded: false,
    testedOut: undefined,
    lastHash: undefined,
    items: new Map(),
    labs: new Map(),
    hints: new Map(),
    cellsRun: new Set(),
    predictions: new Map(),
  }
}

/** Adds one event; events must come in the order of their ids. */
export function applyEvent(record: ConceptRecord, event: ConceptEvent): void {
  if (isStudy(event)) record.lastAtMs = event.atMs
  switch (event.kind) {
    case 'LessonOpened':
      record.lastHash = event.contentHash
      return
    case 'SectionReached':
      record.section = event.section
      return
    case 'TimeSpent':
      record.seconds += event.seconds
      if (event.lab !== undefined) labOf(record, event.lab).seconds += event.seconds
      return
    case 'CellRun':
      record.cellsRun.add(event.cell)
      return
    case 'PredictionMade':
      record.predictions.set(event.cell, event.prediction)
      return
    case 'ItemAnswered':
    case 'ItemShown':
      applyItem(record, event)
      return
    case 'HintRevealed':
      applyHint(record, event.lab, event.hint)
      return
    case 'SubmissionGraded':
    case 'SolutionRevealed':
      applyLab(labOf(record, event.lab), event)
      return
    case 'ConceptCompleted':
    case 'StatusSet':
      applyStatus(record, event)
      return
    case 'ConceptTestedOut':
      record.testedOut = { probability: event.probability, evidence: event.evidence, atMs: event.atMs }
      return
    case 'PlacementAnswered':
    case 'ReviewRated':
  }
}

function applyItem(
  record: ConceptRecord,
  event: Extract<ConceptEvent, { kind: 'ItemAnswered' | 'ItemShown' }>,
): void {
  const item = record.items.get(event.item) ?? { attemptCount: 0, isCorrect: false, isShown: false }
  record.items.set(event.item, item)
  if (event.kind === 'ItemShown') {
    item.isShown = true
    return
  }
  record.lastHash = event.contentHash
  item.attemptCount += 1
  item.lastAnswer = event.answer
  item.isLastCorrect = event.correct
  if (!event.correct) return
  item.isCorrect = true
  item.correctOn = event.contentHash
}

/** Revealing the same hint again is not another hint. */
function applyHint(record: ConceptRecord, lab: string, hint: number): void {
  const hints = record.hints.get(lab) ?? new Set()
  record.hints.set(lab, hints.add(hint))
  labOf(record, lab).hintsUsedCount = hints.size
}

function applyLab(
  lab: Writable<LabProgress>,
  event: Extract<ConceptEvent, { kind: 'SubmissionGraded' | 'SolutionRevealed' }>,
): void {
  if (event.kind === 'SolutionRevealed') {
    lab.isSolutionRevealed = true
    return
  }
  lab.attemptCount += 1
  const { metCount, requirementCount } = event
  if (isBetter(event, lab.best)) lab.best = { metCount, requirementCount }
  if (event.verdict === 'failed') return
  if (!lab.isPassed) lab.isPassedAfterSolution = lab.isSolutionRevealed
  lab.isPassed = true
  lab.passedOn = event.contentHash
  lab.passedAtMs ??= event.atMs
}

/** Compares shares, so that a lab that gained requirements compares fairly; the later one wins a tie. */
function isBetter(
  submission: { readonly metCount: number; readonly requirementCount: number },
  best: LabProgress['best'],
): boolean {
  if (best === undefined) return true
  return submission.metCount * best.requirementCount >= best.metCount * submission.requirementCount
}

function applyStatus(
  record: ConceptRecord,
  event: Extract<ConceptEvent, { kind: 'ConceptCompleted' | 'StatusSet' }>,
): void {
  if (event.kind === 'ConceptCompleted') {
    record.isCompletionRecorded = true
    record.completedOn = event.contentHash
    return
  }
  record.manual = event.status
  if (event.status === 'completed') record.completedOn = event.contentHash
}

function labOf(record: ConceptRecord, lab: string): Writable<LabProgress> {
  const known = record.labs.get(lab)
  if (known !== undefined) return known
  const created = {
    attemptCount: 0,
    isPassed: false,
    hintsUsedCount: 0,
    isSolutionRevealed: false,
    isPassedAfterSolution: false,
    seconds: 0,
  }
  record.labs.set(lab, created)
  return created
}
