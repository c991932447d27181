/**
 * Compares an observed result with the expected one as a bag, a set, a sequence, or a sequence with ties.
 * It refuses to guess: column counts must agree, a number is not a text, and NULL equals only NULL.
 * What differs is returned as the smallest rows that show it, for the page to print.
 */

import type { RowComparison } from '@savepoint/curriculum'
import type { CellText } from '@savepoint/engines'
import type { RowDifference } from '../model.ts'
import type { RowSet } from '../observations.ts'
import { cellKey, familyOfType, finiteNumber, type ValueFamily } from './cell-key.ts'
import { type KeyedRow, matchRows, matchSets, type Unmatched } from './match-rows.ts'

/** How many rows of each side a difference shows. */
export const SHOWN_ROWS_MAX = 5

export type RowsComparison =
  | { readonly kind: 'equal' }
  | {
      readonly kind: 'columnCount'
      readonly expected: readonly string[]
      readonly observed: readonly string[]
    }
  | {
      readonly kind: 'columnNames'
      readonly expected: readonly string[]
      readonly observed: readonly string[]
    }
  /** `typeDifferences` names the columns that hold another kind of value, such as text for number. */
  | {
      readonly kind: 'rows'
      readonly difference: RowDifference
      readonly typeDifferences: readonly TypeDifference[]
    }
  /** The author's: the order names a column that the expected rows do not have. */
  | { readonly kind: 'unknownOrderColumn'; readonly column: string }

export interface TypeDifference {
  readonly column: string
  readonly expected: string
  readonly observed: string
}

/** Compares `observed` with `expected`. Cost: O(n log n) in rows. */
export function compareRows(expected: RowSet, observed: RowSet, comparison: RowComparison): RowsComparison {
  const expectedNames = expected.columns.map((column) => column.name)
  const observedNames = observed.columns.map((column) => column.name)
  if (expectedNames.length !== observedNames.length) {
    return { kind: 'columnCount', expected: expectedNames, observed: observedNames }
  }
  if (
    comparison.columns === 'namesAndOrder' &&
    expectedNames.some((name, index) => name !== observedNames[index])
  ) {
    return { kind: 'columnNames', expected: expectedNames, observed: observedNames }
  }
  const order = comparison.order
  const unknown =
    order.kind === 'orderedBy' ? order.columns.find((name) => !expectedNames.includes(name)) : undefined
  if (unknown !== undefined) return { kind: 'unknownOrderColumn', column: unknown }
  return compareValues(expected, observed, comparison)
}

function compareValues(expected: RowSet, observed: RowSet, comparison: RowComparison): RowsComparison {
  const left = keyedRows(expected, columnFamilies(expected, observed))
  const right = keyedRows(observed, columnFamilies(observed, expected))
  const { order, tolerance } = comparison
  const match = order.kind === 'set' ? matchSets : matchRows
  const unmatched = match(left, right, tolerance)
  const orderDifference = firstOrderDifference(expected, left, right, comparison)
  const countsAgree = order.kind === 'set' || expected.rowCount === observed.rowCount
  const isEqual = unmatched.missing.length === 0 && unmatched.unexpected.length === 0
  if (isEqual && countsAgree && orderDifference === undefined) return { kind: 'equal' }
  return {
    kind: 'rows',
    difference: describeDifference(expected, observed, unmatched, orderDifference),
    typeDifferences: typeDifferences(expected, observed),
  }
}

/** Literal rows declare no types: their cells are read as the other side's. */
function columnFamilies(own: RowSet, other: RowSet): readonly ValueFamily[] {
  return own.columns.map((column, index) => familyOfType(column.type || (other.columns[index]?.type ?? '')))
}

function keyedRows(set: RowSet, families: readonly ValueFamily[]): readonly KeyedRow[] {
  const isPadded = set.columns.map((column) => column.type.startsWith('bpchar'))
  return set.rows.map((row, index) => {
    const keys = families.map((family, column) => {
      const cell = row[column] ?? null
      return cellKey(isPadded[column] && cell !== null ? cell.trimEnd() : cell, family)
    })
    return { keys, index, numbers: keys.map(finiteNumber) }
  })
}

/** The first place (0-based) where the sequences part, or undefined when order does not matter or agrees. */
function firstOrderDifference(
  expected: RowSet,
  left: readonly KeyedRow[],
  right: readonly KeyedRow[],
  comparison: RowComparison,
): number | undefined {
  const { order, tolerance } = comparison
  if (order.kind === 'bag' || order.kind === 'set') return undefined
  const names = expected.columns.map((column) => column.name)
  const keyColumns = order.kind === 'orderedBy' ? order.columns.map((name) => names.indexOf(name)) : undefined
  for (const { start, end } of tieRuns(left, keyColumns)) {
    const run = matchRows(left.slice(start, end), right.slice(start, end), tolerance)
    if (run.unexpected.length > 0) return Math.min(...run.unexpected.map((row) => row.index))
    if (run.missing.length > 0) return Math.min(end, right.length)
  }
  return right.length > left.length ? left.length : undefined
}

/** Runs of rows that may stand in any order: equal in all key columns, or single rows when there are none. */
function tieRuns(
  rows: readonly KeyedRow[],
  keyColumns: readonly number[] | undefined,
): readonly { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = []
  rows.forEach((row, index) => {
    const previous = rows[index - 1]
    const isTie =
      previous !== undefined && keyColumns?.every((column) => row.keys[column] === previous.keys[column])
    const last = runs.at(-1)
    if (isTie === true && last !== undefined) last.end = index + 1
    else runs.push({ start: index, end: index + 1 })
  })
  return runs
}

function describeDifference(
  expected: RowSet,
  observed: RowSet,
  unmatched: Unmatched,
  orderDifference: number | undefined,
): RowDifference {
  const lost = {
    expected: expected.rowCount - expected.rows.length,
    observed: observed.rowCount - observed.rows.length,
  }
  return {
    columns: expected.columns.map((column) => column.name),
    missing: smallestRows(unmatched.missing, expected),
    missingCount: unmatched.missing.length + lost.expected,
    unexpected: smallestRows(unmatched.unexpected, observed),
    unexpectedCount: unmatched.unexpected.length + lost.observed,
    ...(orderDifference === undefined ? {} : { firstOrderDifference: orderDifference }),
  }
}

function smallestRows(rows: readonly KeyedRow[], set: RowSet): readonly (readonly CellText[])[] {
  return [...rows]
    .sort(compareKeyed)
    .slice(0, SHOWN_ROWS_MAX)
    .map((row) => set.rows[row.index] ?? [])
}

function compareKeyed(left: KeyedRow, right: KeyedRow): number {
  for (let column = 0; column < left.keys.length; column += 1) {
    const difference = compareCells(left, right, column)
    if (difference !== 0) return difference
  }
  return left.index - right.index
}

function compareCells(left: KeyedRow, right: KeyedRow, column: number): number {
  const a = left.numbers[column]
  const b = right.numbers[column]
  if (a !== undefined && b !== undefined && a !== b) return a - b
  const keyA = left.keys[column] ?? ''
  const keyB = right.keys[column] ?? ''
  return keyA < keyB ? -1 : keyA > keyB ? 1 : 0
}

function typeDifferences(expected: RowSet, observed: RowSet): readonly TypeDifference[] {
  return expected.columns.flatMap((column, index) => {
    const other = observed.columns[index]
    const isUntyped = other === undefined || column.type === '' || other.type === ''
    const isSameFamily = isUntyped || familyOfType(column.type) === familyOfType(other.type)
    const isAllNull = observed.rows.every((row) => (row[index] ?? null) === null)
    return isSameFamily || isAllNull
      ? []
      : [{ column: column.name, expected: column.type, observed: other.type }]
  })
}
