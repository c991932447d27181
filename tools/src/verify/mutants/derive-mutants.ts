/**
 * Derives one-edit mutants of a SQL submission with PostgreSQL's own grammar. A mutant that the lab's graders let
 * pass shows a requirement or data that is too weak, or an edit that changes nothing. Source of the idea: mutation
 * testing of queries (Tuya, Suárez-Cabal, de la Riva, "Mutating database queries", 2007).
 */

import { splitParts } from '@savepoint/curriculum'
import { parse } from 'libpg-query'
import { changeRule, constraintRule, deferralRule, indexRule, referenceRule } from './change-rules.ts'
import {
  booleanRule,
  caseRule,
  constantRule,
  nullTestRule,
  operatorRule,
  unwrapListRule,
  unwrapRule,
} from './expression-rules.ts'
import { foldSpace, plainTree, printStatement } from './print-statement.ts'
import {
  distinctRule,
  filterRule,
  functionRule,
  groupRule,
  joinRule,
  limitRule,
  orderRule,
  setOperationRule,
  windowRule,
} from './query-rules.ts'
import { isNode, type Rule, type Tree, type TreeNode, variantsOf } from './tree.ts'

export interface Mutant {
  readonly operator: string
  /** Part of the submission; empty when it has none. */
  readonly part: string
  /** The mutated statement in one line: what a report prints, and what an author lists as equivalent. */
  readonly text: string
  /** The whole submission with the mutated statement in place. */
  readonly submission: string
}

export interface Derivation {
  readonly mutants: readonly Mutant[]
  /** Statements that were left alone, and why: author and tool must know what is not covered. */
  readonly skipped: readonly { readonly statement: string; readonly reason: string }[]
}

export interface DeriveOptions {
  /** Parts whose rows are compared in order. */
  readonly orderGradedParts: ReadonlySet<string>
  /** Ids of the parts that the submission is split into; empty when it is not. */
  readonly partIds: readonly string[]
}

/** Returns the mutants of `submission` in the order of its text, each text once. */
export async function deriveMutants(submission: string, options: DeriveOptions): Promise<Derivation> {
  const { parts } = splitParts(submission, options.partIds)
  const mutants = new Map<string, Mutant>()
  const skipped: { statement: string; reason: string }[] = []
  for (const part of parts) {
    const rules = rulesOf(options.orderGradedParts.has(part.id))
    const statements = await parseStatements(part.text)
    for (const statement of statements) {
      const at = { part: part.id, start: part.start + statement.start, end: part.start + statement.end }
      const replaceWith = (text: string): string =>
        submission.slice(0, at.start) + text + submission.slice(at.end)
      if (statements.length > 1 && isChange(statement.tree)) {
        const text = `DROPPED ${foldSpace(statement.sql)}`
        mutants.set(`${part.id}:${text}`, {
          operator: 'statement',
          part: part.id,
          text,
          submission: replaceWith(''),
        })
      }
      const printed = await mutatedTexts(statement, rules)
      if (printed === undefined)
        skipped.push({ statement: foldSpace(statement.sql), reason: 'the printer changes its meaning' })
      for (const { operator, text } of printed ?? []) {
        const key = `${part.id}:${text}`
        if (!mutants.has(key))
          mutants.set(key, { operator, part: part.id, text, submission: replaceWith(text) })
      }
    }
  }
  return { mutants: [...mutants.values()], skipped }
}

function rulesOf(isOrderGraded: boolean): readonly Rule[] {
  return [
    operatorRule,
    booleanRule,
    nullTestRule,
    unwrapRule,
    unwrapListRule,
    constantRule,
    caseRule,
    joinRule,
    filterRule,
    distinctRule,
    functionRule,
    groupRule,
    windowRule,
    orderRule({ isOrderGraded }),
    limitRule,
    setOperationRule,
    constraintRule,
    referenceRule,
    deferralRule,
    indexRule,
    changeRule,
  ]
}

interface ParsedStatement {
  readonly tree: Tree
  readonly sql: string
  /** Half-open range of characters in the part. */
  readonly start: number
  readonly end: number
}

const LEADING_SPACE = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/

/** The parser counts bytes and gives leading comments to the statement after them. */
async function parseStatements(sql: string): Promise<readonly ParsedStatement[]> {
  const bytes = new TextEncoder().encode(sql)
  const decoder = new TextDecoder()
  const characters = (byteCount: number): number => decoder.decode(bytes.slice(0, byteCount)).length
  const { stmts = [] } = await parse(sql)
  return stmts.map((statement) => {
    const from = statement.stmt_location ?? 0
    const end =
      statement.stmt_len === undefined ? sql.trimEnd().length : characters(from + statement.stmt_len)
    const outer = characters(from)
    const start = outer + (LEADING_SPACE.exec(sql.slice(outer, end))?.[0].length ?? 0)
    return { tree: plainTree(statement.stmt), sql: sql.slice(start, end), start, end }
  })
}

/** Returns the one-edit texts of the statement, or undefined when printing it does not give the same statement. */
async function mutatedTexts(
  statement: ParsedStatement,
  rules: readonly Rule[],
): Promise<readonly { operator: string; text: string }[] | undefined> {
  const original = await printStatement(statement.tree)
  if (original === undefined) return undefined
  const texts: { operator: string; text: string }[] = []
  for (const { operator, tree } of variantsOf(statement.tree, rules)) {
    const text = await printStatement(tree)
    if (text !== undefined && text !== original) texts.push({ operator, text })
  }
  return texts
}

/** Dropping one of several queries of a part is not an edit of the answer; dropping a change or a COMMIT is. */
function isChange(tree: Tree): boolean {
  const statement: TreeNode = isNode(tree) ? tree : {}
  return statement.SelectStmt === undefined && statement.VariableSetStmt === undefined
}
