/**
 * The query of the home page: one update, and the heap page that then holds two versions of the row. Its output is
 * recorded by `tools/src/build/record-home.ts`; the drawing below it is made from the same rows.
 */
import type { CellBlock } from '@savepoint/curriculum'
import recorded from './home-cell.json' with { type: 'json' }

/** Run before the cell, out of sight: the table that it updates. */
export const HOME_SETUP = `CREATE EXTENSION IF NOT EXISTS pageinspect;
CREATE TABLE accounts (id int, name text, balance int);
INSERT INTO accounts VALUES (1, 'Ada', 120), (2, 'Boyce', 300), (3, 'Codd', 75), (4, 'Gray', 910);`

/** What the learner sees and may edit. */
export const HOME_SOURCE = `UPDATE accounts SET balance = balance - 50 WHERE id = 2;

SELECT lp, lp_off, t_xmin, t_xmax, t_ctid
  FROM heap_page_items(get_raw_page('accounts', 0));`

const KEYWORDS = /\b(UPDATE|SET|WHERE|SELECT|FROM)\b/g
const LITERALS = /('[^']*'|\b\d+\b)/g

export interface LinePointer {
  /** 1-based. */
  readonly number: number
  readonly offsetBytes: number
  readonly xmin: string
  /** `0` while nobody has deleted the version. */
  readonly xmax: string
  /** The line pointer that the version points to: its own, or that of the newer version. */
  readonly next: number
}

/** The line pointers of page 0 as they were recorded, in order. */
export const HOME_POINTERS: readonly LinePointer[] = recorded.rows.map((row) => ({
  number: Number(row[0]),
  offsetBytes: Number(row[1]),
  xmin: row[2] ?? '',
  xmax: row[3] ?? '',
  next: Number(/,(\d+)\)/.exec(row[4] ?? '')?.[1] ?? 0),
}))

/** The cell as lessons have them. */
export const HOME_CELL: CellBlock = {
  kind: 'cell',
  number: 1,
  language: 'sql',
  engine: 'postgres',
  session: '',
  source: HOME_SOURCE,
  sourceHtml: HOME_SOURCE.replace(LITERALS, '<span class="l">$1</span>').replace(
    KEYWORDS,
    '<span class="k">$1</span>',
  ),
  masks: [],
  rowsMax: 20,
  line: 1,
  output: [
    {
      kind: 'rows',
      rowCount: recorded.rows.length,
      columns: ['lp', 'lp_off', 't_xmin', 't_xmax', 't_ctid'].map((name, index) => ({
        name,
        align: index < 4 ? ('right' as const) : ('left' as const),
      })),
      rows: recorded.rows,
    },
  ],
}
