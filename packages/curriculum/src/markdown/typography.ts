/**
 * Quotation marks, apostrophes, dashes and ellipses as a book sets them. Works on runs of prose only; code never
 * comes here. One pass, by the neighbouring characters: a mark opens after white space or an opening bracket.
 */

/** Returns `text` with typographic marks. `before` is the character that stands before it in the line, or ''. */
export function typographic(text: string, before: string): string {
  if (!/["'.-]/.test(text)) return text
  return text
    .replace(/["']/g, (mark, offset: number) => quote(mark, offset === 0 ? before : (text[offset - 1] ?? '')))
    .replace(/(?<![.])\.{3}(?![.])/g, '…')
    .replace(/(?<![-\w])--(?![-\w])|(?<=\w)--(?=\w)/g, '–')
    .replace(/(?<!-)---(?!-)/g, '—')
}

function quote(mark: string, before: string): string {
  const isOpening = before === '' || /[\s([{—–/“‘-]/.test(before)
  if (mark === '"') return isOpening ? '“' : '”'
  return isOpening ? '‘' : '’'
}

/** Returns plain text (a title, an objective) with typographic marks outside its `code`. */
export function typographicPlain(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((run, index, runs) => (run.startsWith('`') ? run : typographic(run, runs[index - 1]?.at(-1) ?? '')))
    .join('')
}
