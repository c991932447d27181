/**
 * A scanner for PostgreSQL's lexical structure: just enough to know where strings, quoted names, comments and
 * words begin and end. Source: PostgreSQL 18, chapter 4.1, and `scan.l`. It refuses to judge: text that the server
 * would reject (an unclosed quote) becomes one token to the end of the script.
 *
 * It assumes `standard_conforming_strings = on`, the default since 9.1.
 */

export type TokenKind = 'word' | 'quotedName' | 'string' | 'number' | 'symbol' | 'comment'

/** A token as the half-open range [start, end) of UTF-16 units. White space is between tokens. */
export interface Token {
  readonly kind: TokenKind
  readonly start: number
  readonly end: number
}

const WHITE_SPACE = /[ \t\n\r\f\v]+/y
const WORD = /[A-Za-z_\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*/y
const NUMBER = /(?:\$[0-9]+|[0-9][0-9A-Za-z_]*(?:\.(?!\.)[0-9A-Za-z_]*)?|\.[0-9][0-9A-Za-z_]*)/y
const DOLLAR_TAG = /\$(?:[A-Za-z_\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*)?\$/y
const LINE_COMMENT = /--[^\n\r]*/y
/** What may lie between two segments of one string constant: white space with at least one line break. */
const STRING_CONTINUES = /(?:[ \t\f\v]|--[^\n\r]*)*[\n\r](?:[ \t\n\r\f\v]|--[^\n\r]*[\n\r])*'/y

/** Returns the tokens of `script` in order, comments included. Cost: linear. */
export function scan(script: string): Token[] {
  const tokens: Token[] = []
  let position = skipWhiteSpace(script, 0)
  while (position < script.length) {
    const token = scanToken(script, position)
    tokens.push(token)
    position = skipWhiteSpace(script, token.end)
  }
  return tokens
}

function skipWhiteSpace(script: string, position: number): number {
  return endOf(WHITE_SPACE, script, position) ?? position
}

/** Returns where the sticky `pattern` ends when it matches at `position`. */
function endOf(pattern: RegExp, script: string, position: number): number | undefined {
  pattern.lastIndex = position
  return pattern.test(script) ? pattern.lastIndex : undefined
}

function scanToken(script: string, start: number): Token {
  const character = script.charAt(start)
  if (character === "'") return { kind: 'string', start, end: stringEnd(script, start, plainSegmentEnd) }
  if (character === '"') return { kind: 'quotedName', start, end: quotedEnd(script, start, '"') }
  const lineCommentEnd = endOf(LINE_COMMENT, script, start)
  if (lineCommentEnd !== undefined) return { kind: 'comment', start, end: lineCommentEnd }
  if (script.startsWith('/*', start)) return { kind: 'comment', start, end: nestedCommentEnd(script, start) }
  const tagEnd = endOf(DOLLAR_TAG, script, start)
  if (tagEnd !== undefined) return { kind: 'string', start, end: dollarStringEnd(script, start, tagEnd) }
  const wordEnd = endOf(WORD, script, start)
  if (wordEnd !== undefined) return scanWord(script, start, wordEnd)
  const numberEnd = endOf(NUMBER, script, start)
  if (numberEnd !== undefined) return { kind: 'number', start, end: numberEnd }
  return { kind: 'symbol', start, end: start + 1 }
}

/** A word directly before a quote is a prefix of the constant when it is one of `E`, `B`, `X` or `U&`. */
function scanWord(script: string, start: number, wordEnd: number): Token {
  const word = script.slice(start, wordEnd)
  const next = script.charAt(wordEnd)
  if (next === "'" && /^e$/i.test(word))
    return { kind: 'string', start, end: stringEnd(script, wordEnd, escapeSegmentEnd) }
  if (next === "'" && /^[bx]$/i.test(word))
    return { kind: 'string', start, end: stringEnd(script, wordEnd, bitSegmentEnd) }
  if (/^u$/i.test(word) && next === '&') {
    const quote = script.charAt(wordEnd + 1)
    if (quote === "'") return { kind: 'string', start, end: stringEnd(script, wordEnd + 1, plainSegmentEnd) }
    if (quote === '"') return { kind: 'quotedName', start, end: quotedEnd(script, wordEnd + 1, '"') }
  }
  return { kind: 'word', start, end: wordEnd }
}

type SegmentEnd = (script: string, open: number) => number

/** Returns the end of a constant, which may go on after a line break. A bit string has no doubled quotes. */
function stringEnd(script: string, open: number, segmentEnd: SegmentEnd): number {
  let end = segmentEnd(script, open)
  for (;;) {
    const continuation = endOf(STRING_CONTINUES, script, end)
    if (continuation === undefined) return end
    end = segmentEnd(script, continuation - 1)
  }
}

const plainSegmentEnd: SegmentEnd = (script, open) => quotedEnd(script, open, "'")

const bitSegmentEnd: SegmentEnd = (script, open) => {
  const close = script.indexOf("'", open + 1)
  return close === -1 ? script.length : close + 1
}

const escapeSegmentEnd: SegmentEnd = (script, open) => {
  let position = open + 1
  while (position < script.length) {
    const character = script.charAt(position)
    if (character === '\\') position += 2
    else if (character !== "'") position += 1
    else if (script.charAt(position + 1) === "'") position += 2
    else return position + 1
  }
  return script.length
}

/** Returns the end of a quoted text in which the doubled quote stands for itself. */
function quotedEnd(script: string, open: number, quote: string): number {
  let position = open + 1
  for (;;) {
    const close = script.indexOf(quote, position)
    if (close === -1) return script.length
    if (script.charAt(close + 1) !== quote) return close + 1
    position = close + 2
  }
}

function dollarStringEnd(script: string, start: number, tagEnd: number): number {
  const tag = script.slice(start, tagEnd)
  const close = script.indexOf(tag, tagEnd)
  return close === -1 ? script.length : close + tag.length
}

function nestedCommentEnd(script: string, start: number): number {
  let depth = 1
  let position = start + 2
  while (position < script.length) {
    if (script.startsWith('/*', position)) {
      depth += 1
      position += 2
    } else if (script.startsWith('*/', position)) {
      depth -= 1
      position += 2
      if (depth === 0) return position
    } else position += 1
  }
  return script.length
}
