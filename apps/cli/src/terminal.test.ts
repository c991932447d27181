import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { htmlText } from './html-text.ts'
import { createTerminal, painterOf, plainText, wrap } from './terminal.ts'

const terminalWith = (isTTY: boolean, variables: Readonly<Record<string, string>>, columns = 100) =>
  createTerminal({ stdout: { isTTY, columns, write: () => true }, stderr: { write: () => true }, variables })

test('colour is for terminals, unless NO_COLOR says otherwise', () => {
  const isColored = (isTTY: boolean, variables: Readonly<Record<string, string>>) =>
    painterOf(terminalWith(isTTY, variables))('done', 'x') !== 'x'
  assert.equal(isColored(true, {}), true)
  assert.equal(isColored(false, {}), false)
  assert.equal(isColored(true, { NO_COLOR: '1' }), false)
  assert.equal(isColored(true, { NO_COLOR: '' }), true, 'empty counts as unset')
  assert.equal(isColored(true, { TERM: 'dumb' }), false)
  assert.equal(isColored(false, { FORCE_COLOR: '1' }), true)
})

test('lines fit the terminal, and a pipe gets 80 columns', () => {
  assert.equal(terminalWith(true, {}, 60).columns, 60)
  assert.equal(terminalWith(true, {}, 300).columns, 110)
  assert.equal(terminalWith(false, {}, 60).columns, 80)
})

test('wrapping loses no word and exceeds the width only for a word that is longer', () => {
  const word = fc.stringMatching(/^[a-z]{1,30}$/)
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 20, max: 80 }), (words, width) => {
      const lines = wrap(words.join(' '), width).split('\n')
      assert.deepEqual(lines.join(' ').split(' '), words)
      for (const line of lines) assert.ok(line.length <= width || !line.includes(' '))
    }),
  )
})

test('control characters of a value cannot reach the terminal', () => {
  assert.equal(plainText('a\u001b[2Jb\u202ec\td\ne'), 'a\\u001b[2Jb\\u202ec\td\ne')
})

test('compiled HTML becomes paragraphs, lists and code', () => {
  const html =
    '<p>One <em>two</em> &amp; <code>a &lt; b</code>.</p>\n<ul>\n<li>first</li>\n<li>second</li>\n</ul>\n<pre><code>SELECT 1\n  FROM t;\n</code></pre><p>End.</p>'
  assert.equal(
    htmlText(html, 60),
    'One two & `a < b`.\n\n- first\n- second\n\n    SELECT 1\n      FROM t;\n\nEnd.',
  )
})
