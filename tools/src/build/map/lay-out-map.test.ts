import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transitiveReduction } from '@savepoint/curriculum/graph'
import fc from 'fast-check'
import type { MapLayout, MapNode } from '../../../../apps/site/src/map/map-layout.ts'
import { layOutMap } from './lay-out-map.ts'
import type { ConceptInput, MapInput } from './map-input.ts'

const measure = (text: string): number => text.length * 7

/** Bands of concepts with prerequisites among those before them, whatever their band. */
const inputs: fc.Arbitrary<MapInput> = fc
  .record({
    bandCount: fc.integer({ min: 1, max: 5 }),
    concepts: fc.array(
      fc.record({
        words: fc.integer({ min: 1, max: 9 }),
        band: fc.nat(),
        prerequisites: fc.array(fc.nat(), { maxLength: 4 }),
      }),
      { minLength: 1, maxLength: 28 },
    ),
  })
  .map(({ bandCount, concepts }) => {
    const all = concepts.map(({ words, prerequisites }, index) => ({
      id: `c${index}`,
      title: Array.from({ length: words }, (_, word) => `word${word}`).join(' '),
      prerequisites: index === 0 ? [] : prerequisites.map((one) => `c${one % index}`),
    }))
    const bands = Array.from({ length: bandCount }, (_, band) => ({
      id: `b${band}`,
      title: `Band ${band}`,
      concepts: all.filter((_, index) => (concepts[index]?.band ?? 0) % bandCount === band),
    }))
    return { id: 'map', title: 'Map', bands: bands.filter((band) => band.concepts.length > 0) }
  })

test('every map keeps its bands apart, its prerequisites left, and its nodes off each other', async () => {
  await fc.assert(
    fc.asyncProperty(inputs, async (input) => {
      const layout = await layOutMap(input, measure)
      assertInside(layout)
      assertApart(layout)
      assertBands(input, layout)
      assertEdges(conceptsOf(input), layout)
    }),
    { numRuns: 15, seed: 20_261_125 },
  )
})

test('the same curriculum gives the same bytes', async () => {
  const [input] = fc.sample(inputs, { numRuns: 1, seed: 7 })
  assert.ok(input !== undefined)
  const once = JSON.stringify(await layOutMap(input, measure))
  const again = JSON.stringify(await layOutMap(structuredClone(input), measure))
  assert.equal(again, once)
})

test('a prerequisite that another one implies has no line of its own', async () => {
  const layout = await layOutMap(
    oneBand([concept('a'), concept('b', 'a'), concept('c', 'a', 'b'), concept('d', 'elsewhere')]),
    measure,
  )
  assert.deepEqual(
    layout.edges.map(({ from, to }) => `${from}>${to}`),
    ['a>b', 'b>c'],
  )
})

test('a concept stands as far left as what it is built on allows', async () => {
  const layout = await layOutMap(
    oneBand([concept('a'), concept('b', 'a'), concept('c', 'b'), concept('alone'), concept('d', 'a')]),
    measure,
  )
  const columns = Object.fromEntries(layout.nodes.map(({ id, column }) => [id, column]))
  assert.deepEqual(columns, { a: 0, b: 1, c: 2, alone: 0, d: 1 })
})

function concept(id: string, ...prerequisites: readonly string[]): ConceptInput {
  return { id, title: `The concept ${id}`, prerequisites }
}

function oneBand(concepts: readonly ConceptInput[]): MapInput {
  return { id: 'map', title: 'Map', bands: [{ id: 'b', title: 'Band', concepts }] }
}

function conceptsOf(input: MapInput): readonly ConceptInput[] {
  return input.bands.flatMap((band) => band.concepts)
}

function nodeOf(layout: MapLayout, id: string): MapNode {
  const node = layout.nodes.find((one) => one.id === id)
  assert.ok(node !== undefined, `${id} has no place`)
  return node
}

function assertInside({ nodes, width, height }: MapLayout): void {
  for (const node of nodes) {
    assert.ok(node.x >= 0 && node.x + node.width <= width, `${node.id} sticks out sideways`)
    assert.ok(node.y >= 0 && node.y + node.height <= height, `${node.id} sticks out in height`)
  }
}

function assertApart({ nodes }: MapLayout): void {
  for (const [index, a] of nodes.entries()) {
    for (const b of nodes.slice(index + 1)) {
      const isApart =
        a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
      assert.ok(isApart, `${a.id} and ${b.id} overlap`)
    }
  }
}

/** Bands follow one another in the order given, fill the height, and hold their nodes. */
function assertBands(input: MapInput, layout: MapLayout): void {
  assert.deepEqual(
    layout.bands.map((band) => band.id),
    input.bands.map((band) => band.id),
  )
  let bottom = 0
  for (const [index, band] of layout.bands.entries()) {
    assert.equal(band.top, bottom)
    bottom += band.height
    for (const { id } of input.bands[index]?.concepts ?? []) {
      const node = nodeOf(layout, id)
      assert.ok(node.y >= band.top && node.y + node.height <= bottom, `${id} leaves band ${band.id}`)
    }
  }
  assert.equal(bottom, layout.height)
}

/** Exactly the lines of the reduction, each from the right of the prerequisite to the left of the dependent. */
function assertEdges(concepts: readonly ConceptInput[], layout: MapLayout): void {
  const reduced = transitiveReduction(concepts)
  assert.deepEqual(
    layout.edges.map(({ from, to }) => `${from}>${to}`).sort(),
    concepts.flatMap(({ id }) => (reduced.get(id) ?? []).map((from) => `${from}>${id}`)).sort(),
  )
  for (const { from, to, path } of layout.edges) {
    const [a, b] = [nodeOf(layout, from), nodeOf(layout, to)]
    assert.ok(a.x + a.width <= b.x, `${from} is not left of ${to}`)
    assert.ok(a.column < b.column, `${from} is not in a column before ${to}`)
    const numbers = (path.match(/-?\d+/g) ?? []).map(Number)
    assert.deepEqual(numbers.slice(0, 2), [a.x + a.width, Math.round(a.y + a.height / 2)], path)
    const endsFlat = /H-?\d+$/.test(path)
    assert.equal(numbers.at(endsFlat ? -1 : -2), b.x, path)
  }
}
