/**
 * Splits SQL text at its semicolons, well enough for advice and for choosing the statement to explain: it knows
 * comments, quoted text and names, escape strings and dollar quotes, and nothing of the grammar. What runs is
 * decided by the engine, never here.
 */

/** One statement. **Units:** half-open UTF-16 range [start, end) in the text. */
export interface StatementSpan {
  readonly start: number
  readonly end: number
  readonly text: string
  /** The text with comments as blanks and literals emptied, for matching words. */
  readonly bare: string
}

// In order of precedence: line comment, quoted text (E'' with escapes first), quoted name, dollar quote, end of statement.
const TOKEN =
  /--[^\n]*|\/\*|\b[eE]'(?:[^'\\]|\\[\s\S]|'')*(?:'|$)|'(?:[^']|'')*(?:'|$)|"(?:[^"]|"")*(?:"|$)|\$(?:[A-Za-z_]\w*)?\$|;/g

/** Returns the statements of `source` that hold more than comments, in order. */
export function splitStatements(source: string): StatementSpan[] {
  const spans: StatementSpan[] = []
  let start = 0
  let bare = ''
  let from = 0
  const finish = (end: number): void => {
    bare += source.slice(from, end)
    if (bare.trim() !== '') spans.push({ start, end, text: source.slice(start, end), bare: bare.trim() })
    bare = ''
  }
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(source); match !== null; match = TOKEN.exec(source)) {
    const token = match[0]
    if (token === ';') {
      finish(match.index)
      start = from = TOKEN.lastIndex
      continue
    }
    const end = tokenEnd(source, token, match.index)
    bare += source.slice(from, match.index) + bareToken(token)
    from = TOKEN.lastIndex = end
  }
  finish(source.length)
  return spans
}

function tokenEnd(source: string, token: string, index: number): number {
  if (token === '/*') return commentEnd(source, index)
  if (!token.startsWith('$')) return index + token.length
  const close = source.indexOf(token, index + token.length)
  return close === -1 ? source.length : close + token.length
}

/** Block comments of PostgreSQL nest. */
function commentEnd(source: string, index: number): number {
  const edge = /\/\*|\*\//g
  edge.lastIndex = index
  let depth = 0
  for (let match = edge.exec(source); match !== null; match = edge.exec(source)) {
    depth += match[0] === '/*' ? 1 : -1
    if (depth === 0) return edge.lastIndex
  }
  return source.length
}

function bareToken(token: string): string {
  if (token.startsWith('--') || token === '/*') return ' '
  return token.startsWith('"') ? token : "''"
}

/** Returns the last statement of `source` when it is a query that only reads, for EXPLAIN ANALYZE. */
export function findLastQuery(source: string): StatementSpan | undefined {
  const last = splitStatements(source).findLast((span) => /^(?:select|values|table|with|\()/i.test(span.bare))
  if (last === undefined) return undefined
  const isChanging =
    /\b(?:insert\s+into|update\s+\w|delete\s+from|merge\s+into|for\s+(?:no\s+key\s+)?update|for\s+(?:key\s+)?share)\b/i.test(
      last.bare,
    ) || /^select\b[^(]*\binto\b/is.test(last.bare)
  return isChanging ? undefined : last
}
