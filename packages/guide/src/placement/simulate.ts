/**
 * Simulated learners: what they know is known, so that a placement can be compared with the truth. Their knowledge is
 * drawn in three ways, two of which are not the way that the model believes in; their answers slip and guess at the
 * rates of the items.
 */

import { createRandom, type Random } from '@savepoint/std'
import { ABILITY_COUNT, priorOf } from './belief.ts'
import { createPlacement, type PlacementOptions } from './placement.ts'
import { type PlacementItem, ratesOf } from './response.ts'
import { type Structure, structureOf } from './structure.ts'

/**
 * `ability`: as the model draws states. `studied`: has worked through the concepts in some order that respects the
 * prerequisites, and stopped somewhere. `patchy`: knows each concept that is open with the same chance, drawn anew for
 * each learner, whatever its difficulty.
 */
export type LearnerKind = 'ability' | 'studied' | 'patchy'

export const LEARNER_KINDS: readonly LearnerKind[] = ['ability', 'studied', 'patchy']

export interface SimulationOptions extends Omit<PlacementOptions, 'seed'> {
  readonly learnerKind: LearnerKind
  readonly learnerCount: number
  readonly seed: number
}

/** How a test did against what the learners know. Shares are of all learners together. */
export interface PlacementReport {
  /** Concepts judged as they are, of those for which a question could tell: with items, or below some that have. */
  readonly agreement: number
  /** Of the concepts that are tested out, those that are not known. */
  readonly falseTestedOut: number
  /** Of the concepts that are known and could be told, those that are tested out. */
  readonly found: number
  readonly questionsMean: number
  readonly questionsMin: number
  readonly questionsMax: number
}

export interface SimulationReport {
  readonly placement: PlacementReport
  /** Asks one item of every concept that has any, and believes each answer. */
  readonly everyConceptOnce: PlacementReport
}

/** Runs both tests on the same learners. Deterministic for a seed. */
export function simulatePlacements(options: SimulationOptions): SimulationReport {
  const structure = structureOf(options.concepts, options.targets)
  const inside = options.items.filter((item) => structure.places.has(item.concept))
  // Concepts with items, and those that concepts with items are built on.
  const tellable = structureOf(
    options.concepts,
    inside.map((item) => item.concept),
  ).ids
  const adaptive = new Tally()
  const once = new Tally()
  for (let learner = 0; learner < options.learnerCount; learner += 1) {
    const random = createRandom(options.seed).fork(`learner ${learner}`)
    const known = drawKnowledge(options.learnerKind, structure, random.fork('knowledge'))
    const answers = new Map<string, boolean>()
    const respond = (item: PlacementItem): boolean => {
      const earlier = answers.get(item.id)
      if (earlier !== undefined) return earlier
      const { slip, guess } = ratesOf(item)
      const chance = random.fork(item.id).uint32() / 0x1_0000_0000
      const isRight = chance < (known.has(item.concept) ? 1 - slip : guess)
      answers.set(item.id, isRight)
      return isRight
    }
    adaptive.add({ tellable, known, ...runPlacement(options, learner, respond) })
    once.add({ tellable, known, ...runOnce(options, structure, respond) })
  }
  return { placement: adaptive.report(), everyConceptOnce: once.report() }
}

type Respond = (item: PlacementItem) => boolean

interface TestRun {
  readonly testedOut: ReadonlySet<string>
  readonly questionCount: number
}

function runPlacement(options: SimulationOptions, learner: number, respond: Respond): TestRun {
  const placement = createPlacement({ ...options, seed: options.seed * 1_000_003 + learner })
  for (let item = placement.next(); item !== undefined; item = placement.next())
    placement.answer({ item: item.id, response: respond(item) })
  const testedOut = placement
    .result()
    .concepts.filter(({ verdict }) => verdict === 'testedOut')
    .map(({ concept }) => concept)
  return { testedOut: new Set(testedOut), questionCount: placement.answeredCount() }
}

function runOnce({ items }: SimulationOptions, { places }: Structure, respond: Respond): TestRun {
  const firsts = new Map<string, PlacementItem>()
  for (const item of items)
    if (places.has(item.concept) && !firsts.has(item.concept)) firsts.set(item.concept, item)
  const right = [...firsts.values()].filter(respond).map(({ concept }) => concept)
  return { testedOut: new Set(right), questionCount: firsts.size }
}

function drawKnowledge(kind: LearnerKind, structure: Structure, random: Random): ReadonlySet<string> {
  const { ids, prerequisites, difficulties } = structure
  if (kind === 'studied') return drawStudied(structure, random)
  const known = new Set<number>()
  const ability = random.below(ABILITY_COUNT)
  const evenChance = random.below(1_000)
  for (const [place] of ids.entries()) {
    if (prerequisites[place]?.every((one) => known.has(one)) !== true) continue
    const chance = kind === 'ability' ? priorOf(ability, difficulties[place] ?? 0) : evenChance / 1_000
    if (random.below(1_000_000) < chance * 1_000_000) known.add(place)
  }
  return new Set([...known].flatMap((place) => ids[place] ?? []))
}

/** A random order of study up to a random end. */
function drawStudied({ ids, prerequisites }: Structure, random: Random): ReadonlySet<string> {
  const end = random.below(ids.length + 1)
  const known = new Set<number>()
  while (known.size < end) {
    const open = ids.flatMap((_, place) =>
      !known.has(place) && prerequisites[place]?.every((one) => known.has(one)) === true ? [place] : [],
    )
    const chosen = open[random.below(open.length)]
    if (chosen === undefined) break
    known.add(chosen)
  }
  return new Set([...known].flatMap((place) => ids[place] ?? []))
}

class Tally {
  #told = 0
  #agreed = 0
  #testedOut = 0
  #false = 0
  #known = 0
  #found = 0
  readonly #questionCounts: number[] = []

  add(run: TestRun & { readonly tellable: readonly string[]; readonly known: ReadonlySet<string> }): void {
    this.#questionCounts.push(run.questionCount)
    for (const concept of run.tellable) {
      const isKnown = run.known.has(concept)
      const isOut = run.testedOut.has(concept)
      this.#told += 1
      this.#agreed += Number(isKnown === isOut)
      this.#testedOut += Number(isOut)
      this.#false += Number(isOut && !isKnown)
      this.#known += Number(isKnown)
      this.#found += Number(isOut && isKnown)
    }
  }

  report(): PlacementReport {
    const counts = this.#questionCounts
    return {
      agreement: share(this.#agreed, this.#told),
      falseTestedOut: share(this.#false, this.#testedOut),
      found: share(this.#found, this.#known),
      questionsMean: share(
        counts.reduce((sum, count) => sum + count, 0),
        counts.length,
      ),
      questionsMin: Math.min(...counts),
      questionsMax: Math.max(...counts),
    }
  }
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}
