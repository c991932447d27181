/** Cuts the passage of a text that a search found, and marks the matches in it. Pure. */

export interface Piece {
  readonly text: string
  readonly isMatch: boolean
}

const PASSAGE_LENGTH = 140

/** Returns a passage of `text` around the first of `terms`, divided at the matches. */
export function passageOf(text: string, terms: readonly string[]): readonly Piece[] {
  const lower = text.toLowerCase()
  const first = Math.min(...terms.map((term) => lower.indexOf(term)).filter((at) => at >= 0), lower.length)
  const wanted = first === lower.length ? 0 : Math.max(0, first - PASSAGE_LENGTH / 3)
  const start = wanted === 0 ? 0 : text.indexOf(' ', wanted) + 1
  const end = text.lastIndexOf(' ', start + PASSAGE_LENGTH)
  const cut = text.length - start <= PASSAGE_LENGTH ? text.slice(start) : `${text.slice(start, end)}…`
  const pattern = terms
    .map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .sort((a, b) => b.length - a.length)
  const shown = start > 0 ? `…${cut}` : cut
  if (pattern.length === 0) return [{ text: shown, isMatch: false }]
  return shown
    .split(new RegExp(`(${pattern.join('|')})`, 'i'))
    .map((piece, index) => ({ text: piece, isMatch: index % 2 === 1 }))
    .filter((piece) => piece.text !== '')
}
