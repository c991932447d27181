import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Requirement } from '@savepoint/curriculum'
import type { GradingResult } from '@savepoint/grading'
import { changedCounters } from './activity.ts'
import { findBounded, logScale, observedNumber } from './attempts.ts'
import { parseKeptVerdict } from './kept-verdict.ts'

test('counters that moved are told, new ones from zero, the others not', () => {
  const before = new Map([
    ['a', 1],
    ['b', 2],
  ])
  const after = new Map([
    ['a', 1],
    ['c', 5],
    ['b', 4],
  ])
  assert.deepEqual(changedCounters(before, after), [
    { name: 'b', before: 2, after: 4 },
    { name: 'c', before: 0, after: 5 },
  ])
})

const bounded: Requirement = {
  id: 'buffers',
  text: 'At most 30 shared buffers',
  adviceHtml: '',
  check: { kind: 'plan', part: 'query', condition: { forbid: [], require: [], buffersMax: 30 } },
}
const result: GradingResult = {
  lab: 'l',
  contentHash: 'h',
  verdict: 'failed',
  requirements: [
    {
      id: 'buffers',
      passed: false,
      expected: 'at most 30',
      observed: '4,919 shared buffers, of them 489 heap',
      feedback: '',
    },
  ],
  courseIssues: [],
}

test('the number of a bounded requirement is the first in what was observed', () => {
  assert.equal(findBounded([bounded])?.bound, 30)
  assert.equal(observedNumber(result, 'buffers'), 4919)
  assert.equal(observedNumber(result, 'other'), undefined)
})

test('the scale holds all values between whole powers of ten', () => {
  const scale = logScale([4919, 30])
  assert.deepEqual([scale.from, scale.to], [10, 10_000])
  assert.equal(scale.at(100), 1 / 3)
  assert.deepEqual([logScale([0]).from, logScale([0]).to], [1, 10])
})

test('a kept verdict is shown again only for the same lab, unchanged', () => {
  const kept = JSON.stringify(result)
  assert.deepEqual(parseKeptVerdict(kept, { id: 'l', contentHash: 'h' }), result)
  assert.equal(parseKeptVerdict(kept, { id: 'l', contentHash: 'changed' }), undefined)
  assert.equal(parseKeptVerdict(kept, { id: 'other', contentHash: 'h' }), undefined)
  assert.equal(parseKeptVerdict('{"lab":', { id: 'l', contentHash: 'h' }), undefined)
})
