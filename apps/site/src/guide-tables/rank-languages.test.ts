/** Which language comes first is a matter of the weights alone. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseWeights, rankLanguages, WEIGHT_MAX } from './rank-languages.ts'

const languages = [
  { id: 'static', shares: [1, 0, 0.5] },
  { id: 'easy', shares: [0, 1, 0.5] },
  { id: 'both', shares: [0.5, 0.5, 1] },
]

test('the weights decide, and the points are what is met of them', () => {
  assert.deepEqual(rankLanguages(languages, [5, 0, 0]), [
    { id: 'static', points: 100 },
    { id: 'both', points: 50 },
    { id: 'easy', points: 0 },
  ])
  assert.equal(rankLanguages(languages, [1, 3, 0])[0]?.id, 'easy')
})

test('without any weight nobody has points, and the order stays', () => {
  assert.deepEqual(rankLanguages(languages, [0, 0, 0]), [
    { id: 'static', points: undefined },
    { id: 'easy', points: undefined },
    { id: 'both', points: undefined },
  ])
})

test('more weight on what a language meets fully never puts it further down', () => {
  const share = fc.constantFrom(0, 0.5, 1)
  const weight = fc.integer({ min: 0, max: WEIGHT_MAX - 1 })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(share, share, share), { minLength: 2, maxLength: 6 }),
      fc.tuple(weight, weight, weight),
      (rows, weights) => {
        const named = rows.map((shares, index) => ({
          id: `${index}`,
          shares: index === 0 ? [1, shares[1], shares[2]] : shares,
        }))
        const place = (all: readonly number[]): number =>
          rankLanguages(named, all).findIndex((language) => language.id === '0')
        assert.ok(place([weights[0] + 1, weights[1], weights[2]]) <= place(weights))
      },
    ),
  )
})

test('points are between 0 and 100, and every language stays in the list', () => {
  const shares = fc.array(fc.constantFrom(0, 0.5, 1), { minLength: 4, maxLength: 4 })
  const weights = fc.array(fc.integer({ min: 0, max: WEIGHT_MAX }), { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(fc.array(shares, { maxLength: 8 }), weights, (rows, chosen) => {
      const ranked = rankLanguages(
        rows.map((row, index) => ({ id: `${index}`, shares: row })),
        chosen,
      )
      assert.deepEqual(
        ranked.map(({ id }) => Number(id)).sort((a, b) => a - b),
        rows.map((_, index) => index),
      )
      for (const { points } of ranked) assert.ok(points === undefined || (points >= 0 && points <= 100))
    }),
  )
})

test('kept weights are read back, and anything else is not', () => {
  assert.deepEqual(parseWeights('3,0,5', 3), [3, 0, 5])
  for (const text of ['', '3,0', '3,0,6', '3,0,5,1', '3,a,5', '3, 0,5', '-1,0,0'])
    assert.equal(parseWeights(text, 3), undefined)
})
