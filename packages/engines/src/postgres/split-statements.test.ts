/** Splitting against the examples that trip splitters, and against PostgreSQL's own parser on generated scripts. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parse, scan as referenceScan } from 'libpg-query'
import { scan } from './scan.ts'
import { splitStatements } from './split-statements.ts'

function check(script: string, expected: readonly string[]): void {
  const statements = splitStatements(script)
  assert.deepEqual(
    statements.map((statement) => statement.sql),
    expected,
  )
  for (const { start, end, sql } of statements) assert.equal(script.slice(start, end), sql)
}

test('semicolons end statements; empty statements, outer space and outer comments are left out', () => {
  check('', [])
  check(' ; ;; -- nothing\n ; /* nor here */', [])
  check('SELECT 1', ['SELECT 1'])
  check('-- first\nSELECT 1 -- one\n; /* b */ SELECT 2 /* end */', ['SELECT 1', 'SELECT 2'])
  check('SELECT 1 /* inside; */ + 2; SELECT 3', ['SELECT 1 /* inside; */ + 2', 'SELECT 3'])
})

test('quotes of every kind hide semicolons', () => {
  check(`SELECT 'a;''b;'; SELECT 2`, [`SELECT 'a;''b;'`, 'SELECT 2'])
  check(`SELECT "a;""b;"; SELECT 2`, [`SELECT "a;""b;"`, 'SELECT 2'])
  check(`SELECT 'a\\'; SELECT 2`, [`SELECT 'a\\'`, 'SELECT 2'])
  check(`SELECT E'a\\';'; SELECT 2`, [`SELECT E'a\\';'`, 'SELECT 2'])
  check(`SELECT E'a'\n  'b\\';'; SELECT 2`, [`SELECT E'a'\n  'b\\';'`, 'SELECT 2'])
  check(`SELECT $$a;$b$;$$; SELECT $b$ $$; $b$`, [`SELECT $$a;$b$;$$`, 'SELECT $b$ $$; $b$'])
  check('SELECT a$b$c FROM t; SELECT 2', ['SELECT a$b$c FROM t', 'SELECT 2'])
  check('SELECT $1; SELECT 2', ['SELECT $1', 'SELECT 2'])
})

test('a comment may stand between the segments of a constant', () => {
  check(`SELECT E'a' -- it's\n 'b\\';' AS v; SELECT 2`, [`SELECT E'a' -- it's\n 'b\\';' AS v`, 'SELECT 2'])
})

test('comments nest', () => {
  check('SELECT 1 /* a /* b; */ c; */; SELECT 2', ['SELECT 1', 'SELECT 2'])
})

test('parentheses and routine bodies hold statements together', () => {
  check('CREATE RULE r AS ON INSERT TO t DO (DELETE FROM u; DELETE FROM v); SELECT 1', [
    'CREATE RULE r AS ON INSERT TO t DO (DELETE FROM u; DELETE FROM v)',
    'SELECT 1',
  ])
  const body = 'BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END'
  check(`CREATE OR REPLACE FUNCTION f() RETURNS int ${body}; SELECT 3`, [
    `CREATE OR REPLACE FUNCTION f() RETURNS int ${body}`,
    'SELECT 3',
  ])
  check('BEGIN; SELECT 1; END', ['BEGIN', 'SELECT 1', 'END'])
})

test('what does not lex becomes one statement for the server to reject', () => {
  check(`SELECT 1; SELECT 'open; SELECT 2`, ['SELECT 1', `SELECT 'open; SELECT 2`])
  check('SELECT (1; SELECT 2', ['SELECT (1; SELECT 2'])
  check('SELECT 1; /* open; SELECT 2', ['SELECT 1'])
  check('SELECT $a$ open; SELECT 2', ['SELECT $a$ open; SELECT 2'])
})

const STATEMENTS = [
  'SELECT 1',
  `SELECT 'a;b' AS "c;""d"`,
  `SELECT E'\\';' || 'é;😀'`,
  'SELECT $x$ ; $y$ ; $x$',
  'SELECT 1 /* ; /* ; */ */ + 2 -- ;\n + 3',
  'CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 2 END; END',
  'CREATE RULE r AS ON INSERT TO t DO ALSO (DELETE FROM u; DELETE FROM v)',
  'DO $$ BEGIN NULL; END $$',
  'BEGIN',
  'END',
  `SELECT U&'\\0061;' , B'01', X'1f', 1e3, .5, 1.`,
  '',
]
const SPACE = ['', ' ', '\n', '-- c;\n', '/* c; /* d; */ */', '\t']

test('statements are those of PostgreSQL itself', async () => {
  const space = fc.constantFrom(...SPACE)
  const scripts = fc.array(fc.tuple(space, fc.constantFrom(...STATEMENTS), space), { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(scripts, async (parts) => {
      const script = parts.map((part) => part.join('')).join(';')
      const ours = splitStatements(script)
      const theirs = await referenceStatements(script)
      assert.deepEqual(
        ours.map((statement) => statement.sql),
        theirs,
      )
    }),
    { numRuns: 500 },
  )
})

/** The parser counts bytes, and leaves white space and comments around a statement in its range. */
async function referenceStatements(script: string): Promise<string[]> {
  if (scan(script).every((token) => token.kind === 'comment' || script[token.start] === ';')) return []
  const bytes = Buffer.from(script)
  const { stmts = [] } = await parse(script)
  return stmts.map(({ stmt_location: start = 0, stmt_len: length }) => {
    const text = bytes.subarray(start, length === undefined ? bytes.length : start + length).toString()
    return trimComments(text)
  })
}

function trimComments(text: string): string {
  const leading = /^(?:\s|--[^\n]*\n|\/\* c; \/\* d; \*\/ \*\/)+/
  const trailing = /(?:\s|--[^\n]*\n?|\/\* c; \/\* d; \*\/ \*\/)+$/
  const trimmed = text.replace(leading, '')
  return trimmed.replace(/(?<!')-- c;\n$/, '').replace(trailing, '')
}

const FRAGMENTS = [
  'a',
  'E',
  'e',
  'U&',
  'b',
  'N',
  "'",
  '"',
  "''",
  '\\',
  '$',
  '$$',
  '$a$',
  '$1',
  '--',
  '/*',
  '*/',
  '\n',
  ' ',
  ';',
  '1',
  '.',
  '1.5',
  '(',
  ')',
  '+',
  'é',
  '😀',
  "E'",
  "' '",
  "'\n'",
  '::',
  ':=',
]

test('strings, quoted names and comments are cut where PostgreSQL cuts them', async () => {
  let compared = 0
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 14 }), async (fragments) => {
      const script = fragments.join('')
      // The reference cuts a constant at a comment between its segments; the server joins them (seen on PostgreSQL 18.6).
      if (/'\s*--/.test(script)) return
      const theirs = await referenceQuoted(script)
      if (theirs === undefined) return
      compared += 1
      assert.deepEqual(oursQuoted(script), theirs)
    }),
    { numRuns: 5_000 },
  )
  assert.ok(compared > 1_000, `only ${compared} scripts lexed`)
})

function oursQuoted(script: string): string[] {
  return scan(script)
    .filter((token) => token.kind === 'string' || token.kind === 'quotedName' || token.kind === 'comment')
    .map((token) => script.slice(token.start, token.end))
}

/** `undefined` for what PostgreSQL does not lex. */
async function referenceQuoted(script: string): Promise<string[] | undefined> {
  const bytes = Buffer.from(script)
  try {
    const { tokens } = await referenceScan(script)
    return tokens
      .map((token) => ({ name: token.tokenName, text: bytes.subarray(token.start, token.end).toString() }))
      .filter(({ text }) =>
        /^(?:[eEbBxX]?'|[uU]&['"]|"|--|\/\*|\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$)/.test(text),
      )
      .map(({ text }) => text)
  } catch {
    return undefined
  }
}
