import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from './random.ts'

test('the same seed gives the same numbers, another seed others', () => {
  const draw = (seed: number): readonly number[] => {
    const random = createRandom(seed)
    return Array.from({ length: 5 }, () => random.uint32())
  }
  assert.deepEqual(draw(42), draw(42))
  assert.notDeepEqual(draw(42), draw(43))
})

test('a fork does not move its parent, and its label is its name', () => {
  const parent = createRandom(7)
  const undisturbed = createRandom(7)
  const fork = parent.fork('network')
  fork.uint32()
  assert.equal(parent.uint32(), undisturbed.uint32())
  assert.equal(createRandom(7).fork('disk').uint32(), createRandom(7).fork('disk').uint32())
  assert.notEqual(createRandom(7).fork('disk').uint32(), createRandom(7).fork('network').uint32())
})

test('draws below a bound cover it evenly', () => {
  const random = createRandom(1)
  const counts = new Array<number>(10).fill(0)
  for (let draw = 0; draw < 100_000; draw += 1) {
    const value = random.below(10)
    counts[value] = (counts[value] ?? 0) + 1
  }
  // Binomial(100000, 0.1): one standard deviation is 95; five of them allow for chance, not for bias.
  for (const count of counts) assert.ok(Math.abs(count - 10_000) < 475, String(counts))
})
