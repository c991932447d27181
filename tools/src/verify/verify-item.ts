/** Proves the key of a knowledge-check item: what the engine answers is what the key says, and no other option says. */

import type { Item } from '@savepoint/curriculum'
import type { CellText, StatementResult } from '@savepoint/engines'
import type { FreshSessions } from './fresh-sessions.ts'

/** Milliseconds that the statements of one item may take. */
const ITEM_DEADLINE_MS = 60_000

/** Returns what is wrong with the item's key, or undefined; an item without `verify:` has nothing to prove. */
export async function verifyItem(item: Item, sessions: FreshSessions): Promise<string | undefined> {
  if (item.verify === undefined) return undefined
  const session = await sessions.take(item.verify.dataset)
  if (!session.ok) return session.error
  const run = await session.value.run(item.verify.run, { signal: AbortSignal.timeout(ITEM_DEADLINE_MS) })
  if (!run.ok) return 'message' in run.error ? run.error.message : 'did not finish'
  const failed = run.value.statements.find((statement) => statement.error !== undefined)?.error
  if (failed !== undefined) return `its statements fail: ${failed.message} (${failed.sqlstate})`
  const last = run.value.statements.findLast((statement) => statement.columns.length > 0)
  if (last === undefined) return 'its statements return no rows result'
  return keyFault(item, last)
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
