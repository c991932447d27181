/** A plan tree as the rows of a table, depth first, with bars on one scale. Pure. */

import type { PlanNode } from '@savepoint/grading'

export interface PlanRow {
  readonly node: PlanNode
  readonly depth: number
  /** Share of the largest buffer count of the plan, 0 to 1. */
  readonly share: number
  /** True when a requirement points at this node. */
  readonly isGuilty: boolean
  /** `12x more than estimated`, or empty when the estimate is within a factor of ten. */
  readonly estimateNote: string
}

/** From this factor on the table says in words that the estimate was off. */
const ESTIMATE_RATIO_NOTED = 10

/** Returns the rows of `plan` in the order of EXPLAIN. `guiltyPaths` are paths of nodes. */
export function planRows(plan: PlanNode, guiltyPaths: readonly string[] = []): PlanRow[] {
  const guilty = new Set(guiltyPaths)
  const buffersMax = Math.max(1, ...allNodes(plan).map((node) => node.buffers ?? 0))
  const visit = (node: PlanNode, depth: number): PlanRow[] => [
    {
      node,
      depth,
      share: (node.buffers ?? 0) / buffersMax,
      isGuilty: guilty.has(node.path),
      estimateNote: estimateNote(node),
    },
    ...node.children.flatMap((child) => visit(child, depth + 1)),
  ]
  return visit(plan, 0)
}

function allNodes(node: PlanNode): PlanNode[] {
  return [node, ...node.children.flatMap(allNodes)]
}

/** Returns how far `rowsActual` is from the estimate, in words; empty when it is near or unknown. */
export function estimateNote(node: PlanNode): string {
  if (node.rowsActual === undefined) return ''
  const actual = Math.max(node.rowsActual, 1)
  const estimated = Math.max(node.rowsEstimated * (node.loops ?? 1), 1)
  if (actual / estimated >= ESTIMATE_RATIO_NOTED)
    return `${Math.round(actual / estimated)}x more rows than estimated`
  if (estimated / actual >= ESTIMATE_RATIO_NOTED)
    return `${Math.round(estimated / actual)}x fewer rows than estimated`
  return ''
}
