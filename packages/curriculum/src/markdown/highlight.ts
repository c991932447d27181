/**
 * Colours SQL in three tones, with the dialect that the editor in the page uses, so that a block looks the same
 * before and after it comes alive: `k` keyword, `l` literal, `c` comment. The text content stays exactly the source.
 */

import { highlightTree, tagHighlighter, tags } from '@lezer/highlight'
import { escapeHtml } from './escape.ts'
import { SAVEPOINT_SQL } from './sql-dialect.ts'

const THREE_TONES = tagHighlighter([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], class: 'k' },
  { tag: [tags.string, tags.number, tags.bool, tags.null], class: 'l' },
  { tag: tags.comment, class: 'c' },
])

const SQL_LANGUAGES: ReadonlySet<string> = new Set(['sql', 'postgresql', 'pgsql'])

/** Longest code that is coloured, in UTF-16 code units; longer code stays plain. */
const HIGHLIGHT_LENGTH_MAX = 20_000

/** Returns `source` as HTML; languages other than SQL are only escaped. */
export function highlight(source: string, language: string): string {
  if (!SQL_LANGUAGES.has(language.toLowerCase()) || source.length > HIGHLIGHT_LENGTH_MAX)
    return escapeHtml(source)
  let html = ''
  let at = 0
  highlightTree(SAVEPOINT_SQL.language.parser.parse(source), THREE_TONES, (from, to, classes) => {
    html += `${escapeHtml(source.slice(at, from))}<span class="${classes}">${escapeHtml(source.slice(from, to))}</span>`
    at = to
  })
  return html + escapeHtml(source.slice(at))
}
