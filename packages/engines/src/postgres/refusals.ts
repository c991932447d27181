/**
 * Statements that a single-session, in-process PostgreSQL is known to answer wrongly or to be damaged by. They are
 * recognised on tokens, so the same words in a string, a comment or a quoted name are let through. Everything else
 * is run: a wrong refusal is worse than an error of the server.
 */

import type { ScannedStatement } from './split-statements.ts'

const SERVER_NEEDED = 'It needs a PostgreSQL server: use a lab that runs on your machine.'

/** Why `statement` of `script` must not be run here, or `undefined` when it may. */
export function findRefusal(script: string, statement: ScannedStatement): string | undefined {
  const words = statement.tokens.map((token) =>
    token.kind === 'word' ? script.slice(token.start, token.end).toLowerCase() : '',
  )
  if (words[1] === 'subscription' && (words[0] === 'create' || words[0] === 'alter' || words[0] === 'drop')) {
    return `Subscriptions do not work in this single-session engine. ${SERVER_NEEDED}`
  }
  if (words.some((word, index) => isLogicalDecoding(word) && isCall(script, statement, index))) {
    return `Logical decoding does not work in this single-session engine. ${SERVER_NEEDED}`
  }
  return undefined
}

function isLogicalDecoding(word: string): boolean {
  return word.startsWith('pg_logical_slot_') || word === 'pg_create_logical_replication_slot'
}

function isCall(script: string, statement: ScannedStatement, index: number): boolean {
  const next = statement.tokens[index + 1]
  return next !== undefined && script.charAt(next.start) === '('
}
