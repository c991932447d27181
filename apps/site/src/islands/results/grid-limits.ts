/** How much of a result a table draws at once, and the words for what it leaves out. */

import { formatCount } from '../../engine/format.ts'

/** Rows drawn at first, and by each *Show more*. */
export const ROWS_SHOWN_STEP = 200
export const COLUMNS_SHOWN_MAX = 60

interface ShownCounts {
  readonly shown: number
  /** Rows that the page keeps. */
  readonly kept: number
  /** Rows that the engine returned. */
  readonly returned: number
  readonly columnsShown: number
  readonly columns: number
}

/** Returns `showing 200 of 1,000 kept, 40,000 returned`, or less when less is left out; empty when all is shown. */
export function shownNote(counts: ShownCounts): string {
  const { shown, kept, returned } = counts
  const rowsNote =
    kept < returned
      ? `showing ${formatCount(shown)} of ${formatCount(kept)} kept, ${formatCount(returned)} returned`
      : shown < kept
        ? `showing ${formatCount(shown)} of ${formatCount(kept)}`
        : ''
  const columnsNote =
    counts.columnsShown < counts.columns ? `first ${counts.columnsShown} of ${counts.columns} columns` : ''
  return [rowsNote, columnsNote].filter((note) => note !== '').join(', ')
}

/** Tables narrower than this many characters keep to the left; wider ones fill the measure. */
export const NARROW_CHARACTERS_MAX = 60
const WIDTH_ROWS_MAX = 50

/** Returns about how wide a table is, in characters, judged by its first rows. */
export function tableCharacters(
  columns: readonly { readonly name: string }[],
  rows: readonly (readonly (string | null)[])[],
): number {
  const seen = rows.slice(0, WIDTH_ROWS_MAX)
  return columns.reduce(
    (sum, column, at) =>
      sum + 3 + Math.max(column.name.length, ...seen.map((row) => (row[at] ?? 'NULL').length)),
    0,
  )
}
