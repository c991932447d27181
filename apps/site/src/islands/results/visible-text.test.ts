import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cutText, isNumericType, visibleString, visibleText } from './visible-text.ts'

test('control characters become escapes, direction marks become code points', () => {
  assert.equal(visibleString('a\tb\nc\u0000\u007f', 50), 'a\\tb\\nc\\x00\\x7F')
  assert.equal(visibleString('x\u202Egnp.exe', 50), 'xU+202Egnp.exe')
  assert.equal(visibleString('\u200b\ufeff\u2066', 50), 'U+200BU+FEFFU+2066')
})

test('escapes are marked, ordinary text of any script is not', () => {
  const { segments } = visibleText('مرحبا\u200f!', 50)
  assert.deepEqual(segments, [
    { text: 'مرحبا', isEscape: false },
    { text: 'U+200F', isEscape: true },
    { text: '!', isEscape: false },
  ])
})

test('markup stays text', () => {
  assert.deepEqual(visibleText('<script>', 50).segments, [{ text: '<script>', isEscape: false }])
})

test('a long value is cut and says how long it was', () => {
  const visible = visibleText('x'.repeat(10_000_000), 120)
  assert.equal(visible.isTruncated, true)
  assert.equal(visible.length, 10_000_000)
  assert.equal(visible.segments[0]?.text.length, 120)
})

test('a cut never leaves half of a surrogate pair', () => {
  assert.equal(cutText('a😀b', 2), 'a')
  assert.equal(cutText('a😀b', 3), 'a😀')
})

test('what is shown holds no character that hides or reorders', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.nat(220), (value, max) => {
      const shown = visibleString(value, max)
      return !/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b-\u200f]/u.test(shown) && shown.isWellFormed()
    }),
  )
})

test('numeric types are known by the names that the engine and the standard use', () => {
  assert.equal(isNumericType('int4'), true)
  assert.equal(isNumericType('numeric(10,2)'), true)
  assert.equal(isNumericType('text'), false)
})
