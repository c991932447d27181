/**
 * How well an area is remembered: the mean predicted recall of its items, with two standard errors that shrink with the
 * number of answers behind it. The interval is that of Agresti and Coull with z = 2: the proportion after two more
 * successes and two more failures, plus and minus two of its standard errors. It stays honest for few answers and at 100%,
 * where the textbook formula gives a width of zero. Source: A. Agresti, B. A. Coull, "Approximate Is Better than 'Exact'
 * for Interval Estimation of Binomial Proportions", The American Statistician 52(2), 1998.
 */

import type { ReviewCard } from './cards.ts'
import { retrievability } from './memory.ts'

export interface AreaStrength {
  readonly area: string
  /** Mean probability of recall now, of the items that were answered at least once; in [0, 1]. */
  readonly mean: number
  /** `mean` lies between them; both in [0, 1]. */
  readonly low: number
  readonly high: number
  /** Items behind the mean. */
  readonly itemCount: number
  /** Answers behind the uncertainty: in lessons, placements and reviews. */
  readonly answerCount: number
  /** Of those, ratings in review. */
  readonly reviewCount: number
}

/** Returns the areas of which an item was answered, by name. */
export function strengthByArea(
  cards: readonly ReviewCard[],
  concepts: readonly { readonly id: string; readonly area: string }[],
  nowMs: number,
): readonly AreaStrength[] {
  const areas = new Map(concepts.map(({ id, area }) => [id, area]))
  const byArea = new Map<string, ReviewCard[]>()
  for (const card of cards) {
    const area = areas.get(card.concept)
    if (area === undefined || card.memory === undefined) continue
    const known = byArea.get(area)
    if (known === undefined) byArea.set(area, [card])
    else known.push(card)
  }
  return [...byArea]
    .map(([area, ofArea]) => strengthOf(area, ofArea, nowMs))
    .sort((a, b) => (a.area < b.area ? -1 : 1))
}

function strengthOf(area: string, cards: readonly ReviewCard[], nowMs: number): AreaStrength {
  const sum = (pick: (card: ReviewCard) => number): number =>
    cards.reduce((total, card) => total + pick(card), 0)
  const mean =
    sum((card) => (card.memory === undefined ? 0 : retrievability(card.memory, nowMs))) / cards.length
  const answerCount = sum((card) => card.answerCount)
  const centre = (mean * answerCount + 2) / (answerCount + 4)
  const margin = 2 * Math.sqrt((centre * (1 - centre)) / (answerCount + 4))
  return {
    area,
    mean,
    low: Math.max(0, centre - margin),
    high: Math.min(1, centre + margin),
    itemCount: cards.length,
    answerCount,
    reviewCount: sum((card) => card.reviewCount),
  }
}
