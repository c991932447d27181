/**
 * Progress of imported roadmaps. A topic's status is the one set by hand, else that of the concept it is matched to, else *not
 * started*: finishing a concept moves every roadmap that names it. The other way round nothing moves, as ticking a line
 * shows no work of the library.
 */

import type {
  Bar,
  BarConcept,
  ConceptMatch,
  ConceptStatus,
  ImportedNode,
  ImportedRoadmap,
  ProgressEvent,
  ProgressView,
} from '@savepoint/progress'
import { barOf } from '@savepoint/progress'
import { MATCH_CONFIDENCE_MIN } from '../match/match-topics.ts'
import { labelKey } from '../match/words.ts'
import { statedMinutes } from '../stated-minutes.ts'
import { type ImportedLog, type ImportRecord, readImportedLog } from './imported-log.ts'

export interface ImportedProgress {
  readonly id: string
  readonly title: string
  readonly source: string
  readonly importedAtMs: number
  readonly document: ImportedRoadmap
  readonly bar: Bar
  readonly nodes: readonly NodeProgress[]
}

export interface NodeProgress {
  readonly node: ImportedNode
  /** Of a group: what its topics come to. */
  readonly status: ConceptStatus
  /** Set by hand or by a box. */
  readonly isManual: boolean
  /** The match that counts: corrected by hand, or confident enough. */
  readonly match?: ConceptMatch
  readonly isCorrected: boolean
  /** Effort in minutes: as stated, else of the matched concept; 0 when neither is known. */
  readonly minutes: number
  /** Over the topics at and below this node. */
  readonly bar: Bar
  readonly children: readonly NodeProgress[]
}

/** Returns the progress of every imported roadmap that is not removed. Cost: linear in events and nodes. */
export function importedProgress(
  events: readonly ProgressEvent[],
  view: ProgressView,
): readonly ImportedProgress[] {
  const log = readImportedLog(events)
  return log.roadmaps.map((record) => roadmapProgressOf(record, log, view))
}

function roadmapProgressOf(record: ImportRecord, log: ImportedLog, view: ProgressView): ImportedProgress {
  const { document, importedAtMs, statuses } = record
  const context: Context = {
    statuses,
    corrections: log.corrections,
    view,
    minutesOf: minutesOfConcepts(view),
  }
  const read = document.nodes.map((node) => readNode(node, context, undefined))
  const { id, title, source } = document
  return {
    id,
    title,
    source,
    importedAtMs,
    document,
    bar: barOver(read.flatMap((node) => node.concepts)),
    nodes: read.map((node) => node.progress),
  }
}

interface Context {
  readonly statuses: ReadonlyMap<string, ConceptStatus>
  readonly corrections: ReadonlyMap<string, string | null>
  readonly view: ProgressView
  readonly minutesOf: ReadonlyMap<string, number>
}

interface ReadNode {
  readonly progress: NodeProgress
  /** What its topics add to a bar. */
  readonly concepts: readonly BarConcept[]
}

function readNode(node: ImportedNode, context: Context, sharedMinutes: number | undefined): ReadNode {
  const { match, isCorrected } = matchOf(node, context)
  const manual = context.statuses.get(node.id)
  const byConcept = match === undefined ? undefined : context.view.concepts.get(match.concept)?.status
  const stated = node.minutes === undefined ? undefined : (node.minutes.from + node.minutes.to) / 2
  const own =
    stated ?? sharedMinutes ?? (match === undefined ? 0 : (context.minutesOf.get(match.concept) ?? 0))
  const share = node.kind === 'group' ? shareOf(node, stated ?? sharedMinutes) : undefined
  const below = node.children.map((child) => readNode(child, context, share))
  const concepts = below.flatMap((child) => child.concepts)
  const ownStatus = manual ?? byConcept ?? 'notStarted'
  if (node.kind === 'topic') concepts.unshift({ minutes: own, isPlanned: false, status: ownStatus })
  const bar = barOver(concepts)
  const progress: NodeProgress = {
    node,
    status: node.kind === 'topic' ? ownStatus : groupStatus(bar),
    isManual: node.kind === 'topic' && manual !== undefined,
    ...(match === undefined ? {} : { match }),
    isCorrected,
    minutes: node.kind === 'topic' ? own : bar.minutesTotal,
    bar,
    children: below.map((child) => child.progress),
  }
  return { progress, concepts }
}

/** What a group states beyond the figures of its topics is divided among those that state none. */
function shareOf(group: ImportedNode, minutes: number | undefined): number | undefined {
  if (minutes === undefined) return undefined
  const open = group.children.filter((child) => statedMinutes([child]) === 0)
  return open.length === 0 ? undefined : Math.max(0, minutes - statedMinutes(group.children)) / open.length
}

function matchOf(
  node: ImportedNode,
  { corrections, view }: Context,
): { match?: ConceptMatch; isCorrected: boolean } {
  if (node.kind === 'group') return { isCorrected: false }
  const corrected = corrections.get(labelKey(node.title))
  if (corrected === null) return { isCorrected: true }
  if (corrected !== undefined && view.concepts.has(corrected))
    return { match: { concept: corrected, confidence: 1 }, isCorrected: true }
  const { match } = node
  const isSure =
    match !== undefined && match.confidence >= MATCH_CONFIDENCE_MIN && view.concepts.has(match.concept)
  return isSure ? { match, isCorrected: false } : { isCorrected: false }
}

/** Minutes count only where every topic has some: beside topics without a figure they would count for all. */
function barOver(concepts: readonly BarConcept[]): Bar {
  const bar = barOf(concepts)
  if (concepts.every((concept) => concept.minutes > 0)) return bar
  const done = bar.completedCount + bar.skippedCount
  return { ...bar, fraction: bar.totalCount === 0 ? 0 : done / bar.totalCount }
}

function groupStatus(bar: Bar): ConceptStatus {
  const done = bar.completedCount + bar.skippedCount
  if (bar.totalCount > 0 && done === bar.totalCount) return bar.completedCount > 0 ? 'completed' : 'skipped'
  return done > 0 || bar.inProgressCount > 0 ? 'inProgress' : 'notStarted'
}

/** Minutes of each concept, from the roadmaps of the view. */
function minutesOfConcepts(view: ProgressView): ReadonlyMap<string, number> {
  const minutes = new Map<string, number>()
  for (const { phases } of view.roadmaps)
    for (const { modules } of phases)
      for (const { concepts } of modules)
        for (const concept of concepts) minutes.set(concept.id, concept.minutes)
  return minutes
}
