/** Rows as a file on the learner's disk; nothing leaves the device. */

import type { StatementResult } from '@savepoint/engines'
import { toCsv } from './delimited.ts'

/** Saves the kept rows of `statement` as CSV named `name`. */
export function saveCsv(statement: StatementResult, name: string): void {
  const text = toCsv(
    statement.columns.map((column) => column.name),
    statement.rows,
  )
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken the address over by the next turn.
  setTimeout(() => URL.revokeObjectURL(address))
}
