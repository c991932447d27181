/**
 * Looks at the first word of each statement, no deeper: enough to tell a submission that only reads, which can run
 * inside a transaction that is rolled back, from one that must run as the learner would run it. It errs on the
 * side of "not reading"; what a reading statement does through a function is found out by the transaction itself.
 */

const READING_WORDS = new Set(['SELECT', 'WITH', 'VALUES', 'TABLE', 'SHOW'])

/** Says whether every statement of `script` begins as a query does. */
export function isReadingScript(script: string): boolean {
  return firstWords(script).every((word) => READING_WORDS.has(word))
}

/** Returns the first word of each statement in upper case; empty for a statement that begins otherwise. */
export function firstWords(script: string): readonly string[] {
  return blankOut(script)
    .split(';')
    .map((statement) => statement.replace(/^[\s(]+/, ''))
    .filter((statement) => statement !== '')
    .map((statement) => (/^[A-Za-z]+/.exec(statement)?.[0] ?? '').toUpperCase())
}

/** Quoted text and comments, in the order in which the lexer would find them. Block comments nest. */
const OPENERS = /--[^\n]*|\/\*|'|"|\$([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/g

/** Replaces comments by a blank and quoted text by `''`, so that a semicolon left over ends a statement. */
function blankOut(script: string): string {
  let result = ''
  let offset = 0
  OPENERS.lastIndex = 0
  for (let match = OPENERS.exec(script); match !== null; match = OPENERS.exec(script)) {
    result += script.slice(offset, match.index)
    const isEscape = /(^|[^A-Za-z0-9_])[eE]$/.test(script.slice(Math.max(0, match.index - 2), match.index))
    offset = endOfToken(script, match[0], { start: match.index, isEscape })
    result += match[0].startsWith('--') || match[0] === '/*' ? ' ' : "''"
    OPENERS.lastIndex = offset
  }
  return result + script.slice(offset)
}

function endOfToken(
  script: string,
  opener: string,
  at: { readonly start: number; readonly isEscape: boolean },
): number {
  const from = at.start + opener.length
  if (opener.startsWith('--')) return from
  if (opener === '/*') return endOfBlockComment(script, from)
  if (opener === "'" && at.isEscape) return endOfEscapeString(script, from)
  const end = script.indexOf(opener, from)
  return end === -1 ? script.length : end + opener.length
}

function endOfBlockComment(script: string, from: number): number {
  let depth = 1
  for (const match of script.slice(from).matchAll(/\/\*|\*\//g)) {
    depth += match[0] === '/*' ? 1 : -1
    if (depth === 0) return from + match.index + 2
  }
  return script.length
}

function endOfEscapeString(script: string, from: number): number {
  const match = /^(?:[^'\\]|\\[\s\S])*'/.exec(script.slice(from))
  return match === null ? script.length : from + match[0].length
}
