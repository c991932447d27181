/**
 * Prints a statement's tree in one line, and proves that the text means the tree by parsing it again. What the
 * printer cannot say faithfully is not printed at all.
 */

import { canonicalJson } from '@savepoint/std'
import { parse } from 'libpg-query'
import { deparse } from 'pgsql-deparser'
import { isNode, type Tree } from './tree.ts'

/** Returns the text of `tree`, or undefined when it would parse to another tree or not at all. */
export async function printStatement(tree: Tree): Promise<string | undefined> {
  try {
    const ties: string[] = []
    const printed = await deparse(toParserTree(markTies(tree, ties)), { pretty: false })
    const text = ties.reduce(
      (whole, count, index) => whole.replace(`LIMIT ${marker(index)}`, `FETCH FIRST ${count} ROWS WITH TIES`),
      foldSpace(printed),
    )
    const again = (await parse(text)).stmts?.[0]?.stmt
    return canonicalJson(plainTree(again)) === canonicalJson(tree) ? text : undefined
  } catch {
    return undefined
  }
}

/** Returns `text` with white space folded and without a final semicolon, as mutants are compared. */
export function foldSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(/;$/, '').trim()
}

const POSITION_KEYS = new Set([
  'location',
  'stmt_location',
  'stmt_len',
  'rexpr_list_start',
  'rexpr_list_end',
  'list_start',
  'list_end',
])

/** Returns the parser's tree as plain JSON without positions in the text. */
export function plainTree(value: unknown): Tree {
  if (Array.isArray(value)) return value.map(plainTree)
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(
      ([key, child]) => !POSITION_KEYS.has(key) && child !== undefined,
    )
    return Object.fromEntries(entries.map(([key, child]) => [key, plainTree(child)]))
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

/** The printer takes what the parser gives; a mutated tree has the same shape, which types cannot say. */
function toParserTree(tree: Tree): Parameters<typeof deparse>[0] {
  return tree as Parameters<typeof deparse>[0]
}

const MARKER_BASE = 65_000

function marker(index: number): string {
  return `$${MARKER_BASE + index}`
}

/**
 * The printer (pgsql-deparser 18.3) prints FETCH … WITH TIES as LIMIT and so loses the ties. A parameter stands in for
 * the count, and the clause is written in its place afterwards.
 */
function markTies(tree: Tree, ties: string[]): Tree {
  if (Array.isArray(tree)) return tree.map((item: Tree) => markTies(item, ties))
  if (!isNode(tree)) return tree
  const marked = Object.fromEntries(
    Object.entries(tree).map(([key, child]) => [
      key,
      child === undefined ? undefined : markTies(child, ties),
    ]),
  )
  const count = isNode(tree.limitCount) ? tree.limitCount.A_Const : undefined
  const integer = isNode(count) ? count.ival : undefined
  if (tree.limitOption !== 'LIMIT_OPTION_WITH_TIES' || !isNode(integer)) return marked
  ties.push(String(integer.ival ?? 0))
  return {
    ...marked,
    limitOption: 'LIMIT_OPTION_COUNT',
    limitCount: { ParamRef: { number: MARKER_BASE + ties.length - 1 } },
  }
}
