/**
 * Holds a plan against a condition: which nodes occur, how many pages and rows they touch, how far the estimates
 * were off. Time is never looked at: it measures the machine, not the plan.
 */

import type { PlanCondition } from '@savepoint/curriculum'
import type { PlanNode } from '../model.ts'

/** One part of a condition, as it came out. */
export interface PlanFinding {
  readonly isMet: boolean
  /** `at most 30 shared buffers`. */
  readonly expected: string
  /** `493 shared buffers, 489 of them in Bitmap Heap Scan on orders`. */
  readonly observed: string
  /** Paths of the nodes that break it. */
  readonly guiltyPaths: readonly string[]
}

/** Estimates of nodes with fewer rows than this, actual and estimated, are not judged: 1 against 3 is no fault. */
const ESTIMATE_ROWS_MIN = 100

/** Returns one finding for each part of `condition`, in the order of its fields. */
export function checkPlan(plan: PlanNode, condition: PlanCondition): readonly PlanFinding[] {
  const nodes = flattenPlan(plan)
  return [
    ...condition.forbid.map((pattern) => forbidden(nodes, pattern)),
    ...condition.require.map((pattern) => required(nodes, pattern)),
    ...(condition.buffersMax === undefined ? [] : [buffersBound(plan, nodes, condition.buffersMax)]),
    ...(condition.nodeRowsMax === undefined ? [] : [nodeRowsBound(nodes, condition.nodeRowsMax)]),
    ...(condition.estimateRatioMax === undefined ? [] : [estimateBound(nodes, condition.estimateRatioMax)]),
    ...(condition.heapFetchesMax === undefined ? [] : [heapFetchesBound(nodes, condition.heapFetchesMax)]),
  ]
}

/** Returns the node and all below it, parents first. */
function flattenPlan(plan: PlanNode): readonly PlanNode[] {
  return [plan, ...plan.children.flatMap(flattenPlan)]
}

/** Returns the node as EXPLAIN heads it: `Index Scan using orders_pkey on orders`. */
export function nodeTitle(node: PlanNode): string {
  const index = node.index === undefined ? '' : ` using ${node.index}`
  return `${node.nodeType}${index}${node.relation === undefined ? '' : ` on ${node.relation}`}`
}

/**
 * Says whether `node` is what `pattern` names: `Sort`, `Seq Scan on orders`, `Index Scan using orders_pkey`.
 * `Hash Join` also names a Hash Left Join, `Index Scan` also one that runs backward.
 */
export function matchesNode(node: PlanNode, pattern: string): boolean {
  const match = /^(.+?)(?: using (\S+))?(?: on (\S+))?$/.exec(pattern.trim())
  if (match === null) return false
  const [, type = '', index, relation] = match
  if (index !== undefined && index !== node.index) return false
  if (relation !== undefined && relation !== node.relation) return false
  const wanted = type.toLowerCase()
  return wanted === node.nodeType.toLowerCase() || wanted === baseType(node.nodeType).toLowerCase()
}

function baseType(nodeType: string): string {
  return nodeType
    .replace(/^(?:Partial |Finalize )?(?:Parallel )?/, '')
    .replace(/ Backward$/, '')
    .replace(/^Nested Loop .*$/, 'Nested Loop')
    .replace(/^(Hash|Merge) .* Join$/, '$1 Join')
}

function forbidden(nodes: readonly PlanNode[], pattern: string): PlanFinding {
  const guilty = nodes.filter((node) => matchesNode(node, pattern))
  return {
    isMet: guilty.length === 0,
    expected: `no ${pattern}`,
    observed: guilty.length === 0 ? `no ${pattern}` : guilty.map(describeNode).join('; '),
    guiltyPaths: guilty.map((node) => node.path),
  }
}

function required(nodes: readonly PlanNode[], pattern: string): PlanFinding {
  const found = nodes.filter((node) => matchesNode(node, pattern))
  const scans = nodes.filter((node) => node.relation !== undefined)
  const instead = (scans.length > 0 ? scans : nodes.slice(0, 1)).map(nodeTitle)
  return {
    isMet: found.length > 0,
    expected: pattern,
    observed: found.length > 0 ? found.map(nodeTitle).join('; ') : [...new Set(instead)].join('; '),
    guiltyPaths: found.length > 0 ? [] : scans.map((node) => node.path),
  }
}

function buffersBound(plan: PlanNode, nodes: readonly PlanNode[], bound: number): PlanFinding {
  const total = plan.buffers ?? 0
  const heaviest = nodes.reduce((best, node) => (ownBuffers(node) > ownBuffers(best) ? node : best), plan)
  const share = heaviest === plan ? '' : `, of them ${ownBuffers(heaviest)} in ${nodeTitle(heaviest)}`
  return {
    isMet: total <= bound,
    expected: `at most ${bound} shared buffers`,
    observed: `${total} shared buffers${total <= bound ? '' : share}`,
    guiltyPaths: total <= bound ? [] : [heaviest.path],
  }
}

/** Buffers of a node include those of its children. */
function ownBuffers(node: PlanNode): number {
  return (node.buffers ?? 0) - node.children.reduce((sum, child) => sum + (child.buffers ?? 0), 0)
}

function nodeRowsBound(nodes: readonly PlanNode[], bound: number): PlanFinding {
  const guilty = nodes.filter((node) => (node.rowsActual ?? 0) > bound)
  const largest = nodes.reduce((most, node) => Math.max(most, node.rowsActual ?? 0), 0)
  return {
    isMet: guilty.length === 0,
    expected: `no node produces more than ${bound} rows`,
    observed: guilty.length === 0 ? `at most ${largest} rows` : guilty.map(describeNode).join('; '),
    guiltyPaths: guilty.map((node) => node.path),
  }
}

function estimateBound(nodes: readonly PlanNode[], bound: number): PlanFinding {
  const judged = nodes.flatMap((node) => {
    const ratio = estimateRatio(node)
    return ratio === undefined ? [] : [{ node, ratio }]
  })
  const guilty = judged.filter(({ ratio }) => ratio > bound)
  const worst = judged.reduce((most, { ratio }) => Math.max(most, ratio), 1)
  return {
    isMet: guilty.length === 0,
    expected: `estimates within a factor of ${bound}`,
    observed:
      guilty.length === 0
        ? `within a factor of ${worst.toFixed(1)}`
        : guilty
            .map(
              ({ node }) =>
                `${nodeTitle(node)} estimated ${node.rowsEstimated} rows, produced ${rowsPerLoop(node)}`,
            )
            .join('; '),
    guiltyPaths: guilty.map(({ node }) => node.path),
  }
}

/** Estimates are per loop, so actual rows are too here. A node that never ran has nothing to compare. */
function estimateRatio(node: PlanNode): number | undefined {
  const actual = rowsPerLoop(node)
  if (actual === undefined || Math.max(actual, node.rowsEstimated) < ESTIMATE_ROWS_MIN) return undefined
  const [low, high] =
    actual < node.rowsEstimated ? [actual, node.rowsEstimated] : [node.rowsEstimated, actual]
  return high / Math.max(low, 1)
}

function rowsPerLoop(node: PlanNode): number | undefined {
  if (node.rowsActual === undefined || node.loops === undefined || node.loops === 0) return undefined
  return Math.round(node.rowsActual / node.loops)
}

function heapFetchesBound(nodes: readonly PlanNode[], bound: number): PlanFinding {
  const total = nodes.reduce((sum, node) => sum + (node.heapFetches ?? 0), 0)
  const guilty = total <= bound ? [] : nodes.filter((node) => (node.heapFetches ?? 0) > 0)
  return {
    isMet: total <= bound,
    expected: `at most ${bound} heap fetches`,
    observed: `${total} heap fetches`,
    guiltyPaths: guilty.map((node) => node.path),
  }
}

function describeNode(node: PlanNode): string {
  return node.rowsActual === undefined ? nodeTitle(node) : `${nodeTitle(node)}, ${node.rowsActual} rows`
}
