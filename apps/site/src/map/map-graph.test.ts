import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type GraphEdge, type GraphNode, mapGraph } from './map-graph.ts'

const node = (id: string, column: number, y: number): GraphNode => ({ id, column, y })
const edge = (from: string, to: string): GraphEdge => ({ from, to })

/** Pages lead to the log and the tree; the log to recovery and InnoDB, the tree to InnoDB. */
const nodes = [
  node('pages', 0, 50),
  node('log', 1, 10),
  node('tree', 1, 90),
  node('recovery', 2, 0),
  node('innodb', 2, 60),
]
const edges = [
  edge('pages', 'log'),
  edge('pages', 'tree'),
  edge('log', 'recovery'),
  edge('log', 'innodb'),
  edge('tree', 'innodb'),
]

test('left goes to a prerequisite, right to a dependent, each the nearest in height', () => {
  const graph = mapGraph(nodes, edges)
  assert.equal(graph.step('log', 'left'), 'pages')
  assert.equal(graph.step('log', 'right'), 'recovery')
  assert.equal(graph.step('innodb', 'left'), 'tree')
  assert.equal(graph.step('pages', 'left'), undefined)
  assert.equal(graph.step('recovery', 'right'), undefined)
})

test('a step back leads to where one came from, but only along a line', () => {
  const graph = mapGraph(nodes, edges)
  assert.equal(graph.step('innodb', 'left', 'log'), 'log')
  assert.equal(graph.step('innodb', 'left', 'recovery'), 'tree')
})

test('up and down stay in the column', () => {
  const graph = mapGraph(nodes, edges)
  assert.equal(graph.step('log', 'down'), 'tree')
  assert.equal(graph.step('tree', 'up'), 'log')
  assert.equal(graph.step('tree', 'down'), undefined)
  assert.equal(graph.step('pages', 'up'), undefined)
})

test('everything built on a concept, and everything it is built on, is found however far', () => {
  const graph = mapGraph(nodes, edges)
  assert.deepEqual([...graph.openedBy('pages')].sort(), ['innodb', 'log', 'recovery', 'tree'])
  assert.deepEqual([...graph.leadingTo('innodb')].sort(), ['log', 'pages', 'tree'])
  assert.deepEqual([...graph.leadingTo('pages')], [])
})

test('one concept opens another exactly when it leads to it', () => {
  const pairs = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 30 })
  fc.assert(
    fc.property(pairs, (drawn) => {
      const all = Array.from({ length: 12 }, (_, index) => node(`n${index}`, index, 0))
      const lines = drawn.filter(([from, to]) => from < to).map(([from, to]) => edge(`n${from}`, `n${to}`))
      const graph = mapGraph(all, lines)
      for (const a of all)
        for (const b of all) assert.equal(graph.openedBy(a.id).has(b.id), graph.leadingTo(b.id).has(a.id))
    }),
  )
})
