/** Proves the key of a knowledge-check item: what the engine answers is what the key says, and no other option says. */

import type { Item, ItemVerification } from '@savepoint/curriculum'
import type { CellText, StatementResult } from '@savepoint/engines'
import { err, ok, type Result } from '@savepoint/std'
import type { FreshSessions } from './fresh-sessions.ts'

/** Milliseconds that the statements of one item may take. */
const ITEM_DEADLINE_MS = 60_000

/** Returns what is wrong with the item's key, or undefined; an item without `verify:` has nothing to prove. */
export async function verifyItem(item: Item, sessions: FreshSessions): Promise<string | undefined> {
  if (item.verify === undefined) return undefined
  const answer = await computeAnswer(item.verify, sessions)
  return answer.ok ? keyFault(item, answer.value) : answer.error
}

/** What the engine says of the cases of one item's generator. */
export interface ComputedVariants {
  /** Keys to record, by case; `undefined` where the recorded one is right or none could be computed. */
  readonly keys: readonly (string | undefined)[]
  readonly faults: readonly string[]
}

/** Computes the key of each variant of `item`, and says where the recorded one differs. */
export async function computeVariants(item: Item, sessions: FreshSessions): Promise<ComputedVariants> {
  const keys: (string | undefined)[] = []
  const faults: string[] = []
  for (const [index, variant] of (item.variants ?? []).entries()) {
    keys.push(undefined)
    if (variant.verify === undefined) continue
    const answer = await computeAnswer(variant.verify, sessions)
    const fault = answer.ok ? keyFault(variant, answer.value) : answer.error
    if (fault === undefined) continue
    faults.push(`case ${index + 1}: ${fault}`)
    if (answer.ok) keys[index] = answer.value.rows[0]?.[0] ?? undefined
  }
  return { keys, faults }
}

/** Runs the statements on a fresh copy of their dataset and returns the last result. */
async function computeAnswer(
  verification: ItemVerification,
  sessions: FreshSessions,
): Promise<Result<StatementResult, string>> {
  const session = await sessions.take(verification.dataset)
  if (!session.ok) return session
  const run = await session.value.run(verification.run, { signal: AbortSignal.timeout(ITEM_DEADLINE_MS) })
  if (!run.ok) return err('message' in run.error ? run.error.message : 'did not finish')
  const failed = run.value.statements.find((statement) => statement.error !== undefined)?.error
  if (failed !== undefined) return err(`its statements fail: ${failed.message} (${failed.sqlstate})`)
  const last = run.value.statements.findLast((statement) => statement.columns.length > 0)
  return last === undefined ? err('its statements return no rows result') : ok(last)
}

/** Says how the key differs from the engine's answer, or undefined. */
export function keyFault(item: Item, answer: Pick<StatementResult, 'rows'>): string | undefined {
  const column = answer.rows.map((row) => row[0] ?? null)
  const first = column[0]
  switch (item.kind) {
    case 'choice':
      return choiceFault(item, first)
    case 'multiple': {
      const right = item.options.filter((option) => option.isCorrect).map((option) => option.value ?? '')
      return listFault([...right].sort(), [...column].map(printed).sort())
    }
    case 'number': {
      const value = Number(first)
      const isRight = first != null && first !== '' && Math.abs(value - item.answer) <= item.tolerance
      return isRight
        ? undefined
        : `the key says ${item.answer} (±${item.tolerance}), the engine ${printed(first)}`
    }
    case 'text':
      return folded(printed(first)) === folded(item.answers[0] ?? '')
        ? undefined
        : `the key says ${item.answers[0]}, the engine ${printed(first)}`
    case 'order':
      return listFault(
        item.steps.map((step) => step.id),
        column.map(printed),
      )
  }
}

function choiceFault(
  item: Extract<Item, { kind: 'choice' }>,
  first: CellText | undefined,
): string | undefined {
  const answer = printed(first)
  const said = item.options.filter((option) => option.value === answer)
  if (said.length > 1) return `the engine answers ${answer}, which ${said.length} options say`
  const option = said[0]
  if (option === undefined) return `the engine answers ${answer}, which no option says`
  return option.isCorrect
    ? undefined
    : `the engine answers ${answer}: option ${option.id}, which the key says is wrong`
}

function listFault(expected: readonly string[], observed: readonly string[]): string | undefined {
  const isSame =
    expected.length === observed.length && expected.every((value, index) => value === observed[index])
  return isSame ? undefined : `the key says ${expected.join(', ')}; the engine ${observed.join(', ')}`
}

function printed(cell: CellText | undefined): string {
  return cell === undefined ? 'nothing' : (cell ?? 'NULL')
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase()
}
