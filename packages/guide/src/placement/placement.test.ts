import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '@savepoint/std'
import fc from 'fast-check'
import { createBelief, priorOf } from './belief.ts'
import { binaryEntropy } from './entropy.ts'
import { createPlacement, type PlacementOptions, QUESTIONS_MAX, QUESTIONS_MIN } from './placement.ts'
import { likelihoodOf, type PlacementItem, type Response, ratesOf } from './response.ts'
import { LEARNER_KINDS, simulatePlacements } from './simulate.ts'
import { type StructureConcept, structureOf } from './structure.ts'

const DIFFICULTIES = ['foundation', 'intermediate', 'advanced', 'expert'] as const

/** Layers of concepts, each built on one or two of the layer below; harder from layer to layer. */
function layered(layerCount: number, width: number): readonly StructureConcept[] {
  const random = createRandom(7)
  return Array.from({ length: layerCount * width }, (_, index) => {
    const layer = Math.floor(index / width)
    const below = (): string => `c${(layer - 1) * width + random.below(width)}`
    return {
      id: `c${index}`,
      difficulty: DIFFICULTIES[Math.min(3, layer)] ?? 'expert',
      prerequisites: layer === 0 ? [] : [...new Set([below(), below()])],
    }
  })
}

function itemsFor(concepts: readonly StructureConcept[], count: number): readonly PlacementItem[] {
  const kinds = ['choice', 'number', 'multiple'] as const
  return concepts.flatMap(({ id: concept }) =>
    Array.from({ length: count }, (_, index) => ({
      id: `${concept}.${index}`,
      concept,
      kind: kinds[index % kinds.length] ?? 'choice',
      choiceCount: 4,
    })),
  )
}

const concepts = layered(5, 6)
const items = itemsFor(concepts, 4)
const targets = concepts.map(({ id }) => id)
const small: PlacementOptions = { concepts, targets, items, seed: 3 }

/** Answers everything by `respond` and returns the items asked. */
function run(options: PlacementOptions, respond: (item: PlacementItem) => Response) {
  const placement = createPlacement(options)
  const asked: PlacementItem[] = []
  for (let item = placement.next(); item !== undefined; item = placement.next()) {
    asked.push(item)
    placement.answer({ item: item.id, response: respond(item) })
  }
  return { asked, result: placement.result() }
}

/** The reference: every downset of the graph with every ability, weighed one by one. */
function exactShares(
  structure: ReturnType<typeof structureOf>,
  answers: readonly { place: number; response: Response; item: PlacementItem }[],
) {
  const size = structure.ids.length
  const shares = new Array<number>(size).fill(0)
  let total = 0
  for (let state = 0; state < 2 ** size; state += 1) {
    const has = (place: number): boolean => ((state >> place) & 1) === 1
    const isOpen = (place: number): boolean => structure.prerequisites[place]?.every(has) === true
    if (structure.ids.some((_, place) => has(place) && !isOpen(place))) continue
    for (let ability = 0; ability < 7; ability += 1) {
      let weight = 1
      for (let place = 0; place < size; place += 1) {
        if (!isOpen(place)) continue
        const prior = priorOf(ability, structure.difficulties[place] ?? 0)
        weight *= has(place) ? prior : 1 - prior
      }
      for (const { place, response, item } of answers) {
        const { known, unknown } = likelihoodOf(response, ratesOf(item))
        weight *= has(place) ? known : unknown
      }
      total += weight
      for (let place = 0; place < size; place += 1)
        if (has(place)) shares[place] = (shares[place] ?? 0) + weight
    }
  }
  return shares.map((share) => share / total)
}

test('the sampled belief agrees with the sum over all downsets, whatever was answered', () => {
  const graph = layered(3, 3)
  const structure = structureOf(
    graph,
    graph.map(({ id }) => id),
  )
  const pool = itemsFor(graph, 3)
  const answer = fc.record({
    item: fc.constantFrom(...pool),
    response: fc.constantFrom<Response>(true, false, null),
  })
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 8 }), fc.integer(), (given, seed) => {
      const belief = createBelief(structure, createRandom(seed))
      const answers = given.map(({ item, response }) => ({
        item,
        response,
        place: structure.places.get(item.concept) ?? 0,
      }))
      for (const { place, item, response } of answers)
        belief.observe(place, likelihoodOf(response, ratesOf(item)))
      for (const [place, share] of exactShares(structure, answers).entries())
        assert.ok(Math.abs(belief.probability(place) - share) < 0.12, `${belief.probability(place)} ${share}`)
    }),
    { numRuns: 30, seed: 11 },
  )
})

test('a right answer speaks for what the concept is built on, a wrong one against what is built on it', () => {
  const chain: readonly StructureConcept[] = ['a', 'b', 'c'].map((id, index, ids) => ({
    id,
    difficulty: 'intermediate',
    prerequisites: index === 0 ? [] : [ids[index - 1] ?? ''],
  }))
  const structure = structureOf(chain, ['c'])
  const share = (isRight: boolean) => {
    const belief = createBelief(structure, createRandom(1))
    belief.observe(1, likelihoodOf(isRight, { slip: 0.1, guess: 0.02 }))
    return [0, 1, 2].map((place) => belief.probability(place))
  }
  const [before, right, wrong] = [
    [0, 1, 2].map((place) => createBelief(structure, createRandom(1)).probability(place)),
    share(true),
    share(false),
  ]
  for (const place of [0, 1, 2]) {
    assert.ok((right[place] ?? 0) > (before[place] ?? 0))
    assert.ok((wrong[place] ?? 0) < (before[place] ?? 0))
  }
  assert.ok((right[0] ?? 0) > (right[1] ?? 0), 'what it is built on is at least as sure')
})

test('the same seed and answers give the same questions and results; another seed may not', () => {
  const respond = (item: PlacementItem) => item.concept.length % 2 === 0
  assert.deepEqual(run(small, respond), run(small, respond))
})

test('a placement goes on after a reload as it would have without', () => {
  const respond = (item: PlacementItem) => Number(item.concept.slice(1)) < 12
  const whole = run(small, respond)
  const resumed = createPlacement(small)
  for (const item of whole.asked.slice(0, 6)) resumed.answer({ item: item.id, response: respond(item) })
  assert.deepEqual(resumed.next(), whole.asked[6])
})

test('10 to 25 questions, none twice, whatever is answered', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.infiniteStream(fc.constantFrom<Response>(true, false, null)),
      (seed, responses) => {
        const { asked } = run({ ...small, seed }, () => responses.next().value ?? null)
        assert.ok(asked.length >= QUESTIONS_MIN && asked.length <= QUESTIONS_MAX, String(asked.length))
        assert.equal(new Set(asked.map(({ id }) => id)).size, asked.length)
      },
    ),
    { numRuns: 6 },
  )
})

test('nothing is tested out without a right answer of its own or of something built on it', () => {
  const { result, asked } = run(small, (item) => Number(item.concept.slice(1)) < 18)
  const right = new Set(asked.filter(({ concept }) => Number(concept.slice(1)) < 18).map(({ id }) => id))
  const testedOut = result.concepts.filter(({ verdict }) => verdict === 'testedOut')
  assert.ok(testedOut.length > 0)
  for (const { evidence, probability } of testedOut) {
    assert.ok(evidence.length > 0 && evidence.every((id) => right.has(id)))
    assert.ok(probability >= 0.9)
  }
  const nothing = run(small, () => null).result
  assert.deepEqual(
    nothing.concepts.filter(({ verdict }) => verdict === 'testedOut'),
    [],
  )
})

test('concepts without items are told of by what is built on them, or not at all', () => {
  const some = items.filter(({ concept }) => concept === 'c14')
  const { result, asked } = run({ ...small, items: some }, () => true)
  assert.equal(asked.length, 4, 'no more than there are')
  const told = result.concepts.map(({ concept }) => concept)
  const below = structureOf(concepts, ['c14']).ids
  assert.deepEqual(told, below)
  assert.equal(result.notAsked.length, concepts.length - below.length)
  assert.ok(result.concepts.every(({ verdict }) => verdict === 'testedOut'))
})

test('what the record knows is not asked of', () => {
  const known = new Set(targets.slice(0, 12))
  const { asked, result } = run({ ...small, known }, () => true)
  assert.ok(asked.every(({ concept }) => !known.has(concept)))
  assert.ok(result.concepts.every(({ concept }) => !known.has(concept)))
})

test('simulated learners are placed right more often than by asking every concept once, with fewer questions', () => {
  for (const learnerKind of LEARNER_KINDS) {
    const { placement, everyConceptOnce } = simulatePlacements({
      concepts,
      targets,
      items,
      learnerKind,
      learnerCount: 25,
      seed: 5,
    })
    const told = `${learnerKind}: ${JSON.stringify({ placement, everyConceptOnce })}`
    assert.ok(placement.falseTestedOut <= 0.05, told)
    assert.ok(placement.falseTestedOut < everyConceptOnce.falseTestedOut, told)
    assert.ok(placement.agreement >= 0.85, told)
    assert.ok(placement.questionsMean < everyConceptOnce.questionsMean, told)
    assert.ok(placement.questionsMax <= QUESTIONS_MAX, told)
  }
})

test('entropy is that of the textbook, without a logarithm of the machine', () => {
  for (let step = 0; step <= 1_000; step += 1) {
    const p = step / 1_000
    const expected = p === 0 || p === 1 ? 0 : -(p * Math.log2(p) + (1 - p) * Math.log2(1 - p))
    assert.ok(Math.abs(binaryEntropy(p) - expected) < 1e-12, String(p))
  }
})
