/** A plan tree as the rows of a table, depth first, with bars on one scale. Pure. */

import type { PlanNode } from '@savepoint/grading'

export interface PlanRow {
  readonly node: PlanNode
  readonly depth: number
  /** Lines of EXPLAIN, without buffers, which have a column of their own. */
  readonly details: readonly string[]
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
  const visit = (node: PlanNode, depth: number, isLimited: boolean): PlanRow[] => [
    {
      node,
      depth,
      details: node.details.filter((line) => !line.startsWith('Buffers: ')),
      share: (node.buffers ?? 0) / buffersMax,
      isGuilty: guilty.has(node.path),
      estimateNote: estimateNote(node, isLimited),
    },
    ...node.children.flatMap((child) => visit(child, depth + 1, isLimited || node.nodeType === 'Limit')),
  ]
  return visit(plan, 0, false)
}

function allNodes(node: PlanNode): PlanNode[] {
  return [node, ...node.children.flatMap(allNodes)]
}

/**
 * Returns how far `rowsActual` is from the estimate, in words; empty when it is near or unknown. Below a Limit
 * a node stops early, so that fewer rows there say nothing about the estimate.
 */
export function estimateNote(node: PlanNode, isLimited: boolean): string {
  if (node.rowsActual === undefined) return ''
  const actual = Math.max(node.rowsActual, 1)
  const estimated = Math.max(node.rowsEstimated * (node.loops ?? 1), 1)
  if (actual / estimated >= ESTIMATE_RATIO_NOTED)
    return `${Math.round(actual / estimated)}x more rows than estimated`
  if (!isLimited && estimated / actual >= ESTIMATE_RATIO_NOTED)
    return `${Math.round(estimated / actual)}x fewer rows than estimated`
  return ''
}

/** A plan that several requirements were graded on, and all nodes that they point at. */
export interface SharedPlan {
  readonly plan: PlanNode
  readonly guiltyPaths: readonly string[]
}

/**
 * Returns for each entry the plan to draw below it. Equal plans are drawn once, below the last entry that has
 * them, with the nodes of all; the other entries get undefined.
 */
export function sharePlans(entries: readonly (SharedPlan | undefined)[]): (SharedPlan | undefined)[] {
  const keys = entries.map((entry) => (entry === undefined ? undefined : JSON.stringify(entry.plan)))
  return entries.map((entry, at) => {
    if (entry === undefined || keys.lastIndexOf(keys[at]) !== at) return undefined
    const same = entries.filter((_, other) => keys[other] === keys[at])
    return { plan: entry.plan, guiltyPaths: [...new Set(same.flatMap((other) => other?.guiltyPaths ?? []))] }
  })
}
