/** Puts a difference of rows into words: what was expected, what was observed, and the row that shows it. */

import { assertNever } from '@savepoint/std'
import type { Evidence, RowDifference } from '../model.ts'
import type { RowSet } from '../observations.ts'
import type { RowsComparison, TypeDifference } from '../rows/compare-rows.ts'

export interface RowsDescription {
  readonly expected: string
  readonly observed: string
  readonly feedback: string
  readonly evidence?: Evidence
}

/** Longer cells are cut in sentences; the page shows the row itself. */
const CELL_LENGTH_MAX = 40

/** Returns the words for a comparison that found a difference. */
export function describeComparison(
  comparison: RowsComparison,
  expected: RowSet,
  observed: RowSet,
): RowsDescription {
  switch (comparison.kind) {
    case 'columnCount':
      return {
        expected: columnsText(comparison.expected),
        observed: columnsText(comparison.observed),
        feedback: `Expected ${count(comparison.expected.length, 'column')}, observed ${comparison.observed.length}.`,
      }
    case 'columnNames':
      return {
        expected: `columns ${comparison.expected.join(', ')}`,
        observed: `columns ${comparison.observed.join(', ')}`,
        feedback: 'The columns must have these names, in this order.',
      }
    case 'rows':
      return describeDifference(comparison.difference, comparison.typeDifferences, expected, observed)
    case 'equal':
    case 'unknownOrderColumn':
      return {
        expected: rowCountText(expected.rowCount),
        observed: rowCountText(observed.rowCount),
        feedback: '',
      }
    default:
      return assertNever(comparison)
  }
}

/** Returns `1 row`, `1,234 rows`. */
export function rowCountText(rows: number): string {
  return count(rows, 'row')
}

function describeDifference(
  difference: RowDifference,
  typeDifferences: readonly TypeDifference[],
  expected: RowSet,
  observed: RowSet,
): RowsDescription {
  const sentences = [
    ...typeDifferences.map(
      (each) => `Column ${each.column} holds ${each.observed}, expected ${each.expected}.`,
    ),
    ...missingSentence(difference),
    ...unexpectedSentence(difference),
    ...orderSentence(difference, expected, observed),
  ]
  return {
    expected: rowCountText(expected.rowCount),
    observed: observedText(difference, observed),
    feedback: sentences.join(' '),
    evidence: { kind: 'rowDifference', difference },
  }
}

function observedText(difference: RowDifference, observed: RowSet): string {
  const { missingCount, unexpectedCount } = difference
  const total = rowCountText(observed.rowCount)
  if (missingCount === 0 && unexpectedCount === 0) return `${total}, in another order`
  const parts = [
    ...(missingCount > 0 ? [`${grouped(missingCount)} missing`] : []),
    ...(unexpectedCount > 0 ? [`${grouped(unexpectedCount)} not expected`] : []),
  ]
  return `${total}: ${parts.join(', ')}`
}

function missingSentence({ missing, missingCount }: RowDifference): readonly string[] {
  const first = missing[0]
  if (missingCount === 0 || first === undefined) return []
  return [
    missingCount === 1
      ? `This row is missing: ${rowText(first)}.`
      : `Missing, for example: ${rowText(first)}.`,
  ]
}

function unexpectedSentence({ unexpected, unexpectedCount }: RowDifference): readonly string[] {
  const first = unexpected[0]
  if (unexpectedCount === 0 || first === undefined) return []
  return [
    unexpectedCount === 1
      ? `This row does not belong: ${rowText(first)}.`
      : `Not expected, for example: ${rowText(first)}.`,
  ]
}

/** Only when the rows are the right ones: else the order is an effect of what is missing. */
function orderSentence(difference: RowDifference, expected: RowSet, observed: RowSet): readonly string[] {
  const place = difference.firstOrderDifference
  if (place === undefined || difference.missingCount > 0 || difference.unexpectedCount > 0) return []
  const wanted = expected.rows[place]
  const found = observed.rows[place]
  if (wanted === undefined || found === undefined) return []
  return [`Row ${place + 1} should be ${rowText(wanted)}; it is ${rowText(found)}.`]
}

function rowText(row: readonly (string | null)[]): string {
  return `(${row.map(cellText).join(', ')})`
}

function cellText(cell: string | null): string {
  if (cell === null) return 'NULL'
  if (cell === '') return "''"
  return cell.length > CELL_LENGTH_MAX ? `${cell.slice(0, CELL_LENGTH_MAX)}…` : cell
}

function columnsText(names: readonly string[]): string {
  return `${count(names.length, 'column')}: ${names.join(', ')}`
}

function count(amount: number, noun: string): string {
  return `${grouped(amount)} ${noun}${amount === 1 ? '' : 's'}`
}

function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',')
}
