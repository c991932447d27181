/**
 * A placement: which question comes next, when it is enough, and what follows from the answers. The next item is the one
 * that is expected to take most uncertainty from all concepts together (the informative questioning rule of knowledge
 * space theory, with entropy). Deterministic: the same seed and answers give the same questions and results.
 */

import { createRandom } from '@savepoint/std'
import { type Belief, createBelief } from './belief.ts'
import { binaryEntropy } from './entropy.ts'
import { likelihoodOf, type PlacementItem, type Response, ratesOf } from './response.ts'
import { type Structure, type StructureConcept, structureOf } from './structure.ts'

/** Fewer questions than this are never asked, as long as there are items. */
export const QUESTIONS_MIN = 10
/** More are never asked. */
export const QUESTIONS_MAX = 25
/** From this probability on a concept counts as known. */
const KNOWN_FROM = 0.9
/** Up to this one it counts as not known. */
const UNKNOWN_UP_TO = 0.25
/** A question that is expected to tell less than this, in bits over all concepts, is not worth asking. */
const GAIN_MIN_BITS = 0.05

export interface PlacementOptions {
  readonly concepts: readonly StructureConcept[]
  /** What the learner wants to know: these and everything they are built on are assessed. */
  readonly targets: readonly string[]
  /** Items of any concepts; those outside of what is assessed are not asked. */
  readonly items: readonly PlacementItem[]
  /** Known already, by the record: not asked of, and nothing that only they are built on either. */
  readonly known?: ReadonlySet<string>
  readonly seed: number
}

export interface PlacementAnswer {
  readonly item: string
  readonly response: Response
}

export interface Placement {
  /** What is to be asked now; undefined when certain enough, or when nothing is left to ask. */
  readonly next: () => PlacementItem | undefined
  /** Takes in an answer. Items that are not assessed, or were answered before, change nothing. */
  readonly answer: (answer: PlacementAnswer) => void
  /** What follows from the answers so far, prerequisites first. */
  readonly result: () => PlacementResult
  readonly answeredCount: () => number
  /** Questions that there can be at most. */
  readonly questionsMax: number
}

export interface PlacementResult {
  /** Those that a question can tell of: they have items, or something built on them has. Prerequisites first. */
  readonly concepts: readonly PlacedConcept[]
  /** The others among what was to be assessed. Nothing is said of them. */
  readonly notAsked: readonly string[]
}

export interface PlacedConcept {
  readonly concept: string
  /** That it is known, given the answers; in [0, 1]. */
  readonly probability: number
  /** `testedOut` and `unknown` are certain enough and have an answer that says so. */
  readonly verdict: 'testedOut' | 'unknown' | 'uncertain'
  /** Items whose answers speak for the verdict: its own first, then those of the nearest concepts. */
  readonly evidence: readonly string[]
}

interface Given {
  readonly item: PlacementItem
  readonly response: Response
}

/** Starts a placement. Cost of a question: O(items x concepts) counts of 1,024 bits, some milliseconds for 160. */
export function createPlacement({ concepts, targets, items, known, seed }: PlacementOptions): Placement {
  const wanted = structureOf(concepts, targets, known)
  const assessed = items.filter((item) => wanted.places.has(item.concept))
  // What no item tells of is left out of the belief: summed over, it changes nothing of the rest.
  const structure = structureOf(
    concepts,
    assessed.map((item) => item.concept),
    known,
  )
  const random = createRandom(seed)
  const belief = createBelief(structure, random.fork('belief'))
  // Items of one concept and kind tell the same; which comes first is the seed's choice.
  const turns = shuffled(assessed, random.fork('items').below)
  const given = new Map<string, Given>()
  const questionsMax = Math.min(QUESTIONS_MAX, assessed.length)
  const next = (): PlacementItem | undefined => {
    if (given.size >= questionsMax) return undefined
    const left = turns.filter((item) => !given.has(item.id))
    const best = mostTelling(left, { structure, belief })
    if (best === undefined) return undefined
    return given.size >= QUESTIONS_MIN && best.gainBits < GAIN_MIN_BITS ? undefined : best.item
  }
  return {
    next,
    answer: ({ item: id, response }) => {
      const item = assessed.find((candidate) => candidate.id === id)
      const place = structure.places.get(item?.concept ?? '')
      if (item === undefined || place === undefined || given.has(id)) return
      given.set(id, { item, response })
      belief.observe(place, likelihoodOf(response, ratesOf(item)))
    },
    result: () => ({
      concepts: placed({ structure, belief, given: [...given.values()] }),
      notAsked: wanted.ids.filter((concept) => !structure.places.has(concept)),
    }),
    answeredCount: () => given.size,
    questionsMax,
  }
}

interface Ground {
  readonly structure: Structure
  readonly belief: Belief
}

/** The first item with the largest expected gain. */
function mostTelling(
  items: readonly PlacementItem[],
  ground: Ground,
): { readonly item: PlacementItem; readonly gainBits: number } | undefined {
  let best: { readonly item: PlacementItem; readonly gainBits: number } | undefined
  const shares = new Map<string, readonly Share[]>()
  const gains = new Map<string, number>()
  for (const item of items) {
    const { slip, guess } = ratesOf(item)
    const alike = `${item.concept} ${slip} ${guess}`
    const about = shares.get(item.concept) ?? sharesWith(item.concept, ground)
    shares.set(item.concept, about)
    const gainBits = gains.get(alike) ?? expectedGain(item, about, ground)
    gains.set(alike, gainBits)
    if (best === undefined || gainBits > best.gainBits) best = { item, gainBits }
  }
  return best
}

/** How likely another concept is known, alone and together with the one that is asked about. */
interface Share {
  readonly alone: number
  readonly both: number
}

function sharesWith(concept: string, { structure, belief }: Ground): readonly Share[] {
  const place = structure.places.get(concept) ?? 0
  return structure.ids.map((_, other) => ({
    alone: belief.probability(other),
    both: belief.probabilityOfBoth(place, other),
  }))
}

/** Bits of uncertainty, summed over all concepts, that the answer to `item` is expected to take away. */
function expectedGain(item: PlacementItem, shares: readonly Share[], { structure, belief }: Ground): number {
  const { slip, guess } = ratesOf(item)
  const known = belief.probability(structure.places.get(item.concept) ?? 0)
  const right = known * (1 - slip) + (1 - known) * guess
  let gain = 0
  for (const { alone, both } of shares) {
    // A concept that all states agree on has nothing left to tell.
    if (alone === 0 || alone === 1) continue
    const onlyOther = alone - both
    const afterRight = (both * (1 - slip) + onlyOther * guess) / right
    const afterWrong = (both * slip + onlyOther * (1 - guess)) / (1 - right)
    gain += binaryEntropy(alone) - right * binaryEntropy(afterRight) - (1 - right) * binaryEntropy(afterWrong)
  }
  return gain
}

function placed({
  structure,
  belief,
  given,
}: Ground & { readonly given: readonly Given[] }): readonly PlacedConcept[] {
  const above = reachOf(structure.dependents)
  const below = reachOf(structure.prerequisites)
  const placeOf = ({ item }: Given): number => structure.places.get(item.concept) ?? -1
  return structure.ids.map((concept, place) => {
    const probability = belief.probability(place)
    /** Right answers speak for what they are built on, others against what is built on them. */
    const find = (isRight: boolean, reach = new Map<number, number>() as ReadonlyMap<number, number>) => {
      const distances = new Map([...reach, [place, 0]])
      const distanceOf = (one: Given): number => distances.get(placeOf(one)) ?? Number.POSITIVE_INFINITY
      return given
        .filter((one) => (one.response === true) === isRight && distances.has(placeOf(one)))
        .sort((a, b) => distanceOf(a) - distanceOf(b) || strengthOf(b) - strengthOf(a))
        .map(({ item }) => item.id)
    }
    const forIt = find(true, above[place])
    const againstIt = find(false, below[place])
    if (probability >= KNOWN_FROM && forIt.length > 0)
      return { concept, probability, verdict: 'testedOut', evidence: forIt }
    if (probability <= UNKNOWN_UP_TO && againstIt.length > 0)
      return { concept, probability, verdict: 'unknown', evidence: againstIt }
    return { concept, probability, verdict: 'uncertain', evidence: [...forIt, ...againstIt] }
  })
}

/** How far an answer moves the odds: the larger of both ratios. */
function strengthOf({ item, response }: Given): number {
  const { known, unknown } = likelihoodOf(response, ratesOf(item))
  return Math.max(known / unknown, unknown / known)
}

/** For each place, those that can be reached and over how many steps at least. */
function reachOf(edges: readonly (readonly number[])[]): readonly ReadonlyMap<number, number>[] {
  return edges.map((_, start) => {
    const distances = new Map<number, number>()
    let front: readonly number[] = [start]
    for (let distance = 1; front.length > 0; distance += 1) {
      const reached = [...new Set(front.flatMap((place) => edges[place] ?? []))]
      front = reached.filter((place) => !distances.has(place))
      for (const place of front) distances.set(place, distance)
    }
    return distances
  })
}

function shuffled<T>(entries: readonly T[], below: (bound: number) => number): readonly T[] {
  const list = [...entries]
  for (let index = list.length - 1; index > 0; index -= 1) {
    const other = below(index + 1)
    const [a, b] = [list[index], list[other]]
    if (a === undefined || b === undefined) continue
    list[index] = b
    list[other] = a
  }
  return list
}
