/** Edits of queries: joins, filters, grouping, aggregates, windows, order, limits, set operations. */

import {
  type Edit,
  isNode,
  listAt,
  nameAt,
  type Rule,
  renamed,
  type Tree,
  type TreeNode,
  without,
  withoutEach,
} from './tree.ts'

const JOIN_SWAPS: Readonly<Record<string, readonly string[]>> = {
  JOIN_INNER: ['JOIN_LEFT', 'JOIN_RIGHT'],
  JOIN_LEFT: ['JOIN_INNER', 'JOIN_FULL'],
  JOIN_RIGHT: ['JOIN_INNER', 'JOIN_FULL'],
  JOIN_FULL: ['JOIN_LEFT', 'JOIN_RIGHT', 'JOIN_INNER'],
}

/** Another kind of join. A cross join has none, and a lateral right side can only be inner or left. */
export const joinRule: Rule = (kind, node) => {
  if (kind !== 'JoinExpr') return []
  const isCross = node.quals === undefined && node.usingClause === undefined && node.isNatural !== true
  if (isCross) return []
  const right = node.rarg
  const isLateral =
    isNode(right) && Object.values(right).some((inner) => isNode(inner) && inner.lateral === true)
  return (JOIN_SWAPS[String(node.jointype)] ?? [])
    .filter((other) => !isLateral || other === 'JOIN_INNER' || other === 'JOIN_LEFT')
    .map((other) => ({ operator: 'join', node: { ...node, jointype: other } }))
}

/** The arms of a set operation stand unwrapped in its fields `larg` and `rarg`. */
function isSelect(kind: string, node: TreeNode): boolean {
  return kind === 'SelectStmt' || ((kind === 'larg' || kind === 'rarg') && typeof node.op === 'string')
}

/** WHERE and HAVING dropped as a whole where they are one predicate; arms of an AND are dropped one by one. */
export const filterRule: Rule = (kind, node) => {
  if (kind === 'FuncCall' && node.agg_filter !== undefined) {
    return [{ operator: 'predicate', node: without(node, 'agg_filter') }]
  }
  if (!isSelect(kind, node) && !['UpdateStmt', 'DeleteStmt', 'MergeWhenClause'].includes(kind)) return []
  return ['whereClause', 'havingClause', 'condition'].flatMap((key) => {
    const clause = node[key]
    if (!isNode(clause)) return []
    const conjunction = clause.BoolExpr
    const isMany = isNode(conjunction) && conjunction.boolop !== 'NOT_EXPR'
    return isMany ? [] : [{ operator: 'predicate', node: without(node, key) }]
  })
}

/**
 * DISTINCT dropped; added where the query neither groups nor only asks whether there are rows, and where rows can
 * repeat: a query of one table that returns its `id`, the key of every table of the datasets, cannot.
 */
export const distinctRule: Rule = (kind, node, ancestry) => {
  if (kind !== 'SelectStmt' || node.op !== 'SETOP_NONE') return []
  if (node.distinctClause !== undefined)
    return [{ operator: 'distinct', node: without(node, 'distinctClause') }]
  const isExistence = ancestry.at(-2) === 'SubLink' || ancestry.at(-2) === 'EXISTS'
  const isScalar =
    listAt(node, 'groupClause').length > 0 ||
    listAt(node, 'fromClause').length === 0 ||
    hasAggregate(node.targetList)
  if (isExistence || isScalar || returnsKey(node) || ancestry.includes('InsertStmt')) return []
  return [{ operator: 'distinct', node: { ...node, distinctClause: [{}] } }]
}

function returnsKey(node: TreeNode): boolean {
  const from = listAt(node, 'fromClause')
  const isOneTable = from.length === 1 && isNode(from[0]) && from[0].RangeVar !== undefined
  return isOneTable && listAt(node, 'targetList').some(isIdColumn)
}

function isIdColumn(target: Tree): boolean {
  const result = isNode(target) ? target.ResTarget : undefined
  const value = isNode(result) ? result.val : undefined
  const column = isNode(value) ? value.ColumnRef : undefined
  return isNode(column) && nameAt(column, 'fields') === 'id'
}

const AGGREGATE_SWAPS: Readonly<Record<string, readonly string[]>> = {
  sum: ['avg', 'max'],
  avg: ['sum', 'max'],
  min: ['max'],
  max: ['min'],
  bool_and: ['bool_or'],
  every: ['bool_or'],
  bool_or: ['bool_and'],
  row_number: ['rank', 'dense_rank'],
  rank: ['row_number', 'dense_rank'],
  dense_rank: ['rank', 'row_number'],
  lag: ['lead'],
  lead: ['lag'],
  first_value: ['last_value'],
  last_value: ['first_value'],
  percentile_cont: ['percentile_disc'],
  percentile_disc: ['percentile_cont'],
  floor: ['ceil'],
  ceil: ['floor'],
}

const DEDUPLICATING = new Set(['count', 'sum', 'avg', 'array_agg', 'string_agg'])

/** Another aggregate or window function; DISTINCT inside one; `count(x)` as `count(*)`. */
export const functionRule: Rule = (kind, node) => {
  if (kind !== 'FuncCall') return []
  const name = nameAt(node, 'funcname')
  const swaps: readonly Edit[] = (AGGREGATE_SWAPS[name] ?? []).map((other) => ({
    operator: 'aggregate',
    node: renamed(node, 'funcname', other),
  }))
  const hasArguments = listAt(node, 'args').length > 0
  if (!DEDUPLICATING.has(name) || !hasArguments || node.over !== undefined) return swaps
  const isDistinct = node.agg_distinct === true
  return [
    ...swaps,
    {
      operator: 'aggregate',
      node: isDistinct ? without(node, 'agg_distinct') : { ...node, agg_distinct: true },
    },
    ...(name === 'count'
      ? [
          {
            operator: 'aggregate',
            node: { ...without(without(node, 'args'), 'agg_distinct'), agg_star: true },
          },
        ]
      : []),
  ]
}

/** A grouping key dropped; ROLLUP as CUBE and the other way round. */
export const groupRule: Rule = (kind, node) => {
  if (isSelect(kind, node) && listAt(node, 'groupClause').length > 1) {
    return withoutEach(node, 'groupClause').map((rest) => ({ operator: 'group by', node: rest }))
  }
  const swap = { GROUPING_SET_ROLLUP: 'GROUPING_SET_CUBE', GROUPING_SET_CUBE: 'GROUPING_SET_ROLLUP' }
  const other = kind === 'GroupingSet' ? swap[String(node.kind) as keyof typeof swap] : undefined
  return other === undefined ? [] : [{ operator: 'group by', node: { ...node, kind: other } }]
}

const FRAME_RANGE = 0x2
const FRAME_ROWS = 0x4
/** RANGE UNBOUNDED PRECEDING TO CURRENT ROW, not written out. Source: `nodes/parsenodes.h`. */
const FRAME_DEFAULTS = 1058

/** Partition and order keys dropped, ROWS as RANGE and the other way round, the frame dropped. */
export const windowRule: Rule = (kind, node) => {
  if (kind !== 'WindowDef' && kind !== 'over') return []
  const frame = Number(node.frameOptions ?? FRAME_DEFAULTS)
  const isWritten = frame % 2 === 1
  const hasOffset = node.startOffset !== undefined || node.endOffset !== undefined
  const unit =
    (frame & FRAME_ROWS) !== 0 ? frame - FRAME_ROWS + FRAME_RANGE : frame - FRAME_RANGE + FRAME_ROWS
  const changed = [
    ...withoutEach(node, 'partitionClause'),
    ...(isWritten && !hasOffset ? [{ ...node, frameOptions: unit }] : []),
    ...(isWritten
      ? [{ ...without(without(node, 'startOffset'), 'endOffset'), frameOptions: FRAME_DEFAULTS }]
      : []),
  ]
  return changed.map((other) => ({ operator: 'window', node: other }))
}

export interface OrderContext {
  /** The rows of the statement are compared in order. */
  readonly isOrderGraded: boolean
}

/**
 * Sort keys dropped and turned round, NULLS FIRST and LAST swapped where they are written; only where the order can
 * be seen: in an aggregate or a window, under a limit or DISTINCT ON, or at the top when it is graded.
 */
export function orderRule(context: OrderContext): Rule {
  return (kind, node, ancestry) =>
    ['sortClause', 'orderClause', 'agg_order'].flatMap((key) => {
      if (node[key] === undefined || kind === 'sortClause') return []
      const isLimited = node.limitCount !== undefined || node.limitOffset !== undefined || isDistinctOn(node)
      const isTop = ancestry.length === 0 && context.isOrderGraded
      if (key === 'sortClause' && !isLimited && !isTop) return []
      return [...withoutEach(node, key), ...turnedKeys(node, key)].map((other) => ({
        operator: 'order by',
        node: other,
      }))
    })
}

function isDistinctOn(node: TreeNode): boolean {
  return listAt(node, 'distinctClause').some((item) => isNode(item) && Object.keys(item).length > 0)
}

const TURNED_NULLS: Readonly<Record<string, string>> = {
  SORTBY_NULLS_FIRST: 'SORTBY_NULLS_LAST',
  SORTBY_NULLS_LAST: 'SORTBY_NULLS_FIRST',
}

function turnedKeys(node: TreeNode, key: string): readonly TreeNode[] {
  const keys = listAt(node, key)
  return keys.flatMap((item, index) => {
    const sortBy = isNode(item) ? item.SortBy : undefined
    if (!isNode(sortBy)) return []
    const direction = sortBy.sortby_dir === 'SORTBY_DESC' ? 'SORTBY_ASC' : 'SORTBY_DESC'
    const nulls = TURNED_NULLS[String(sortBy.sortby_nulls)]
    const turned = [
      { ...sortBy, sortby_dir: direction },
      ...(nulls === undefined ? [] : [{ ...sortBy, sortby_nulls: nulls }]),
    ]
    return turned.map((other) => ({
      ...node,
      [key]: keys.map((each, position) => (position === index ? { SortBy: other } : each)),
    }))
  })
}

/** LIMIT and OFFSET dropped (their constants are moved by `constantRule`); WITH TIES dropped. */
export const limitRule: Rule = (kind, node) => {
  if (!isSelect(kind, node)) return []
  const changed = [
    ...(node.limitCount === undefined
      ? []
      : [{ ...without(node, 'limitCount'), limitOption: 'LIMIT_OPTION_DEFAULT' }]),
    ...(node.limitOffset === undefined ? [] : [without(node, 'limitOffset')]),
    ...(node.limitOption === 'LIMIT_OPTION_WITH_TIES'
      ? [{ ...node, limitOption: 'LIMIT_OPTION_COUNT' }]
      : []),
  ]
  return changed.map((other) => ({ operator: 'limit', node: other }))
}

/** UNION with and without ALL, EXCEPT as INTERSECT. */
export const setOperationRule: Rule = (kind, node) => {
  if (!isSelect(kind, node) || node.op === 'SETOP_NONE') return []
  const swap = { SETOP_EXCEPT: 'SETOP_INTERSECT', SETOP_INTERSECT: 'SETOP_EXCEPT' }
  const other = swap[String(node.op) as keyof typeof swap]
  const all = node.all === true ? without(node, 'all') : { ...node, all: true }
  return [
    { operator: 'set operation', node: all },
    ...(other === undefined ? [] : [{ operator: 'set operation', node: { ...node, op: other } }]),
  ]
}

const AGGREGATES = new Set([
  'count',
  'sum',
  'avg',
  'min',
  'max',
  'bool_and',
  'bool_or',
  'every',
  'array_agg',
  'string_agg',
  'json_agg',
  'jsonb_agg',
])

function hasAggregate(tree: Tree | undefined): boolean {
  if (Array.isArray(tree)) return tree.some((item: Tree) => hasAggregate(item))
  if (!isNode(tree)) return false
  const call = tree.FuncCall
  const isPlainAggregate = isNode(call) && call.over === undefined && AGGREGATES.has(nameAt(call, 'funcname'))
  return isPlainAggregate || Object.values(tree).some(hasAggregate)
}
