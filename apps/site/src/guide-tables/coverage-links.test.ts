/** Where the entries of the coverage lead, and that each is counted once. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CoverageTarget, compile } from '@savepoint/curriculum'
import { readCourse } from '../../../../packages/curriculum/src/testdata/transcript.ts'
import { coverageCounts, targetLink } from './coverage-links.ts'
import { dayText } from './day-text.ts'

const { curriculum } = compile(readCourse())

function linkOf(kind: CoverageTarget['kind'], id: string): string {
  const { text, href } = targetLink({ kind, id }, curriculum)
  return `${text} ${href ?? '-'}`
}

test('each kind of target leads to its page, a node to its place in the roadmap', () => {
  assert.equal(linkOf('concept', 'counting'), 'Counting Rows /concepts/counting/')
  assert.equal(linkOf('roadmap', 'start'), 'Start /roadmaps/start/')
  assert.equal(linkOf('node', 'start.p1'), 'One /roadmaps/start/#start.p1')
  assert.equal(linkOf('node', 'start.p1.m1'), 'All of it /roadmaps/start/#start.p1.m1')
  assert.equal(linkOf('path', 'tables'), 'Tables /paths/tables/')
  assert.equal(linkOf('feature', 'pages'), 'Pages /concepts/')
})

test('a feature of the command line is named by its command', () => {
  const feature = { id: 'import', title: 'Import', where: 'savepoint import' }
  const coverage = { ...curriculum.coverage, features: [feature] }
  assert.deepEqual(targetLink({ kind: 'feature', id: 'import' }, { ...curriculum, coverage }), {
    text: 'savepoint import',
  })
})

test('an entry counts once, for the first of its targets', () => {
  assert.deepEqual(
    coverageCounts(curriculum.coverage).map(({ count }) => count),
    [1, 1, 0, 0],
  )
})

test('a day is written out', () => {
  assert.equal(dayText('2024-04-30'), '30 April 2024')
})
