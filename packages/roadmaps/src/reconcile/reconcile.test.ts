import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readRoadmap } from '../read/read-roadmap.ts'
import { arbitraryDocument } from '../testing/arbitrary-roadmap.ts'
import { placedNodes } from '../visit-nodes.ts'
import { reconcile } from './reconcile.ts'
import { titleSimilarity } from './similarity.ts'

const read = (text: string) => readRoadmap(text, { source: 'x' }).roadmap
const titles = (changes: readonly { readonly title: string }[]) => changes.map(({ title }) => title)

test('moved, renamed, added and removed topics are told apart, and what stays keeps its id', () => {
  const before = read('## Phase 1\n- Joins\n- Indexes\n- Views\n## Phase 2\n- Locks\n- Vacuum\n')
  const after = read(
    '## Phase 1: Basics\n- Joins and subqueries\n- Views\n## Phase 2\n- Locks\n- Indexes\n- Backups\n',
  )
  const { roadmap, changes } = reconcile(before, after)
  assert.deepEqual(titles(changes.renamed), ['Phase 1: Basics', 'Joins and subqueries'])
  assert.deepEqual(titles(changes.moved), ['Indexes'])
  assert.deepEqual(titles(changes.added), ['Backups'])
  assert.deepEqual(titles(changes.removed), ['Vacuum'])
  assert.equal(changes.unchangedCount, 3)
  assert.deepEqual(
    placedNodes(roadmap.nodes).map(({ node }) => node.id),
    ['phase-1', 'joins', 'views', 'phase-2', 'locks', 'indexes', 'backups'],
  )
})

test('what could be several is none of them, and is said to be ambiguous', () => {
  const before = read('## Phase 1\n- Write a test of reads\n- Write a test of scans\n## Phase 2\n- x\n')
  const after = read('## Phase 1\n- Write a test of both\n## Phase 2\n- x\n')
  const { changes } = reconcile(before, after)
  assert.deepEqual(titles(changes.ambiguous), ['Write a test of both'])
  assert.deepEqual(titles(changes.removed), ['Write a test of reads', 'Write a test of scans'])
})

test('an added topic never takes the id of one that is there or was', () => {
  const before = read('## Phase 1\n- Overview of tables\n## Phase 2\n- Overview of logs\n')
  const after = read(
    '## Phase 1\n- Overview of tables\n## Phase 2\n- Overview of logs\n- Overview of tables\n',
  )
  const { roadmap } = reconcile(before, after)
  const ids = placedNodes(roadmap.nodes).map(({ node }) => node.id)
  assert.equal(new Set(ids).size, ids.length)
  assert.deepEqual(ids.slice(0, 4), ['phase-1', 'overview-of-tables', 'phase-2', 'overview-of-logs'])
})

test('a repeated title in each module stays with its module', () => {
  const module = (name: string, topic: string) => `### ${name}\n- ${topic}\n- Next steps\n`
  const before = read(`## Phase 1\n${module('Joins', 'inner')}${module('Views', 'plain')}## Phase 2\n- y\n`)
  const after = read(
    `## Phase 1\n${module('Joins of tables', 'inner')}${module('Views', 'plain')}## Phase 2\n- y\n`,
  )
  const { changes } = reconcile(before, after)
  assert.deepEqual(titles(changes.renamed), ['Joins of tables'])
  assert.deepEqual([changes.added.length, changes.removed.length, changes.moved.length], [0, 0, 0])
})

test('reading the same document again changes nothing', () => {
  fc.assert(
    fc.property(arbitraryDocument, (text) => {
      const roadmap = read(text)
      const { roadmap: again, changes } = reconcile(roadmap, read(text))
      assert.deepEqual(again, roadmap)
      assert.deepEqual([changes.moved, changes.renamed, changes.added, changes.removed], [[], [], [], []])
    }),
    { numRuns: 300 },
  )
})

test('whatever the next version is, ids stay unique, and each old one is kept or reported as removed', () => {
  fc.assert(
    fc.property(arbitraryDocument, arbitraryDocument, (first, second) => {
      const before = read(first)
      const { roadmap, changes } = reconcile(before, read(second))
      const ids = placedNodes(roadmap.nodes).map(({ node }) => node.id)
      assert.equal(new Set(ids).size, ids.length)
      const known = new Set([...ids, ...changes.removed.map(({ id }) => id)])
      for (const { node } of placedNodes(before.nodes)) assert.ok(known.has(node.id))
      assert.equal(
        changes.removed.some(({ id }) => ids.includes(id)),
        false,
      )
    }),
    { numRuns: 300 },
  )
})

test('titles are alike by words or by letters, in any script', () => {
  assert.equal(titleSimilarity('Joins', 'Joins'), 1)
  assert.ok(titleSimilarity('Postgres', 'PostgreSQL') > 0.6)
  assert.ok(titleSimilarity('数据库索引', '数据库的索引') > 0.5)
  assert.ok(titleSimilarity('Joins', 'Locks') < 0.4)
})
