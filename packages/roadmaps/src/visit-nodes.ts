/** Walks over the nodes of an imported roadmap. */

import type { ImportedNode } from '@savepoint/progress'

/** A node with where it stands. */
export interface PlacedNode {
  readonly node: ImportedNode
  readonly parent: PlacedNode | undefined
}

/** Returns all nodes in document order, parents before children. */
export function placedNodes(nodes: readonly ImportedNode[]): readonly PlacedNode[] {
  const placed: PlacedNode[] = []
  const visit = (level: readonly ImportedNode[], parent: PlacedNode | undefined): void => {
    for (const node of level) {
      const here = { node, parent }
      placed.push(here)
      visit(node.children, here)
    }
  }
  visit(nodes, undefined)
  return placed
}

/** Returns `nodes` with each replaced by what `change` makes of it; children are changed first. */
export function mapNodes(
  nodes: readonly ImportedNode[],
  change: (node: ImportedNode) => ImportedNode,
): readonly ImportedNode[] {
  return nodes.map((node) => change({ ...node, children: mapNodes(node.children, change) }))
}
