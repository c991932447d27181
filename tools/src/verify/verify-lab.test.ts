import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { GradingResult } from '@savepoint/grading'
import { lineDiff } from './line-diff.ts'
import { readOptions } from './options.ts'
import { failureFault } from './verify-lab.ts'

function result(
  passed: Readonly<Record<string, boolean>>,
  verdict: GradingResult['verdict'] = 'failed',
): GradingResult {
  const requirements = Object.entries(passed).map(([id, isMet]) => ({
    id,
    passed: isMet,
    expected: '',
    observed: '',
    feedback: '',
  }))
  return { lab: 'l', contentHash: 'h', verdict, requirements, courseIssues: [] }
}

test('a wrong answer must fail each requirement that it names, and may fail others', () => {
  assert.equal(failureFault(result({ a: false, b: false }), ['a']), undefined)
  assert.match(failureFault(result({ a: false, b: true }), ['a', 'b']) ?? '', /must fail b, and does not/)
  assert.match(failureFault(result({ a: true }, 'passed'), ['a']) ?? '', /must fail a/)
})

test('a wrong answer that names nothing or something unknown is refused', () => {
  assert.ok(failureFault(result({ a: false }), []))
  assert.match(failureFault(result({ a: false }), ['typo']) ?? '', /must fail typo/)
})

test('a wrong answer that cannot be graded proves nothing', () => {
  assert.match(failureFault(result({ a: false }, 'notGradable'), ['a']) ?? '', /cannot be graded/)
})

test('a diff shows what was recorded and what was observed, in place', () => {
  assert.deepEqual(lineDiff('a\nb\nc', 'a\nx\nc\nd'), ['  a', '- b', '+ x', '  c', '+ d'])
  assert.deepEqual(lineDiff('', 'a'), ['- ', '+ a'])
})

test('options name lessons and labs, and refuse what they do not know', () => {
  const read = readOptions(['--lab', 'x', '--json', '--lab', 'y'])
  assert.ok(read.ok && read.value.isJson && [...read.value.labs].join() === 'x,y')
  assert.ok(!readOptions(['--lab']).ok)
  assert.ok(!readOptions(['--everything']).ok)
})
