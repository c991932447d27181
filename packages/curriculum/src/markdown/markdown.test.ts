/** Typography, highlighting and links. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { highlight } from './highlight.ts'
import { linkTarget, resolveLinks } from './links.ts'
import { typographic, typographicPlain } from './typography.ts'

test('marks are set as a book sets them', () => {
  const cases: readonly [string, string][] = [
    [`"a" and 'b'`, '“a” and ‘b’'],
    [`it's the readers' ("own")`, 'it’s the readers’ (“own”)'],
    ['1--2 and a -- b --- c...', '1–2 and a – b — c…'],
    ['--force, ----, ....', '--force, ----, ....'],
    ['(a), (b), (c)', '(a), (b), (c)'],
  ]
  for (const [written, set] of cases) assert.equal(typographic(written, ''), set)
  assert.equal(typographic(`"`, 'x'), '”')
  assert.equal(typographicPlain(`\`a "b"\` "c"`), '`a "b"` “c”')
})

test('highlighting changes no character of the source', () => {
  const source = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[SELCTFROM '"$;()<>&\-\n]*$/))
  const strip = (html: string): string =>
    html
      .replace(/<span class="[klc]">|<\/span>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
  fc.assert(fc.property(source, (text) => assert.equal(strip(highlight(text, 'sql')), text)))
})

test('keywords, literals and comments have their tones; other languages have none', () => {
  assert.equal(
    highlight("SELECT 1, 'a' -- b", 'sql'),
    '<span class="k">SELECT</span> <span class="l">1</span>, <span class="l">\'a\'</span> <span class="c">-- b</span>',
  )
  assert.equal(highlight('SELECT <1>', 'sh'), 'SELECT &lt;1&gt;')
})

test('links inside the site resolve below any base; text cannot forge one', () => {
  const html = '<a href="{base}/labs/x/">x</a> href=&quot;{base}/y'
  assert.equal(resolveLinks(html, ''), '<a href="/labs/x/">x</a> href=&quot;{base}/y')
  assert.equal(resolveLinks(html, '../..'), '<a href="../../labs/x/">x</a> href=&quot;{base}/y')
})

test('only known destinations are links', () => {
  for (const href of [
    'javascript:x',
    'data:x',
    '//evil',
    'http:',
    'x.md',
    '',
    'concept:',
    'mailto:a@b',
    ' https://a',
  ]) {
    assert.equal(linkTarget(href).kind, 'bad', href)
  }
  assert.equal(linkTarget('https://a.org').kind, 'external')
  assert.equal(linkTarget('#x').kind, 'reference')
})

test('keywords are what shapes a statement: neither functions nor words that serve as names', () => {
  const bold = (source: string) =>
    [...highlight(source, 'sql').matchAll(/"k">([^<]+)/g)].map(([, word]) => word)
  assert.deepEqual(
    bold(
      'SELECT count(*), sum(value) AS data FROM accounts WHERE owner = name GROUP BY type HAVING max(id) > 1;',
    ),
    ['SELECT', 'AS', 'FROM', 'WHERE', 'GROUP', 'BY', 'HAVING'],
  )
  assert.deepEqual(bold('CREATE TABLE t (id int PRIMARY KEY, owner text NOT NULL REFERENCES u)'), [
    ...['CREATE', 'TABLE', 'PRIMARY', 'KEY', 'NOT', 'REFERENCES'],
  ])
  assert.deepEqual(bold('BEGIN ISOLATION LEVEL REPEATABLE READ; SAVEPOINT a; ROLLBACK TO a'), [
    ...['BEGIN', 'ISOLATION', 'LEVEL', 'REPEATABLE', 'READ', 'SAVEPOINT', 'ROLLBACK', 'TO'],
  ])
})
