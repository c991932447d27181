/** A roadmap with its statuses as one JSON document, for other programs. */

import type { ConceptStatus, ImportedNode } from '@savepoint/progress'
import type { ImportedProgress, NodeProgress } from '../progress/imported-progress.ts'

interface JsonNode extends Omit<ImportedNode, 'children'> {
  readonly status: ConceptStatus
  readonly children: readonly JsonNode[]
}

/** Returns JSON with two blanks of indentation, ending in a line feed. Its form is `savepoint-roadmap`, version 1. */
export function exportJson(roadmap: ImportedProgress): string {
  const { id, title, source, bar } = roadmap
  const value = {
    format: 'savepoint-roadmap',
    version: 1,
    id,
    title,
    source,
    progress: {
      completed: bar.completedCount,
      skipped: bar.skippedCount,
      inProgress: bar.inProgressCount,
      topics: bar.totalCount,
      fraction: Math.round(bar.fraction * 1000) / 1000,
    },
    nodes: roadmap.nodes.map(jsonNode),
  }
  return `${JSON.stringify(value, undefined, 2)}\n`
}

function jsonNode({ node, status, match, children }: NodeProgress): JsonNode {
  const { children: _children, match: _match, ...own } = node
  return { ...own, status, ...(match === undefined ? {} : { match }), children: children.map(jsonNode) }
}
