import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PlanCondition } from '@savepoint/curriculum'
import type { PlanNode } from '../model.ts'
import { checkPlan, matchesNode, nodeTitle } from './check-plan.ts'
import { parsePlan } from './parse-plan.ts'

/** Recorded from PostgreSQL 18.6: the plan of the lab about the last twenty orders, keys that nobody reads left out. */
const BITMAP = JSON.stringify([
  {
    Plan: {
      'Node Type': 'Limit',
      'Plan Rows': 20,
      'Actual Rows': 20.0,
      'Actual Loops': 1,
      'Shared Hit Blocks': 490,
      'Shared Read Blocks': 3,
      Plans: [
        {
          'Node Type': 'Sort',
          'Plan Rows': 102,
          'Actual Rows': 20.0,
          'Actual Loops': 1,
          'Sort Key': ['placed_at DESC', 'id'],
          'Sort Method': 'top-N heapsort',
          'Sort Space Used': 27,
          'Sort Space Type': 'Memory',
          'Shared Hit Blocks': 490,
          'Shared Read Blocks': 3,
          Plans: [
            {
              'Node Type': 'Bitmap Heap Scan',
              'Relation Name': 'orders',
              Alias: 'o',
              'Plan Rows': 102,
              'Actual Rows': 80.0,
              'Actual Loops': 1,
              'Recheck Cond': '(customer_id = 7)',
              Filter: "(status = 'paid'::text)",
              'Rows Removed by Filter': 433,
              'Exact Heap Blocks': 489,
              'Lossy Heap Blocks': 0,
              'Shared Hit Blocks': 490,
              'Shared Read Blocks': 3,
              Plans: [
                {
                  'Node Type': 'Bitmap Index Scan',
                  'Index Name': 'orders_customer_idx',
                  'Plan Rows': 620,
                  'Actual Rows': 513.0,
                  'Actual Loops': 1,
                  'Index Cond': '(customer_id = 7)',
                  'Shared Hit Blocks': 1,
                  'Shared Read Blocks': 3,
                },
              ],
            },
          ],
        },
      ],
    },
  },
])

function plan(json: string): PlanNode {
  const parsed = parsePlan(json)
  assert.ok(parsed.ok)
  return parsed.value
}

function node(raw: Readonly<Record<string, unknown>>): PlanNode {
  return plan(JSON.stringify([{ Plan: { 'Plan Rows': 1, ...raw } }]))
}

function findings(condition: Partial<PlanCondition>, of: PlanNode = plan(BITMAP)): readonly string[] {
  return checkPlan(of, { forbid: [], require: [], ...condition }).map(
    (each) =>
      `${each.isMet ? 'met' : 'not met'}: ${each.expected} | ${each.observed} | ${each.guiltyPaths.join(' ')}`,
  )
}

test('a plan keeps the words of EXPLAIN', () => {
  const heap = plan(BITMAP).children[0]?.children[0]
  assert.ok(heap !== undefined)
  assert.equal(nodeTitle(heap), 'Bitmap Heap Scan on orders')
  assert.deepEqual([heap.path, heap.rowsEstimated, heap.rowsActual, heap.buffers], ['0.0.0', 102, 80, 493])
  assert.deepEqual(heap.details, [
    'Alias: o',
    'Recheck Cond: (customer_id = 7)',
    "Filter: (status = 'paid'::text)",
    'Rows Removed by Filter: 433',
    'Heap Blocks: exact=489',
    'Buffers: shared hit=490 read=3',
  ])
  assert.deepEqual(plan(BITMAP).children[0]?.details.slice(0, 2), [
    'Sort Key: placed_at DESC, id',
    'Sort Method: top-N heapsort  Memory: 27kB',
  ])
})

test('nodes are named as in the text format', () => {
  const names: readonly (readonly [Readonly<Record<string, unknown>>, string])[] = [
    [{ 'Node Type': 'Aggregate', Strategy: 'Hashed', 'Partial Mode': 'Simple' }, 'HashAggregate'],
    [{ 'Node Type': 'Aggregate', Strategy: 'Sorted' }, 'GroupAggregate'],
    [{ 'Node Type': 'Hash Join', 'Join Type': 'Left' }, 'Hash Left Join'],
    [{ 'Node Type': 'Nested Loop', 'Join Type': 'Anti' }, 'Nested Loop Anti Join'],
    [{ 'Node Type': 'Hash Join', 'Join Type': 'Inner' }, 'Hash Join'],
    [{ 'Node Type': 'ModifyTable', Operation: 'Update', 'Relation Name': 't' }, 'Update'],
    [{ 'Node Type': 'Index Scan', 'Scan Direction': 'Backward' }, 'Index Scan Backward'],
  ]
  for (const [raw, name] of names) assert.equal(node(raw).nodeType, name)
})

test('a pattern may name the relation or the index, and means every kind of its join', () => {
  const scan = node({
    'Node Type': 'Index Scan',
    'Relation Name': 'orders',
    'Index Name': 'i',
    'Scan Direction': 'Backward',
  })
  for (const pattern of [
    'Index Scan',
    'index scan on orders',
    'Index Scan using i on orders',
    'Index Scan Backward',
  ]) {
    assert.ok(matchesNode(scan, pattern), pattern)
  }
  for (const pattern of ['Index Only Scan', 'Index Scan on customers', 'Index Scan using j']) {
    assert.ok(!matchesNode(scan, pattern), pattern)
  }
  assert.ok(matchesNode(node({ 'Node Type': 'Hash Join', 'Join Type': 'Right Semi' }), 'Hash Join'))
})

test('findings say what was expected, what was observed, and which node is to blame', () => {
  assert.deepEqual(
    findings({
      forbid: ['Sort'],
      require: ['Index Scan'],
      buffersMax: 30,
      nodeRowsMax: 100,
      estimateRatioMax: 2,
    }),
    [
      'not met: no Sort | Sort, 20 rows | 0.0',
      'not met: Index Scan | Bitmap Heap Scan on orders | 0.0.0',
      'not met: at most 30 shared buffers | 493 shared buffers, of them 489 in Bitmap Heap Scan on orders | 0.0.0',
      'not met: no node produces more than 100 rows | Bitmap Index Scan using orders_customer_idx, 513 rows | 0.0.0.0',
      'not met: estimates within a factor of 2 | Sort estimated 102 rows, produced 20 | 0.0',
    ],
  )
  assert.deepEqual(findings({ buffersMax: 493, nodeRowsMax: 513 }), [
    'met: at most 493 shared buffers | 493 shared buffers | ',
    'met: no node produces more than 513 rows | at most 513 rows | ',
  ])
})

test('estimates are compared per loop, and not where only few rows are meant', () => {
  const loop = node({ 'Node Type': 'Index Scan', 'Plan Rows': 3, 'Actual Rows': 4, 'Actual Loops': 5000 })
  assert.deepEqual(findings({ estimateRatioMax: 2 }, loop), [
    'met: estimates within a factor of 2 | within a factor of 1.0 | ',
  ])
  assert.equal(loop.rowsActual, 20_000)
})

test('a node that never ran has no rows', () => {
  assert.equal(node({ 'Node Type': 'Seq Scan', 'Actual Rows': 0, 'Actual Loops': 0 }).rowsActual, undefined)
})

test('what is no plan is an error, not an exception', () => {
  for (const text of ['', '[]', '{"Plan": 5}', 'null', '[[[']) assert.ok(!parsePlan(text).ok, text)
})
