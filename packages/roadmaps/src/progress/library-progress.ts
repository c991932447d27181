/** A roadmap of the library in the shape of an imported one, so that both are exported alike. */

import type { RoadmapProgress } from '@savepoint/progress'
import type { ImportedProgress, NodeProgress } from './imported-progress.ts'

/** Returns phases and modules as groups, concepts as topics matched to themselves. A concept that counts elsewhere is left out. */
export function libraryProgress(roadmap: RoadmapProgress): ImportedProgress {
  const nodes = roadmap.phases.map((phase): NodeProgress => {
    const modules = phase.modules.map((module): NodeProgress => {
      const concepts = module.concepts.filter((concept) => concept.isCounted)
      return groupOf({ id: module.id, title: module.title, bar: module.bar }, concepts.map(topicOf))
    })
    return groupOf({ id: phase.id, title: phase.title, bar: phase.bar }, modules)
  })
  const { id, title, bar } = roadmap
  const document = { id, title, source: 'Savepoint', nodes: nodes.map(({ node }) => node) }
  return { id, title, source: 'Savepoint', importedAtMs: 0, document, bar, nodes }
}

type Concept = RoadmapProgress['phases'][number]['modules'][number]['concepts'][number]

function topicOf(concept: Concept): NodeProgress {
  const { id, title, minutes, status } = concept
  const match = { concept: id, confidence: 1 }
  const node = {
    id,
    kind: 'topic' as const,
    title,
    minutes: { from: minutes, to: minutes },
    match,
    children: [],
  }
  const bar = {
    completedCount: Number(status === 'completed'),
    skippedCount: Number(status === 'skipped'),
    inProgressCount: Number(status === 'inProgress'),
    totalCount: 1,
    plannedCount: Number(concept.isPlanned),
    minutesTotal: minutes,
    minutesLeft: status === 'completed' || status === 'skipped' ? 0 : minutes,
    fraction: status === 'completed' || status === 'skipped' ? 1 : 0,
  }
  return { node, status, isManual: false, match, isCorrected: false, minutes, bar, children: [] }
}

function groupOf(
  group: { id: string; title: string; bar: NodeProgress['bar'] },
  children: readonly NodeProgress[],
): NodeProgress {
  const { id, title, bar } = group
  const node = { id, kind: 'group' as const, title, children: children.map((child) => child.node) }
  const isDone = bar.totalCount > 0 && bar.completedCount + bar.skippedCount === bar.totalCount
  const isStarted = bar.completedCount + bar.skippedCount + bar.inProgressCount > 0
  const status = isDone ? 'completed' : isStarted ? 'inProgress' : 'notStarted'
  return { node, status, isManual: false, isCorrected: false, minutes: bar.minutesTotal, bar, children }
}
