/** Edits of expressions: comparisons and their bounds, constants, boolean logic, NULL handling, arithmetic, CASE. */

import {
  type Ancestry,
  type Edit,
  isNode,
  listAt,
  nameAt,
  nodeAt,
  type Rule,
  renamed,
  type Tree,
  type TreeNode,
  withoutEach,
} from './tree.ts'

const COMPARISONS: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>'],
  '<=': ['<', '>='],
  '>': ['>=', '<'],
  '>=': ['>', '<='],
  '=': ['<>'],
  '<>': ['='],
  '~~': ['!~~'],
  '!~~': ['~~'],
  '~~*': ['!~~*'],
  '!~~*': ['~~*'],
}

const ARITHMETIC: Readonly<Record<string, string>> = { '+': '-', '-': '+', '*': '/', '/': '*' }

const KIND_SWAPS: Readonly<Record<string, string>> = {
  AEXPR_BETWEEN: 'AEXPR_NOT_BETWEEN',
  AEXPR_NOT_BETWEEN: 'AEXPR_BETWEEN',
}
const KIND_NAMES: Readonly<Record<string, string>> = {
  AEXPR_BETWEEN: 'BETWEEN',
  AEXPR_NOT_BETWEEN: 'NOT BETWEEN',
}

/** Operators: `<` and its bound, `IN` and `NOT IN`, `BETWEEN`, `IS DISTINCT FROM` and `<>`, `+` and `-`. */
export const operatorRule: Rule = (kind, node, ancestry) => {
  if (kind !== 'A_Expr') return []
  const name = nameAt(node, 'name')
  switch (node.kind) {
    case 'AEXPR_OP':
      return plainOperator(node, name, ancestry)
    case 'AEXPR_LIKE':
    case 'AEXPR_ILIKE':
      return (COMPARISONS[name] ?? []).map((other) => ({
        operator: 'like',
        node: renamed(node, 'name', other),
      }))
    case 'AEXPR_IN':
      return [
        { operator: 'in', node: renamed(node, 'name', name === '=' ? '<>' : '=') },
        ...inListItems(node),
      ]
    case 'AEXPR_BETWEEN':
    case 'AEXPR_NOT_BETWEEN':
      return [{ operator: 'between', node: swappedKind(node, String(node.kind)) }]
    case 'AEXPR_DISTINCT':
      return [{ operator: 'null handling', node: { ...renamed(node, 'name', '<>'), kind: 'AEXPR_OP' } }]
    case 'AEXPR_NOT_DISTINCT':
      return [{ operator: 'null handling', node: { ...renamed(node, 'name', '='), kind: 'AEXPR_OP' } }]
    default:
      return []
  }
}

function plainOperator(node: TreeNode, name: string, ancestry: Ancestry): readonly Edit[] {
  const isJoinKey =
    name === '=' &&
    (ancestry.includes('quals') || ancestry.includes('joinCondition')) &&
    isColumn(node.lexpr) &&
    isColumn(node.rexpr)
  // Joining each row with all the others only shows that the result explodes.
  const comparisons = isJoinKey ? [] : (COMPARISONS[name] ?? [])
  const arithmetic = ARITHMETIC[name]
  return [
    ...comparisons.map((other) => ({ operator: 'comparison', node: renamed(node, 'name', other) })),
    ...(name === '<>'
      ? [{ operator: 'null handling', node: { ...renamed(node, 'name', '='), kind: 'AEXPR_DISTINCT' } }]
      : []),
    ...(arithmetic === undefined || node.lexpr === undefined
      ? []
      : [{ operator: 'arithmetic', node: renamed(node, 'name', arithmetic) }]),
  ]
}

function swappedKind(node: TreeNode, kind: string): TreeNode {
  const other = KIND_SWAPS[kind] ?? kind
  return { ...renamed(node, 'name', KIND_NAMES[other] ?? ''), kind: other }
}

function isColumn(tree: Tree | undefined): boolean {
  return isNode(tree) && tree.ColumnRef !== undefined
}

function inListItems(node: TreeNode): readonly Edit[] {
  const list = nodeAt(node, 'rexpr', 'List')
  if (list === undefined || listAt(list, 'items').length < 2) return []
  return withoutEach(list, 'items').map((rest) => ({
    operator: 'in list',
    node: { ...node, rexpr: { List: rest } },
  }))
}

/** AND and OR swapped, each of their arms dropped. */
export const booleanRule: Rule = (kind, node) => {
  if (kind !== 'BoolExpr' || node.boolop === 'NOT_EXPR') return []
  const isAnd = node.boolop === 'AND_EXPR'
  return [
    { operator: 'and/or', node: { ...node, boolop: isAnd ? 'OR_EXPR' : 'AND_EXPR' } },
    ...withoutEach(node, 'args').map((rest) => ({ operator: 'predicate', node: rest })),
  ]
}

/** NULL tests swapped. */
export const nullTestRule: Rule = (kind, node) => {
  if (kind !== 'NullTest') return []
  const other = node.nulltesttype === 'IS_NULL' ? 'IS_NOT_NULL' : 'IS_NULL'
  return [{ operator: 'null handling', node: { ...node, nulltesttype: other } }]
}

/**
 * Edits that put another kind of node in place: NOT removed, COALESCE and NULLIF reduced to their first argument,
 * EXISTS negated. They look at the parent's fields because a rule cannot rename its own node.
 */
export const unwrapRule: Rule = (_kind, node) =>
  Object.entries(node).flatMap(([key, child]) => {
    if (!isNode(child)) return []
    return unwrapped(child).map(({ operator, node: other }) => ({
      operator,
      node: { ...node, [key]: other },
    }))
  })

/** The same inside lists, where the wrapped nodes are items. */
export const unwrapListRule: Rule = (_kind, node) =>
  Object.entries(node).flatMap(([key, list]) => {
    // Below a NOT, negating EXISTS gives what removing the NOT gives.
    if (!Array.isArray(list) || node.boolop === 'NOT_EXPR') return []
    const items: readonly Tree[] = list
    return items.flatMap((item, index) => {
      if (!isNode(item)) return []
      return unwrapped(item).map(({ operator, node: other }) => ({
        operator,
        node: { ...node, [key]: items.map((each, position) => (position === index ? other : each)) },
      }))
    })
  })

function unwrapped(wrapped: TreeNode): readonly Edit[] {
  const negation = nodeAt({ wrapped }, 'wrapped', 'BoolExpr')
  if (negation?.boolop === 'NOT_EXPR') return firstOf(negation, 'not')
  const coalesce = nodeAt({ wrapped }, 'wrapped', 'CoalesceExpr')
  if (coalesce !== undefined) return firstOf(coalesce, 'coalesce')
  const link = nodeAt({ wrapped }, 'wrapped', 'SubLink')
  if (link?.subLinkType === 'EXISTS_SUBLINK') {
    return [{ operator: 'exists', node: { BoolExpr: { boolop: 'NOT_EXPR', args: [wrapped] } } }]
  }
  const expression = nodeAt({ wrapped }, 'wrapped', 'A_Expr')
  const left = expression?.lexpr
  return expression?.kind === 'AEXPR_NULLIF' && isNode(left) ? [{ operator: 'nullif', node: left }] : []
}

function firstOf(node: TreeNode, operator: string): readonly Edit[] {
  const first = listAt(node, 'args')[0]
  return isNode(first) ? [{ operator, node: first }] : []
}

/** Constants in these places are ordinals or parts of a type. */
const INERT_PLACES = new Set(['typmods', 'sortClause', 'groupClause'])

/** `EXISTS (SELECT 1 …)`: what is selected is never looked at. */
function isSelectedForExistence(ancestry: Ancestry): boolean {
  const depth = ancestry.lastIndexOf('EXISTS')
  return (
    depth !== -1 &&
    ancestry.indexOf('targetList', depth) !== -1 &&
    ancestry.lastIndexOf('SubLink') < ancestry.indexOf('targetList', depth)
  )
}

/** A constant one higher and one lower; a date one day off; true and false swapped. */
export const constantRule: Rule = (kind, node, ancestry) => {
  if (kind !== 'A_Const' || ancestry.some((key) => INERT_PLACES.has(key)) || isSelectedForExistence(ancestry))
    return []
  const integer = node.ival
  if (isNode(integer)) {
    const value = Number(integer.ival ?? 0)
    // The grammar's JSON leaves zero out.
    const integers = [value + 1, value - 1].map((other) => (other === 0 ? {} : { ival: other }))
    return integers.map((ival) => ({ operator: 'constant', node: { ...node, ival } }))
  }
  const decimal = node.fval
  if (isNode(decimal)) {
    const value = Number(decimal.fval)
    return Number.isFinite(value)
      ? [{ operator: 'constant', node: { ...node, fval: { fval: String(value + 1) } } }]
      : []
  }
  const truth = node.boolval
  if (isNode(truth)) {
    const isTrue = truth.boolval === true
    return [{ operator: 'constant', node: { ...node, boolval: isTrue ? {} : { boolval: true } } }]
  }
  return textConstant(node)
}

function textConstant(node: TreeNode): readonly Edit[] {
  const text = isNode(node.sval) ? node.sval.sval : undefined
  if (typeof text !== 'string') return []
  return neighbours(text).map((other) => ({ operator: 'constant', node: { ...node, sval: { sval: other } } }))
}

/** Texts beside a date (`2026-03-01`, `2026-03-01 00:00+00`) or an interval (`30 days`); other texts have none. */
function neighbours(text: string): readonly string[] {
  const date = /^(\d{4}-\d\d-)(\d\d)(.*)$/.exec(text)
  if (date !== null) {
    const [, month = '', day = '', rest = ''] = date
    const days = [Number(day) + 1, Number(day) - 1].filter((other) => other >= 1 && other <= 28)
    return days.map((other) => `${month}${String(other).padStart(2, '0')}${rest}`)
  }
  const interval = /^(\d+)( (?:second|minute|hour|day|week|month|year)s?)$/.exec(text)
  if (interval === null) return []
  const [, amount = '', unit = ''] = interval
  return [`${Number(amount) + 1}${unit}`, ...(Number(amount) > 0 ? [`${Number(amount) - 1}${unit}`] : [])]
}

/** Each WHEN dropped, and ELSE. */
export const caseRule: Rule = (kind, node) => {
  if (kind !== 'CaseExpr') return []
  const whens = listAt(node, 'args').length > 1 ? withoutEach(node, 'args') : []
  const { defresult, ...rest } = node
  return [...whens, ...(defresult === undefined ? [] : [rest])].map((other) => ({
    operator: 'case',
    node: other,
  }))
}
