/** Rows of Markdown tables as text. */

const CELLS_MAX = 40

/** Says whether `line` is the row of dashes below a table's head. */
export function isTableRule(line: string): boolean {
  return (
    line.length < 2_000 &&
    line.includes('-') &&
    /^[ \t>]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+(?:[ \t]*:?-+:?[ \t]*)?$/.test(line.trimEnd())
  )
}

/** Returns the cells of a row; `\|` is a character of a cell. */
export function readTableRow(line: string): readonly string[] {
  const body = line
    .trim()
    .replace(/^>[ \t]*/, '')
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
  return body.split(/(?<!\\)\|/, CELLS_MAX).map((cell) => cell.replaceAll('\\|', '|').trim())
}
