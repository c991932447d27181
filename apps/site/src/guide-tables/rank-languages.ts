/** Languages in the order of a reader's weights. Pure: a sum of what each criterion counts and how far it is met. */
import type { MeetsDegree } from '@savepoint/curriculum'

/** What a degree counts of a criterion's weight. */
export const DEGREE_SHARES: Readonly<Record<MeetsDegree, number>> = { fully: 1, partly: 0.5, not: 0 }

/** Highest weight of a criterion. */
export const WEIGHT_MAX = 5

export interface RankedLanguage {
  readonly id: string
  /** How much of the weights it meets, 0 to 100, rounded; undefined when nothing has any weight. */
  readonly points: number | undefined
}

/**
 * Returns the languages, best first; equals stay in the order given.
 *
 * `shares` holds one share for each criterion, in the order of `weights`.
 */
export function rankLanguages(
  languages: readonly { readonly id: string; readonly shares: readonly number[] }[],
  weights: readonly number[],
): readonly RankedLanguage[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return languages
    .map(({ id, shares }) => ({
      id,
      met: weights.reduce((sum, weight, at) => sum + weight * (shares[at] ?? 0), 0),
    }))
    .sort((a, b) => b.met - a.met)
    .map(({ id, met }) => ({ id, points: total === 0 ? undefined : Math.round((met / total) * 100) }))
}

/** Reads weights that were kept as text; undefined where it holds anything else. */
export function parseWeights(text: string, count: number): readonly number[] | undefined {
  const weights = text.split(',').map((part) => (/^[0-5]$/.test(part) ? Number(part) : Number.NaN))
  return weights.length === count && weights.every((weight) => !Number.isNaN(weight)) ? weights : undefined
}
