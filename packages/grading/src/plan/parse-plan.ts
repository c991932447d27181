/**
 * Reads the output of EXPLAIN (FORMAT JSON) into `PlanNode`: the node names of the text format, because those are
 * what a person sees and searches for, and below each node the lines that EXPLAIN prints there, in its words.
 * Unknown keys are left out rather than shown raw. Source: PostgreSQL 18, `src/backend/commands/explain.c`.
 */

import { err, ok, type Result } from '@savepoint/std'
import type { PlanNode } from '../model.ts'
import { planDetails } from './plan-details.ts'
import { numberOf, type RawNode, textOf } from './raw-node.ts'

export interface PlanParseError {
  readonly code: 'notAPlan'
  readonly message: string
}

/** Returns the root of the plan in `json`, the text of EXPLAIN (FORMAT JSON) with or without ANALYZE. */
export function parsePlan(json: string): Result<PlanNode, PlanParseError> {
  const root = findRoot(json)
  if (root === undefined)
    return err({ code: 'notAPlan', message: 'expected the output of EXPLAIN (FORMAT JSON)' })
  return ok(toPlanNode(root, '0'))
}

function findRoot(json: string): RawNode | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(json)
  } catch {
    return undefined
  }
  const first: unknown = Array.isArray(parsed) ? parsed[0] : parsed
  const plan = isRecord(first) ? first.Plan : undefined
  return isRecord(plan) && typeof plan['Node Type'] === 'string' ? plan : undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function toPlanNode(raw: RawNode, path: string): PlanNode {
  const children = Array.isArray(raw.Plans) ? raw.Plans.filter(isRecord) : []
  const relation = textOf(raw, 'Relation Name') ?? textOf(raw, 'CTE Name') ?? textOf(raw, 'Function Name')
  const index = textOf(raw, 'Index Name')
  const heapFetches = numberOf(raw, 'Heap Fetches')
  return {
    path,
    nodeType: nodeTypeOf(raw),
    ...(relation === undefined ? {} : { relation }),
    ...(index === undefined ? {} : { index }),
    rowsEstimated: numberOf(raw, 'Plan Rows') ?? 0,
    ...measurements(raw),
    ...(heapFetches === undefined ? {} : { heapFetches }),
    details: planDetails(raw),
    children: children.map((child, position) => toPlanNode(child, `${path}.${position}`)),
  }
}

/** Actual rows are an average over the loops, with two decimals since PostgreSQL 18. */
function measurements(raw: RawNode): Pick<PlanNode, 'rowsActual' | 'loops' | 'buffers'> {
  const loops = numberOf(raw, 'Actual Loops')
  const rows = numberOf(raw, 'Actual Rows')
  const hit = numberOf(raw, 'Shared Hit Blocks')
  const read = numberOf(raw, 'Shared Read Blocks')
  return {
    ...(rows === undefined || loops === undefined || loops === 0
      ? {}
      : { rowsActual: Math.round(rows * loops) }),
    ...(loops === undefined ? {} : { loops }),
    ...(hit === undefined && read === undefined ? {} : { buffers: (hit ?? 0) + (read ?? 0) }),
  }
}

/** The text format's name: `HashAggregate`, `Hash Left Join`, `Index Scan Backward`, `Update`. */
function nodeTypeOf(raw: RawNode): string {
  const type = textOf(raw, 'Node Type') ?? 'Unknown'
  const strategy = textOf(raw, 'Strategy')
  const stage = textOf(raw, 'Partial Mode')
  const prefix = `${stage === undefined || stage === 'Simple' ? '' : `${stage} `}${raw['Parallel Aware'] === true ? 'Parallel ' : ''}`
  if (type === 'ModifyTable') return textOf(raw, 'Operation') ?? type
  if (type === 'Aggregate') return prefix + aggregateName(strategy)
  if (type === 'SetOp') return prefix + (strategy === 'Hashed' ? 'HashSetOp' : 'SetOp')
  const backward = textOf(raw, 'Scan Direction') === 'Backward' ? ' Backward' : ''
  return prefix + joinName(type, textOf(raw, 'Join Type')) + backward
}

function aggregateName(strategy: string | undefined): string {
  if (strategy === 'Sorted') return 'GroupAggregate'
  if (strategy === 'Hashed') return 'HashAggregate'
  return strategy === 'Mixed' ? 'MixedAggregate' : 'Aggregate'
}

function joinName(type: string, joinType: string | undefined): string {
  if (joinType === undefined || joinType === 'Inner') return type
  return type === 'Nested Loop' ? `Nested Loop ${joinType} Join` : type.replace(/ Join$/, ` ${joinType} Join`)
}
