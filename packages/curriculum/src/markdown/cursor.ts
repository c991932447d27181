/**
 * Finds where parsed Markdown stands in its source. The parser gives lines for blocks but no columns for inline
 * tokens; walking the tokens in order, each is searched a short way ahead of the last one found.
 */

import type { SourceRange } from '../diagnostic.ts'
import { rangeOf, type SourceText } from '../source/source-text.ts'

/** How far ahead of the last find a token is looked for: markup between two tokens is shorter than this. */
const MARKUP_LENGTH_MAX = 64
/** How far ahead a link's destination is looked for, as its text may have been written with escapes. */
const LINK_LENGTH_MAX = 4_000

export interface Cursor {
  /** Moves to offset `start` if that is ahead. */
  readonly moveTo: (start: number) => void
  /** Moves past `snippet` if it stands right ahead. */
  readonly pass: (snippet: string) => void
  /** Moves past the destination `href` of a link or image and returns its range. */
  readonly passDestination: (href: string) => SourceRange
}

/** Returns a cursor over [start, end) of `source`. */
export function createCursor(source: SourceText, start: number, end: number): Cursor {
  let at = start
  const findAhead = (snippet: string, window: number): number => {
    const index = source.text.slice(at, Math.min(end, at + snippet.length + window)).indexOf(snippet)
    return index === -1 ? -1 : at + index
  }
  return {
    moveTo: (offset) => {
      at = Math.max(at, Math.min(offset, end))
    },
    pass: (snippet) => {
      const found = snippet === '' ? -1 : findAhead(snippet, MARKUP_LENGTH_MAX)
      if (found !== -1) at = found + snippet.length
    },
    passDestination: (href) => {
      for (const opening of ['](', '](<', ']: ', '<']) {
        const found = findAhead(opening + href, LINK_LENGTH_MAX)
        if (found === -1) continue
        at = found + opening.length + href.length
        return rangeOf(source, at - href.length, at)
      }
      return rangeOf(source, at, at)
    },
  }
}
