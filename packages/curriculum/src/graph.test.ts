import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ancestorsOf, type GraphConcept, prerequisiteClosure, transitiveReduction } from './graph.ts'

/** Any graph without circles: a concept may need only those before it. */
const graph: fc.Arbitrary<readonly GraphConcept[]> = fc
  .array(fc.array(fc.nat({ max: 11 }), { maxLength: 4 }), { maxLength: 12 })
  .map((rows) =>
    rows.map((needs, index) => ({
      id: `c${index}`,
      prerequisites: needs.filter((need) => need < index).map((need) => `c${need}`),
    })),
  )

/** The obvious reference: follow prerequisites until nothing new comes. */
function reachable(concepts: readonly GraphConcept[], from: string): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (id: string): void => {
    for (const need of concepts.find((concept) => concept.id === id)?.prerequisites ?? []) {
      found.add(need)
      visit(need)
    }
  }
  visit(from)
  return found
}

test('a closure holds the targets and what they are built on, prerequisites first, each once', () => {
  fc.assert(
    fc.property(graph, fc.array(fc.nat({ max: 11 })), (concepts, picks) => {
      const targets = picks.map((pick) => `c${pick}`)
      const order = prerequisiteClosure(concepts, targets)
      const expected = new Set(
        targets
          .filter((id) => concepts.some((concept) => concept.id === id))
          .flatMap((id) => [id, ...reachable(concepts, id)]),
      )
      assert.deepEqual(new Set(order), expected)
      assert.equal(order.length, expected.size)
      for (const [index, id] of order.entries()) {
        for (const need of concepts.find((concept) => concept.id === id)?.prerequisites ?? [])
          assert.ok(order.indexOf(need) < index)
      }
    }),
  )
})

test('what is known is left out, with what only it is built on', () => {
  const concepts = [
    { id: 'a', prerequisites: [] },
    { id: 'b', prerequisites: ['a'] },
    { id: 'c', prerequisites: ['b'] },
  ]
  assert.deepEqual(prerequisiteClosure(concepts, ['c'], { known: new Set(['b']) }), ['c'])
})

test('a chain longer than the call stack is deep is followed', () => {
  const concepts = Array.from({ length: 50_000 }, (_, index) => ({
    id: `c${index}`,
    prerequisites: index === 0 ? [] : [`c${index - 1}`],
  }))
  assert.equal(prerequisiteClosure(concepts, ['c49999']).length, 50_000)
})

test('a circle ends the walk and loses no concept', () => {
  const concepts = [
    { id: 'a', prerequisites: ['b'] },
    { id: 'b', prerequisites: ['a'] },
  ]
  assert.deepEqual(new Set(prerequisiteClosure(concepts, ['a'])), new Set(['a', 'b']))
})

test('ancestors are all that can be reached', () => {
  fc.assert(
    fc.property(graph, (concepts) => {
      const ancestors = ancestorsOf(concepts)
      for (const { id } of concepts) assert.deepEqual(ancestors.get(id), reachable(concepts, id))
    }),
  )
})

test('a reduction keeps what can be reached and has no edge that others imply', () => {
  fc.assert(
    fc.property(graph, (concepts) => {
      const reduction = transitiveReduction(concepts)
      const reduced = concepts.map(({ id }) => ({ id, prerequisites: reduction.get(id) ?? [] }))
      for (const { id, prerequisites } of reduced) {
        assert.deepEqual(reachable(reduced, id), reachable(concepts, id))
        for (const need of prerequisites) {
          const without = reduced.map((concept) =>
            concept.id === id
              ? { id, prerequisites: prerequisites.filter((other) => other !== need) }
              : concept,
          )
          assert.ok(!reachable(without, id).has(need))
        }
      }
    }),
  )
})
