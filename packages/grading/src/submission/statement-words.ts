/**
 * Looks at the first word of each statement, no deeper: enough to tell a submission that only reads, which can run
 * inside a transaction that is rolled back, from one that must run as the learner would run it. It errs on the
 * side of "not reading"; what a reading statement does through a function is found out by the transaction itself.
 */

import { splitStatements } from '@savepoint/engines'

const READING_WORDS = new Set(['SELECT', 'WITH', 'VALUES', 'TABLE', 'SHOW'])

/** Says whether every statement of `script` begins as a query does. */
export function isReadingScript(script: string): boolean {
  return firstWords(script).every((word) => READING_WORDS.has(word))
}

/** Returns the first word of each statement in upper case; empty for a statement that begins otherwise. */
function firstWords(script: string): readonly string[] {
  return splitStatements(script).map(({ sql }) => (/^[\s(]*([A-Za-z]+)/.exec(sql)?.[1] ?? '').toUpperCase())
}
