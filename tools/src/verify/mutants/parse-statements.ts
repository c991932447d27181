/**
 * The statements of a script as trees with their places in its text: those at the top, and those inside the bodies of
 * PL/pgSQL blocks (`DO`, `CREATE FUNCTION`), which the server itself sees as one string.
 */

import { parse, parsePlPgSQL } from 'libpg-query'
import { plainTree } from './print-statement.ts'
import { isNode, listAt, nodeAt, type Tree, type TreeNode } from './tree.ts'

export interface ParsedStatement {
  /** For an expression in PL/pgSQL: the tree of a SELECT of it. */
  readonly tree: Tree
  readonly sql: string
  /** Half-open range of characters in the script. */
  readonly start: number
  readonly end: number
  readonly form: 'statement' | 'embedded statement' | 'embedded expression'
}

const LEADING_SPACE = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/

/** Returns the statements of `sql` in order; a block of PL/pgSQL is followed by what it embeds. */
export async function parseStatements(sql: string): Promise<readonly ParsedStatement[]> {
  const bytes = new TextEncoder().encode(sql)
  const decoder = new TextDecoder()
  // The parser counts bytes and gives leading comments to the statement after them.
  const characters = (byteCount: number): number => decoder.decode(bytes.slice(0, byteCount)).length
  const { stmts = [] } = await parse(sql)
  const statements: ParsedStatement[] = []
  for (const { stmt, stmt_location: from = 0, stmt_len: length } of stmts) {
    const end = length === undefined ? sql.trimEnd().length : characters(from + length)
    const outer = characters(from)
    const start = outer + (LEADING_SPACE.exec(sql.slice(outer, end))?.[0].length ?? 0)
    const statement = { tree: plainTree(stmt), sql: sql.slice(start, end), start, end } as const
    statements.push({ ...statement, form: 'statement' }, ...(await parseEmbedded(statement)))
  }
  return statements
}

/** Says whether `tree` is code of PL/pgSQL, whose own text no rule edits. */
export function isBlock(tree: Tree): boolean {
  return bodyOf(tree) !== undefined
}

/** What PL/pgSQL hands to the SQL parser, as it stands in the text. */
interface Embedded {
  readonly query: string
  /** As the grammar numbers it: 0 is a statement, 2 an expression; assignments have others. */
  readonly parseMode: number
  /** 1-based line of the body on which the statement around it begins. */
  readonly line: number
}

const STATEMENT_MODE = 0
const EXPRESSION_MODE = 2

async function parseEmbedded(
  outer: Pick<ParsedStatement, 'tree' | 'sql' | 'start'>,
): Promise<readonly ParsedStatement[]> {
  const body = bodyOf(outer.tree)
  const bodyStart = body === undefined ? -1 : outer.sql.indexOf(body)
  if (body === undefined || bodyStart < 0) return []
  const found: ParsedStatement[] = []
  const taken = new Set<number>()
  for (const { query, parseMode, line } of embeddedIn(plainTree(await parsePlPgSQL(outer.sql)), 1)) {
    const isExpression = parseMode === EXPRESSION_MODE
    if (!isExpression && parseMode !== STATEMENT_MODE) continue
    let index = body.indexOf(query, lineStart(body, line))
    while (taken.has(index)) index = body.indexOf(query, index + 1)
    if (index < 0) continue
    taken.add(index)
    const tree = await parseOne(isExpression ? `SELECT ${query}` : query)
    if (tree === undefined) continue
    const start = outer.start + bodyStart + index
    const form = isExpression ? 'embedded expression' : 'embedded statement'
    found.push({ tree, sql: query, start, end: start + query.length, form })
  }
  return found.sort((a, b) => a.start - b.start)
}

function bodyOf(tree: Tree): string | undefined {
  if (!isNode(tree)) return undefined
  const options = isNode(tree.DoStmt)
    ? listAt(tree.DoStmt, 'args')
    : isNode(tree.CreateFunctionStmt)
      ? listAt(tree.CreateFunctionStmt, 'options')
      : []
  const definitions = options.flatMap((option): readonly TreeNode[] => {
    const definition = isNode(option) ? option.DefElem : undefined
    return isNode(definition) ? [definition] : []
  })
  const language = definitions.find((each) => each.defname === 'language')
  const isPlpgsql =
    language === undefined ? isNode(tree.DoStmt) : nodeAt(language, 'arg', 'String')?.sval === 'plpgsql'
  const source = definitions.find((each) => each.defname === 'as')
  return isPlpgsql && source !== undefined ? textOf(source) : undefined
}

/** The argument of AS: a text for DO, a list of one for a function. */
function textOf(source: TreeNode): string | undefined {
  const list = nodeAt(source, 'arg', 'List')
  const holder = list === undefined ? source : { arg: listAt(list, 'items')[0] }
  const text = nodeAt(holder, 'arg', 'String')?.sval
  return typeof text === 'string' ? text : undefined
}

function embeddedIn(tree: Tree, line: number): readonly Embedded[] {
  if (Array.isArray(tree)) return tree.flatMap((item: Tree) => embeddedIn(item, line))
  if (!isNode(tree)) return []
  const own = typeof tree.lineno === 'number' ? tree.lineno : line
  const expression = tree.PLpgSQL_expr
  if (isNode(expression) && typeof expression.query === 'string') {
    return [{ query: expression.query, parseMode: Number(expression.parseMode ?? STATEMENT_MODE), line: own }]
  }
  return Object.values(tree).flatMap((child) => (child === undefined ? [] : embeddedIn(child, own)))
}

function lineStart(text: string, line: number): number {
  let start = 0
  for (let number = 1; number < line; number += 1) start = text.indexOf('\n', start) + 1
  return start
}

async function parseOne(sql: string): Promise<Tree | undefined> {
  try {
    return plainTree((await parse(sql)).stmts?.[0]?.stmt)
  } catch {
    return undefined
  }
}
