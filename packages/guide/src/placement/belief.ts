/**
 * What is believed of a learner: a population of knowledge states, each a set of concepts that holds the prerequisites of
 * all its members, drawn from the distribution given the answers so far.
 *
 * The model is the stochastic assessment of knowledge space theory (J.-C. Falmagne and J.-P. Doignon, A class of
 * stochastic procedures for the assessment of knowledge, British Journal of Mathematical and Statistical Psychology 41,
 * 1988): states are downsets of the prerequisite order, and an answer multiplies each state by its likelihood. A graph of
 * 160 concepts has too many downsets to list, so the distribution is carried by a sample: after each answer the states
 * are resampled by their likelihood and moved by Gibbs steps that leave the distribution as it is (W. R. Gilks and
 * C. Berzuini, Following a moving target: Monte Carlo inference for dynamic Bayesian models, Journal of the Royal
 * Statistical Society B 63, 2001).
 *
 * Before the first answer, a concept whose prerequisites are known is known with odds 3^(ability - difficulty), the form
 * of G. Rasch (1960), with an ability that nobody knows: all on a grid are equally likely. It lets a few answers say
 * whether somebody is new to the field or has worked in it for years.
 */

import { assert, type Random } from '@savepoint/std'
import type { Structure } from './structure.ts'

export interface Belief {
  /** Share of the population that knows the concept at `place`. */
  readonly probability: (place: number) => number
  /** Share that knows both. */
  readonly probabilityOfBoth: (a: number, b: number) => number
  /** Takes in an answer about the concept at `place`, by how likely it is if that is known and if not. */
  readonly observe: (place: number, likelihood: Likelihood) => void
}

export interface Likelihood {
  readonly known: number
  readonly unknown: number
}

/** States in the population; a multiple of 32. Shares are exact to about 1.5 in a hundred. */
const STATE_COUNT = 1_024
const WORD_COUNT = STATE_COUNT / 32
const SWEEPS_PER_ANSWER = 2
const SWEEPS_FIRST = 1
/** Odds of a foundation concept with its prerequisites, by ability; each step is a factor of 3. */
const ABILITY_ODDS: readonly number[] = [1 / 9, 1 / 3, 1, 3, 9, 27, 81]
const DIFFICULTY_STEP = 3
const DIFFICULTY_COUNT = 4
const UINT32_RANGE = 0x1_0000_0000

/** Returns the belief before any answer. Deterministic for a `random` of a given seed. */
export function createBelief(structure: Structure, random: Random): Belief {
  const population = new Population(structure, random)
  population.draw()
  return {
    probability: (place) => population.count(place) / STATE_COUNT,
    probabilityOfBoth: (a, b) => population.countBoth(a, b) / STATE_COUNT,
    observe: (place, likelihood) => population.observe(place, likelihood),
  }
}

/** Returns a probability that a concept is known when its prerequisites are. */
export function priorOf(ability: number, difficulty: number): number {
  let odds = ABILITY_ODDS[ability] ?? 1
  for (let step = 0; step < difficulty; step += 1) odds /= DIFFICULTY_STEP
  return odds / (1 + odds)
}

/** How many abilities there are. */
export const ABILITY_COUNT: number = ABILITY_ODDS.length

class Population {
  readonly #structure: Structure
  readonly #random: Random
  /** One row of concepts for each state: 1 is known. */
  #states: Uint8Array
  #abilities: Uint8Array
  /** How much the answers so far speak for each concept, as odds. */
  readonly #evidence: Float64Array
  /** For each concept one bit a state; rebuilt after each answer. */
  readonly #bits: Uint32Array
  /** For each concept how many states know it. */
  readonly #counts: Uint16Array
  readonly #priors: Float64Array

  constructor(structure: Structure, random: Random) {
    this.#structure = structure
    this.#random = random
    const size = structure.ids.length
    this.#states = new Uint8Array(STATE_COUNT * size)
    this.#abilities = new Uint8Array(STATE_COUNT)
    this.#evidence = new Float64Array(size).fill(1)
    this.#bits = new Uint32Array(size * WORD_COUNT)
    this.#counts = new Uint16Array(size)
    this.#priors = new Float64Array(ABILITY_COUNT * DIFFICULTY_COUNT)
    for (let ability = 0; ability < ABILITY_COUNT; ability += 1)
      for (let difficulty = 0; difficulty < DIFFICULTY_COUNT; difficulty += 1)
        this.#priors[ability * DIFFICULTY_COUNT + difficulty] = priorOf(ability, difficulty)
  }

  /** Draws the first population: abilities in turn, concepts from their prerequisites upwards. */
  draw(): void {
    const { ids, prerequisites } = this.#structure
    for (let state = 0; state < STATE_COUNT; state += 1) {
      this.#abilities[state] = state % ABILITY_COUNT
      const row = state * ids.length
      for (let place = 0; place < ids.length; place += 1) {
        const isOpen = prerequisites[place]?.every((one) => this.#states[row + one] === 1) === true
        if (isOpen && this.#chance() < this.#prior(state, place)) this.#states[row + place] = 1
      }
    }
    for (let sweep = 0; sweep < SWEEPS_FIRST; sweep += 1) this.#move()
    this.#index()
  }

  count(place: number): number {
    return this.#counts[place] ?? 0
  }

  countBoth(a: number, b: number): number {
    let count = 0
    for (let word = 0; word < WORD_COUNT; word += 1)
      count += bitCount((this.#bits[a * WORD_COUNT + word] ?? 0) & (this.#bits[b * WORD_COUNT + word] ?? 0))
    return count
  }

  observe(place: number, { known, unknown }: Likelihood): void {
    assert(known > 0 && unknown > 0, 'no answer is impossible')
    this.#evidence[place] = ((this.#evidence[place] ?? 1) * known) / unknown
    this.#resample(place, { known, unknown })
    for (let sweep = 0; sweep < SWEEPS_PER_ANSWER; sweep += 1) this.#move()
    this.#index()
  }

  /** Systematic resampling: one random number, and each state stays about as often as its likelihood says. */
  #resample(place: number, likelihood: Likelihood): void {
    const size = this.#structure.ids.length
    const weightOf = (state: number): number =>
      this.#states[state * size + place] === 1 ? likelihood.known : likelihood.unknown
    let total = 0
    for (let state = 0; state < STATE_COUNT; state += 1) total += weightOf(state)
    const step = total / STATE_COUNT
    let pointer = this.#chance() * step
    const states = new Uint8Array(this.#states.length)
    const abilities = new Uint8Array(STATE_COUNT)
    let source = 0
    let upTo = weightOf(0)
    for (let state = 0; state < STATE_COUNT; state += 1) {
      while (upTo < pointer && source < STATE_COUNT - 1) {
        source += 1
        upTo += weightOf(source)
      }
      states.set(this.#states.subarray(source * size, (source + 1) * size), state * size)
      abilities[state] = this.#abilities[source] ?? 0
      pointer += step
    }
    this.#states = states
    this.#abilities = abilities
  }

  /** One Gibbs step for each concept, upwards and downwards, and one for the ability, in each state. */
  #move(): void {
    const size = this.#structure.ids.length
    for (let state = 0; state < STATE_COUNT; state += 1) {
      for (let place = 0; place < size; place += 1) this.#moveConcept(state, place)
      for (let place = size - 1; place >= 0; place -= 1) this.#moveConcept(state, place)
      this.#moveAbility(state)
    }
  }

  /** Draws whether a concept at the edge of the state is in it, given everything else. */
  #moveConcept(state: number, place: number): void {
    const { ids, prerequisites, dependents } = this.#structure
    const row = state * ids.length
    for (const one of prerequisites[place] ?? []) if (this.#states[row + one] !== 1) return
    const above = dependents[place] ?? []
    for (const one of above) if (this.#states[row + one] === 1) return
    const prior = this.#prior(state, place)
    let odds = (prior / (1 - prior)) * (this.#evidence[place] ?? 1)
    // With it in the state, those built on it alone could be known and are not.
    for (const one of above) {
      let isOpened = true
      for (const other of prerequisites[one] ?? [])
        if (other !== place && this.#states[row + other] !== 1) isOpened = false
      if (isOpened) odds *= 1 - this.#prior(state, one)
    }
    this.#states[row + place] = this.#chance() * (1 + odds) < odds ? 1 : 0
  }

  /** Draws the ability given the state: what is known, and what could be and is not. */
  #moveAbility(state: number): void {
    const { ids, prerequisites, difficulties } = this.#structure
    const row = state * ids.length
    const weights = new Float64Array(ABILITY_COUNT).fill(1)
    for (let place = 0; place < ids.length; place += 1) {
      const isKnown = this.#states[row + place] === 1
      if (!isKnown && prerequisites[place]?.every((one) => this.#states[row + one] === 1) !== true) continue
      let largest = 0
      for (let ability = 0; ability < ABILITY_COUNT; ability += 1) {
        const prior = this.#priors[ability * DIFFICULTY_COUNT + (difficulties[place] ?? 0)] ?? 0
        const weight = (weights[ability] ?? 0) * (isKnown ? prior : 1 - prior)
        weights[ability] = weight
        if (weight > largest) largest = weight
      }
      for (let ability = 0; ability < ABILITY_COUNT; ability += 1)
        weights[ability] = (weights[ability] ?? 0) / largest
    }
    let pointer = this.#chance() * weights.reduce((sum, weight) => sum + weight, 0)
    let ability = 0
    while (ability < ABILITY_COUNT - 1 && pointer >= (weights[ability] ?? 0)) {
      pointer -= weights[ability] ?? 0
      ability += 1
    }
    this.#abilities[state] = ability
  }

  #prior(state: number, place: number): number {
    const ability = this.#abilities[state] ?? 0
    return this.#priors[ability * DIFFICULTY_COUNT + (this.#structure.difficulties[place] ?? 0)] ?? 0.5
  }

  /** A fraction in [0, 1). */
  #chance(): number {
    return this.#random.uint32() / UINT32_RANGE
  }

  #index(): void {
    const size = this.#structure.ids.length
    this.#bits.fill(0)
    this.#counts.fill(0)
    for (let state = 0; state < STATE_COUNT; state += 1) {
      for (let place = 0; place < size; place += 1) {
        if (this.#states[state * size + place] !== 1) continue
        this.#counts[place] = (this.#counts[place] ?? 0) + 1
        const word = place * WORD_COUNT + (state >>> 5)
        this.#bits[word] = (this.#bits[word] ?? 0) | (1 << (state & 31))
      }
    }
  }
}

/** Ones in a word. Source: H. S. Warren, Hacker's Delight, figure 5-2. */
function bitCount(word: number): number {
  let count = word - ((word >>> 1) & 0x5555_5555)
  count = (count & 0x3333_3333) + ((count >>> 2) & 0x3333_3333)
  return Math.imul((count + (count >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24
}
