/** What the log says of imported roadmaps: the version that is shown, statuses by hand, and corrected matches. */

import type { ConceptStatus, ImportedRoadmap, ProgressEvent } from '@savepoint/progress'
import { labelKey } from '../match/words.ts'

export interface ImportedLog {
  /** The last import of each roadmap that is not removed, in order of first import. */
  readonly roadmaps: readonly ImportRecord[]
  /** Ids of every roadmap that was ever imported, also of removed ones. */
  readonly knownIds: ReadonlySet<string>
  /** By label: a correction holds in every roadmap. `null` says that no concept is meant. */
  readonly corrections: ReadonlyMap<string, string | null>
}

export interface ImportRecord {
  readonly document: ImportedRoadmap
  readonly importedAtMs: number
  /** Statuses by topic; absent where none was set or it was given back. */
  readonly statuses: ReadonlyMap<string, ConceptStatus>
}

/** Reads `events`, which are sorted. Cost: linear. */
export function readImportedLog(events: readonly ProgressEvent[]): ImportedLog {
  const records = new Map<string, { document: ImportedRoadmap; importedAtMs: number; isRemoved: boolean }>()
  const statuses = new Map<string, Map<string, ConceptStatus>>()
  const corrections = new Map<string, string | null>()
  for (const event of events) {
    switch (event.kind) {
      case 'RoadmapImported':
        records.set(event.roadmap, { document: event.document, importedAtMs: event.atMs, isRemoved: false })
        break
      case 'RoadmapRemoved': {
        const record = records.get(event.roadmap)
        if (record !== undefined) record.isRemoved = true
        break
      }
      case 'TopicStatusSet': {
        const topics = statuses.get(event.roadmap) ?? new Map<string, ConceptStatus>()
        if (event.status === null) topics.delete(event.topic)
        else topics.set(event.topic, event.status)
        statuses.set(event.roadmap, topics)
        break
      }
      case 'TopicMatched':
        corrections.set(labelKey(event.label), event.target)
        break
      default:
    }
  }
  const shown = [...records].filter(([, record]) => !record.isRemoved)
  return {
    roadmaps: shown.map(([id, { document, importedAtMs }]) => ({
      document,
      importedAtMs,
      statuses: statuses.get(id) ?? new Map(),
    })),
    knownIds: new Set(records.keys()),
    corrections,
  }
}
