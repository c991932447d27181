/** Questions that the map answers: what leads to a concept, what it opens, where an arrow key goes. Pure. */

export interface GraphNode {
  readonly id: string
  readonly column: number
  /** Of its middle, in pixels of the map. */
  readonly y: number
}

export interface GraphEdge {
  readonly from: string
  readonly to: string
}

export type Direction = 'left' | 'right' | 'up' | 'down'

export interface MapGraph {
  /** Everything that `id` is built on, itself not included. */
  readonly leadingTo: (id: string) => ReadonlySet<string>
  /** Everything that is built on `id`, itself not included. */
  readonly openedBy: (id: string) => ReadonlySet<string>
  /**
   * The concept that an arrow key leads to: left along a line to a prerequisite, right to a dependent, up and down
   * within the column. Of several, `cameFrom` if it is one of them, else the nearest in height. `undefined` at the end.
   */
  readonly step: (id: string, direction: Direction, cameFrom?: string) => string | undefined
}

/** Returns the graph of a map. **Cost:** each question walks at most all edges. */
export function mapGraph(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): MapGraph {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const prerequisites = neighbours(edges, 'to', 'from')
  const dependents = neighbours(edges, 'from', 'to')
  const nearest = (id: string, ids: readonly string[], cameFrom?: string): string | undefined => {
    if (cameFrom !== undefined && ids.includes(cameFrom)) return cameFrom
    const here = byId.get(id)?.y ?? 0
    const distance = (other: string): number => Math.abs((byId.get(other)?.y ?? 0) - here)
    return [...ids].sort((a, b) => distance(a) - distance(b))[0]
  }
  const inColumn = (id: string, by: 1 | -1): string | undefined => {
    const here = byId.get(id)
    const column = nodes.filter((node) => node.column === here?.column).sort((a, b) => a.y - b.y)
    return column[column.findIndex((node) => node.id === id) + by]?.id
  }
  return {
    leadingTo: (id) => reach(id, prerequisites),
    openedBy: (id) => reach(id, dependents),
    step: (id, direction, cameFrom) => {
      switch (direction) {
        case 'left':
          return nearest(id, prerequisites.get(id) ?? [], cameFrom)
        case 'right':
          return nearest(id, dependents.get(id) ?? [], cameFrom)
        case 'up':
          return inColumn(id, -1)
        case 'down':
          return inColumn(id, 1)
      }
    },
  }
}

function neighbours(
  edges: readonly GraphEdge[],
  of: keyof GraphEdge,
  to: keyof GraphEdge,
): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>()
  for (const edge of edges) all.set(edge[of], [...(all.get(edge[of]) ?? []), edge[to]])
  return all
}

function reach(start: string, next: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set<string>()
  const left = [...(next.get(start) ?? [])]
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    left.push(...(next.get(id) ?? []))
  }
  return reached
}
