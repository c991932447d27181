import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findNeighbours, findNext, findPhase, nextReason, type Route, type RouteConcept } from './route.ts'

const route: Route = {
  id: 'r',
  title: 'R',
  phases: [
    { id: 'p1', title: 'One', modules: [{ title: 'A', concepts: ['a', 'b'] }] },
    {
      id: 'p2',
      title: 'Two',
      modules: [
        { title: 'B', concepts: ['b', 'c', 'd'] },
        { title: 'C', concepts: ['e'] },
      ],
    },
  ],
}
const concepts: Readonly<Record<string, RouteConcept>> = Object.fromEntries(
  ['a', 'b', 'c', 'd', 'e'].map((id) => [
    id,
    {
      id,
      title: id.toUpperCase(),
      status: id === 'c' ? 'planned' : 'published',
      minutes: 10,
      prerequisites: id === 'd' ? ['b'] : [],
    },
  ]),
)
const find = (id: string) => concepts[id]

test('a concept stands in its first phase, counted once', () => {
  assert.deepEqual(findPhase(route, 'b'), { phase: route.phases[0], phaseNumber: 1, position: 2, count: 2 })
  assert.equal(findPhase(route, 'e')?.position, 4)
  assert.equal(findPhase(route, 'absent'), undefined)
})

test('neighbours are published lessons', () => {
  assert.deepEqual(findNeighbours(route, 'b', find), { previous: 'a', next: 'd' })
  assert.deepEqual(findNeighbours(route, 'a', find), { next: 'b' })
})

test('next is published and open, after this one before before it, planned last', () => {
  const nextAfter = (id: string, done: readonly string[]) =>
    findNext(route, id, find, (one) => done.includes(one))?.id
  assert.equal(nextAfter('b', []), 'd')
  assert.equal(nextAfter('b', ['d', 'e']), 'a')
  assert.equal(nextAfter('b', ['a', 'd', 'e']), 'c')
  assert.equal(nextAfter('b', ['a', 'c', 'd', 'e']), undefined)
})

test('the reason names the prerequisite first, then the module', () => {
  const reason = (from: string, to: string) => nextReason(route, from, concepts[to] ?? assert.fail())
  assert.equal(reason('b', 'd'), 'Because it builds on this lesson, and closes B.')
  assert.equal(reason('a', 'b'), 'Because it follows in A, which it closes.')
  assert.equal(reason('d', 'e'), 'Because it opens C.')
})
