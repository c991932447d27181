/** Expected rows that an author wrote, in the form in which the engine prints the values beside them. */

import type { CellText } from '@savepoint/engines'
import type { RowSet } from '../observations.ts'
import { familyOfType } from './cell-key.ts'

const PRINTED_TRUTH: Readonly<Record<string, string>> = { true: 't', false: 'f' }

/** Returns `expected` with `true` and `false` as `t` and `f` where its column has no type and `observed`'s is boolean. */
export function asPrinted(expected: RowSet, observed: RowSet): RowSet {
  const isTruth = expected.columns.map(
    ({ type }, index) => type === '' && familyOfType(observed.columns[index]?.type ?? '') === 'boolean',
  )
  if (!isTruth.includes(true)) return expected
  const printed = (cell: CellText, index: number): CellText =>
    cell === null || !isTruth[index] ? cell : (PRINTED_TRUTH[cell.toLowerCase()] ?? cell)
  return { ...expected, rows: expected.rows.map((row) => row.map(printed)) }
}
