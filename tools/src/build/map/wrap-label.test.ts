import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { wrapLabel } from './wrap-label.ts'

const measure = (text: string): number => text.length

test('a title is broken into lines of even length', () => {
  assert.deepEqual(wrapLabel('Pages, Row Formats, Heap and Clustered Organization', 28, measure), [
    'Pages, Row Formats, Heap',
    'and Clustered Organization',
  ])
  assert.deepEqual(wrapLabel('Joins', 28, measure), ['Joins'])
})

test('no line is wider than allowed unless one word is, no word is lost, and no fewer lines would do', () => {
  const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 9 }), {
    minLength: 1,
    maxLength: 9,
  })
  fc.assert(
    fc.property(words, fc.integer({ min: 4, max: 30 }), (all, widthMax) => {
      const lines = wrapLabel(all.join(' '), widthMax, measure)
      assert.equal(lines.join(' '), all.join(' '))
      for (const line of lines) assert.ok(line.length <= widthMax || !line.includes(' '), line)
      assert.equal(lines.length, fewestLines(all, widthMax))
    }),
  )
})

/** By trying every place of the first break. */
function fewestLines(words: readonly string[], widthMax: number): number {
  if (words.length === 0) return 0
  const counts = words.flatMap((_, index) =>
    index === 0 || words.slice(0, index + 1).join(' ').length <= widthMax
      ? [1 + fewestLines(words.slice(index + 1), widthMax)]
      : [],
  )
  return Math.min(...counts)
}
