/**
 * What an import would do, before anything is recorded: the document with matches, what changed against the version before,
 * and the events that accepting it appends. Boxes never overrule what the learner set here.
 */

import type { ImportedNode, ImportedRoadmap, ProgressEvent, ProgressPayload } from '@savepoint/progress'
import { createMatcher, type MatchLibrary } from './match/match-topics.ts'
import { readImportedLog } from './progress/imported-log.ts'
import type { RoadmapReading } from './read/roadmap-reading.ts'
import { titleKey } from './read/slug.ts'
import { type RoadmapChanges, reconcile } from './reconcile/reconcile.ts'
import { statedMinutes } from './stated-minutes.ts'
import { mapNodes, placedNodes } from './visit-nodes.ts'

export interface ImportRequest {
  readonly reading: RoadmapReading
  readonly events: readonly ProgressEvent[]
  readonly library: MatchLibrary
  /** The roadmap that this is a newer version of, or a new one. */
  readonly as: { readonly kind: 'new' } | { readonly kind: 'version'; readonly of: string }
}

export interface ImportPlan {
  readonly document: ImportedRoadmap
  readonly counts: ImportCounts
  /** Topics whose box is ticked, by final id. */
  readonly checked: readonly string[]
  /** Ticked topics whose status was set by hand to something else, which stays. */
  readonly keptCount: number
  /** Absent for a new roadmap. */
  readonly changes?: RoadmapChanges
  /** In the order in which they are appended. */
  readonly payloads: readonly ProgressPayload[]
}

export interface ImportCounts {
  /** What can be ticked. */
  readonly topics: number
  readonly groups: number
  /** Boxes that are ticked in the document. */
  readonly checked: number
  /** Sum of the stated efforts, each range by its middle, in hours with one decimal. */
  readonly hours: number
  /** Topics with a concept of the library. */
  readonly matched: number
}

/** Plans an import; a version of a roadmap that is not known becomes a new one. */
export function planImport({ reading, events, library, as }: ImportRequest): ImportPlan {
  const log = readImportedLog(events)
  const previous = as.kind === 'version' ? findDocument(events, as.of) : undefined
  const merged = previous === undefined ? undefined : reconcile(previous, reading.roadmap)
  const roadmap = merged?.roadmap ?? { ...reading.roadmap, id: freeId(reading.roadmap.id, log.knownIds) }
  const checked = reading.checked.map((id) => merged?.idOf(id) ?? id)
  const matcher = createMatcher(library, log.corrections)
  const document = {
    ...roadmap,
    nodes: mapNodes(roadmap.nodes, (node) => withMatch(node, matcher.match(node))),
  }
  const statuses = statusesOf(events, document.id)
  const toTick = checked.filter((topic) => statuses.get(topic) === undefined)
  return {
    document,
    counts: countNodes(document, checked.length),
    checked,
    keptCount: checked.filter((topic) => (statuses.get(topic) ?? 'completed') !== 'completed').length,
    ...(merged === undefined ? {} : { changes: merged.changes }),
    payloads: [
      { kind: 'RoadmapImported', roadmap: document.id, document },
      ...toTick.map(
        (topic): ProgressPayload => ({
          kind: 'TopicStatusSet',
          roadmap: document.id,
          topic,
          status: 'completed',
        }),
      ),
    ],
  }
}

/** Returns what a document holds; `checkedCount` comes from reading it. */
function countNodes(document: ImportedRoadmap, checkedCount: number): ImportCounts {
  const nodes = placedNodes(document.nodes).map((placed) => placed.node)
  const topics = nodes.filter((node) => node.kind === 'topic')
  return {
    topics: topics.length,
    groups: nodes.length - topics.length,
    checked: checkedCount,
    hours: Math.round(statedMinutes(document.nodes) / 6) / 10,
    matched: topics.filter((node) => node.match !== undefined).length,
  }
}

/** Share of topics that two versions of one document have in common at least. */
const SAME_SHARE_MIN = 0.5

/** Returns the known roadmap that a document most likely is a newer version of. */
export function findPreviousVersion(
  roadmap: ImportedRoadmap,
  events: readonly ProgressEvent[],
): ImportedRoadmap | undefined {
  const documents = readImportedLog(events).roadmaps.map((record) => record.document)
  const sameName = documents.find(
    (document) => document.id === roadmap.id || titleKey(document.title) === titleKey(roadmap.title),
  )
  const titles = titleSet(roadmap)
  const ranked = documents
    .map((document) => ({ document, share: sharedTitles(titles, titleSet(document)) }))
    .sort((a, b) => b.share - a.share)
  const [best] = ranked
  return best !== undefined && best.share >= SAME_SHARE_MIN ? best.document : sameName
}

function titleSet(roadmap: ImportedRoadmap): ReadonlySet<string> {
  const topics = placedNodes(roadmap.nodes).filter((placed) => placed.node.kind === 'topic')
  return new Set(topics.map((placed) => titleKey(placed.node.title)))
}

function sharedTitles(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const smaller = Math.min(a.size, b.size)
  return smaller === 0 ? 0 : [...a].filter((title) => b.has(title)).length / smaller
}

/** The last import of a roadmap, also of one that was removed: importing it again brings its progress back. */
function findDocument(events: readonly ProgressEvent[], roadmap: string): ImportedRoadmap | undefined {
  const event = events.findLast((one) => one.kind === 'RoadmapImported' && one.roadmap === roadmap)
  return event?.kind === 'RoadmapImported' ? event.document : undefined
}

function statusesOf(events: readonly ProgressEvent[], roadmap: string): ReadonlyMap<string, string | null> {
  const statuses = new Map<string, string | null>()
  for (const event of events)
    if (event.kind === 'TopicStatusSet' && event.roadmap === roadmap) statuses.set(event.topic, event.status)
  return statuses
}

function withMatch(node: ImportedNode, match: ImportedNode['match']): ImportedNode {
  const { match: _before, ...rest } = node
  return node.kind === 'group' || match === undefined ? rest : { ...rest, match }
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  let free = id
  for (let number = 2; taken.has(free); number += 1) free = `${id}-${number}`
  return free
}
