import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plainText } from './entries.ts'
import { passageOf } from './passage.ts'

test('a passage stands around the first match, and every match in it is marked', () => {
  const text = `${'word '.repeat(60)}the vacuum removes what vacuum may remove ${'word '.repeat(60)}`
  const pieces = passageOf(text, ['vacuum'])
  const shown = pieces.map((piece) => piece.text).join('')
  assert.ok(shown.startsWith('…') && shown.endsWith('…'))
  assert.ok(shown.length < 160)
  assert.deepEqual(
    pieces.filter((piece) => piece.isMatch).map((piece) => piece.text),
    ['vacuum', 'vacuum'],
  )
})

test('terms are text, not patterns, and a text without them is shown from its start', () => {
  assert.deepEqual(passageOf('count(*) is a call', ['count(*)'])[0], { text: 'count(*)', isMatch: true })
  assert.deepEqual(passageOf('plain', ['absent']), [{ text: 'plain', isMatch: false }])
  assert.deepEqual(passageOf('plain', []), [{ text: 'plain', isMatch: false }])
})

test('the text of compiled HTML has no tags and its own characters', () => {
  assert.equal(plainText('<p>a &lt; <code>b</code></p><p>c &amp; d</p>'), 'a < b c & d')
})
