/**
 * How likely a right answer is from somebody who knows the concept and from somebody who does not: the careless errors
 * and lucky guesses of knowledge space theory, called slip and guess in Bayesian knowledge tracing.
 *
 * Sources: J.-P. Doignon and J.-C. Falmagne, Knowledge Spaces, Springer 1999, chapter 12 (response rates per item);
 * A. Birnbaum in F. M. Lord and M. R. Novick, Statistical Theories of Mental Test Scores, Addison-Wesley 1968 (chance
 * level 1/k of a choice among k); R. S. Baker, A. T. Corbett and V. Aleven, More Accurate Student Modeling through
 * Contextual Estimation of Slip and Guess, ITS 2008 (slip bounded by 0.1). Slips are that bound: nobody has measured
 * these items yet.
 */

import type { Item } from '@savepoint/curriculum'

/** What placement needs of an item. */
export interface PlacementItem {
  readonly id: string
  readonly concept: string
  readonly kind: Item['kind']
  /** Options of a choice, steps of an order; 0 for typed answers. */
  readonly choiceCount: number
}

export interface ResponseRates {
  /** Wrong although the concept is known; in (0, 0.5). */
  readonly slip: number
  /** Right although the concept is not known; in (0, 0.5]. */
  readonly guess: number
}

const SLIP = 0.1
/** A typed answer that is right by chance, or by remembering a number from elsewhere. */
const GUESS_TYPED = 0.02
/** Several options or an order can be reasoned out in part, so pure chance would be too low. */
const GUESS_MIN = 0.05

/** Returns the rates of an item by its kind. */
export function ratesOf({ kind, choiceCount }: Pick<PlacementItem, 'kind' | 'choiceCount'>): ResponseRates {
  switch (kind) {
    case 'choice':
      return { slip: SLIP, guess: 1 / Math.max(2, choiceCount) }
    case 'multiple':
      return { slip: SLIP, guess: Math.max(GUESS_MIN, 1 / (2 ** choiceCount - 1)) }
    case 'order':
      return { slip: SLIP, guess: Math.max(GUESS_MIN, 1 / factorial(choiceCount)) }
    case 'number':
    case 'text':
      return { slip: SLIP, guess: GUESS_TYPED }
  }
}

/** `true` right, `false` wrong, `null` "I don't know". */
export type Response = boolean | null

/**
 * Returns how likely a response is if the concept is known and if not, up to a common factor. Who says that they do not
 * know has not guessed: that is as a wrong answer, and rarer by half from those who know.
 */
export function likelihoodOf(
  response: Response,
  { slip, guess }: ResponseRates,
): { readonly known: number; readonly unknown: number } {
  if (response === null) return { known: slip / 2, unknown: 1 - guess }
  return response ? { known: 1 - slip, unknown: guess } : { known: slip, unknown: 1 - guess }
}

/** Returns what placement needs of the items of `concepts`, in order. */
export function placementItemsOf(
  concepts: readonly { readonly id: string; readonly items: readonly Item[] }[],
): readonly PlacementItem[] {
  return concepts.flatMap(({ id: concept, items }) =>
    items.map((item) => ({ id: item.id, concept, kind: item.kind, choiceCount: choicesIn(item) })),
  )
}

function choicesIn(item: Item): number {
  if (item.kind === 'choice' || item.kind === 'multiple') return item.options.length
  return item.kind === 'order' ? item.steps.length : 0
}

function factorial(count: number): number {
  let product = 1
  for (let factor = 2; factor <= count; factor += 1) product *= factor
  return product
}
