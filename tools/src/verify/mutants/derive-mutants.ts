/**
 * Derives one-edit mutants of a SQL submission with PostgreSQL's own grammar. A mutant that the lab's graders let
 * pass shows a requirement or data that is too weak, or an edit that changes nothing. Source of the idea: mutation
 * testing of queries (Tuya, Suárez-Cabal, de la Riva, "Mutating database queries", 2007).
 */

import { splitParts } from '@savepoint/curriculum'
import {
  alterRule,
  changeRule,
  constraintRule,
  deferralRule,
  indexRule,
  keyRule,
  referenceRule,
  valuesRule,
} from './change-rules.ts'
import {
  booleanRule,
  caseRule,
  constantRule,
  nullTestRule,
  operatorRule,
  unwrapListRule,
  unwrapRule,
} from './expression-rules.ts'
import { isBlock, type ParsedStatement, parseStatements } from './parse-statements.ts'
import { foldSpace, printStatement } from './print-statement.ts'
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
import { isNode, type Rule, type TreeNode, variantsOf } from './tree.ts'

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

/** Returns the mutants of `submission` in the order of its text; of one statement, each text once. */
export async function deriveMutants(submission: string, options: DeriveOptions): Promise<Derivation> {
  const { parts } = splitParts(submission, options.partIds)
  const mutants = new Map<string, Mutant>()
  const skipped: { statement: string; reason: string }[] = []
  for (const part of parts) {
    const rules = rulesOf(options.orderGradedParts.has(part.id))
    const statements = await parseStatements(part.text)
    for (const statement of statements) {
      const start = part.start + statement.start
      const end = part.start + statement.end
      const add = (operator: string, text: string, replacement: string): void => {
        const key = `${start}:${text}`
        const whole = submission.slice(0, start) + replacement + submission.slice(end)
        if (!mutants.has(key)) mutants.set(key, { operator, part: part.id, text, submission: whole })
      }
      const isOneOfSeveral = statements.filter(({ form }) => form === statement.form).length > 1
      if (isOneOfSeveral && isChange(statement))
        add('statement', `DROPPED ${foldSpace(statement.sql)}`, emptied(statement))
      if (isBlock(statement.tree)) continue
      const printed = await mutatedTexts(statement, rules)
      if (printed === undefined)
        skipped.push({ statement: foldSpace(statement.sql), reason: 'the printer changes its meaning' })
      for (const { operator, text } of printed ?? []) add(operator, text, text)
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
    keyRule,
    alterRule,
    valuesRule,
    changeRule,
  ]
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
    if (text === undefined || text === original) continue
    if (statement.form !== 'embedded expression') texts.push({ operator, text })
    else if (text.startsWith('SELECT ')) texts.push({ operator, text: text.slice('SELECT '.length) })
  }
  return texts
}

/** PL/pgSQL's statement that does nothing, or no text. */
function emptied({ form }: ParsedStatement): string {
  return form === 'statement' ? '' : 'NULL'
}

/** Dropping one of several queries of a part is not an edit of the answer; dropping a change or a COMMIT is. */
function isChange({ tree, form }: ParsedStatement): boolean {
  const statement: TreeNode = isNode(tree) ? tree : {}
  if (form === 'embedded expression') return false
  return statement.SelectStmt === undefined && statement.VariableSetStmt === undefined
}
