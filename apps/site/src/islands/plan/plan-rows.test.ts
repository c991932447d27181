import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PlanNode } from '@savepoint/grading'
import { estimateNote, planRows, sharePlans } from './plan-rows.ts'

const scan: PlanNode = {
  path: '0.0',
  nodeType: 'Seq Scan',
  relation: 'orders',
  rowsEstimated: 10,
  rowsActual: 1000,
  buffers: 30,
  details: ['Filter: (a = 1)', 'Buffers: shared hit=30'],
  children: [],
}
const plan: PlanNode = {
  path: '0',
  nodeType: 'Limit',
  rowsEstimated: 20,
  rowsActual: 20,
  buffers: 40,
  details: [],
  children: [scan],
}

test('rows stand in the order of EXPLAIN with depth, share of the most buffers, and guilt', () => {
  const rows = planRows(plan, ['0.0'])
  assert.deepEqual(
    rows.map((row) => [row.node.nodeType, row.depth, row.share, row.isGuilty]),
    [
      ['Limit', 0, 1, false],
      ['Seq Scan', 1, 0.75, true],
    ],
  )
  assert.deepEqual(rows[1]?.details, ['Filter: (a = 1)'])
})

test('an estimate is remarked on from a factor of ten, in both directions', () => {
  assert.equal(estimateNote(scan, false), '100x more rows than estimated')
  assert.equal(
    estimateNote({ ...scan, rowsEstimated: 500, rowsActual: 0 }, false),
    '500x fewer rows than estimated',
  )
  assert.equal(estimateNote(plan, false), '')
  assert.equal(estimateNote({ ...scan, rowsEstimated: 10, rowsActual: 1000, loops: 100 }, false), '')
  assert.equal(estimateNote({ ...scan, rowsEstimated: 500, rowsActual: 0 }, true), '')
})

test('a plan that several requirements share is drawn once, last, with the nodes of all', () => {
  const copy = structuredClone(plan)
  const other = { ...plan, rowsActual: 7 }
  const shared = sharePlans([
    { plan, guiltyPaths: ['0'] },
    undefined,
    { plan: copy, guiltyPaths: ['0.0'] },
    { plan: other, guiltyPaths: [] },
  ])
  assert.deepEqual(
    shared.map((entry) => entry?.guiltyPaths),
    [undefined, undefined, ['0', '0.0'], []],
  )
})
