/**
 * Splits a PostgreSQL script into statements the way psql does: at semicolons outside of quotes, comments,
 * parentheses and `BEGIN ATOMIC … END` bodies. There are no backslash commands. A script that does not lex becomes
 * one statement to the end, for the server to reject with a position.
 */

import { scan, type Token } from './scan.ts'

/** A statement as the half-open range [start, end) in the script, without semicolon, outer space and comments. */
export interface StatementRange {
  readonly start: number
  readonly end: number
  readonly sql: string
}

/** A statement with its tokens; comments are left out. */
export interface ScannedStatement extends StatementRange {
  readonly tokens: readonly Token[]
}

/** Returns the statements of `script` in order; empty ones are left out. */
export function splitStatements(script: string): StatementRange[] {
  return scanStatements(script).map(({ start, end, sql }) => ({ start, end, sql }))
}

/** Returns the statements of `script` in order with their tokens, whose ranges are those of the script. */
export function scanStatements(script: string): ScannedStatement[] {
  const statements: ScannedStatement[] = []
  let nesting = new StatementNesting(script)
  let tokens: Token[] = []
  const finish = (): void => {
    const first = tokens[0]
    const last = tokens.at(-1)
    if (first !== undefined && last !== undefined) {
      statements.push({ start: first.start, end: last.end, sql: script.slice(first.start, last.end), tokens })
    }
    tokens = []
    nesting = new StatementNesting(script)
  }
  for (const token of scan(script)) {
    if (token.kind === 'comment') continue
    if (isSymbol(script, token, ';') && nesting.isOutermost()) {
      finish()
    } else {
      nesting.accept(token)
      tokens.push(token)
    }
  }
  finish()
  return statements
}

function isSymbol(script: string, token: Token, symbol: string): boolean {
  return token.kind === 'symbol' && script.charAt(token.start) === symbol
}

const ROUTINE_START = /^create (or replace )?(function|procedure) $/

/** How deep inside parentheses and routine bodies the current statement is. Source: psql's `psqlscan.l`. */
class StatementNesting {
  private readonly script: string
  private parenthesisDepth = 0
  private bodyDepth = 0
  private openingWords = ''
  private wordCount = 0
  private isRoutine = false

  constructor(script: string) {
    this.script = script
  }

  isOutermost(): boolean {
    return this.parenthesisDepth === 0 && this.bodyDepth === 0
  }

  accept(token: Token): void {
    if (isSymbol(this.script, token, '(')) this.parenthesisDepth += 1
    else if (isSymbol(this.script, token, ')')) this.parenthesisDepth = Math.max(0, this.parenthesisDepth - 1)
    else if (token.kind === 'word') this.acceptWord(this.script.slice(token.start, token.end).toLowerCase())
  }

  private acceptWord(word: string): void {
    if (this.wordCount < 4) {
      this.openingWords += `${word} `
      this.wordCount += 1
      this.isRoutine ||= ROUTINE_START.test(this.openingWords)
    }
    if (!this.isRoutine || this.parenthesisDepth > 0) return
    if (word === 'begin') this.bodyDepth += 1
    else if (word === 'case' && this.bodyDepth > 0) this.bodyDepth += 1
    else if (word === 'end' && this.bodyDepth > 0) this.bodyDepth -= 1
  }
}
