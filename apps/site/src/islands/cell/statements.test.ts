import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findLastQuery, splitStatements } from './statements.ts'

const texts = (source: string) => splitStatements(source).map((span) => span.text.trim())

test('semicolons in literals, names, comments and dollar quotes end nothing', () => {
  assert.deepEqual(texts(`SELECT ';', ";", E'\\';', $a$;$$;$a$ /* ; /* ; */ ; */ -- ;\n; SELECT 2`), [
    `SELECT ';', ";", E'\\';', $a$;$$;$a$ /* ; /* ; */ ; */ -- ;`,
    'SELECT 2',
  ])
})

test('ranges point into the text', () => {
  const source = ' SELECT 1 ;\nSELECT 2'
  assert.deepEqual(
    splitStatements(source).map((span) => source.slice(span.start, span.end)),
    [' SELECT 1 ', '\nSELECT 2'],
  )
})

test('comments and blanks are no statements, and unclosed quotes end with the text', () => {
  assert.deepEqual(texts('-- nothing\n; /* nor this */ ;'), [])
  assert.deepEqual(texts("SELECT 'open; SELECT 2"), ["SELECT 'open; SELECT 2"])
})

test('the last query is explained only when it reads', () => {
  assert.equal(findLastQuery('SELECT 1; SELECT 2; CREATE TABLE t ()')?.text.trim(), 'SELECT 2')
  assert.equal(findLastQuery('WITH x AS (INSERT INTO t VALUES (1) RETURNING *) SELECT * FROM x'), undefined)
  assert.equal(findLastQuery('SELECT * FROM t FOR UPDATE'), undefined)
  assert.equal(findLastQuery('SELECT * INTO u FROM t'), undefined)
  assert.equal(findLastQuery("SELECT 'insert into t'")?.text, "SELECT 'insert into t'")
  assert.equal(findLastQuery('DELETE FROM t'), undefined)
})
