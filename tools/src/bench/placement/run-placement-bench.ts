/**
 * How often a placement is right, on simulated learners over the real curriculum: with the items that there are, and for
 * one path as it would be with six items for each concept. The peer asks one item of every concept and believes it.
 */

import type { CompiledCurriculum } from '@savepoint/curriculum'
import { LEARNER_KINDS, type PlacementItem, placementItemsOf, simulatePlacements } from '@savepoint/guide'
import { compileContent } from '../../compile/compile-content.ts'
import type { BenchRow } from '../bench-row.ts'

const SEED = 1
const LEARNERS_NOW = 100
const LEARNERS_LATER = 20
const ITEMS_PER_CONCEPT = 6
const KINDS = ['choice', 'choice', 'choice', 'number', 'number', 'multiple'] as const
/** The path whose closure stands for what a learner is usually placed for. */
const PATH = 'senior-interview'
const FALSE_TESTED_OUT_MAX = 0.05
const AGREEMENT_MIN_NOW = 0.95
const AGREEMENT_MIN_LATER = 0.7
const QUESTIONS_MAX = 25

/** Runs the bench. Cases: `now` and `later`, each for three kinds of learners. */
export async function runPlacementBench(): Promise<readonly BenchRow[]> {
  const { curriculum } = compileContent()
  const items = placementItemsOf(curriculum.concepts)
  const now = { targets: items.map(({ concept }) => concept), items }
  const path = curriculum.paths.find(({ id }) => id === PATH)
  const later = {
    targets: [...(path?.assumed ?? []), ...(path?.targets ?? [])],
    items: everyConceptItems(curriculum),
  }
  return LEARNER_KINDS.flatMap((learnerKind) => {
    const ground = { concepts: curriculum.concepts, learnerKind, seed: SEED }
    return [
      ...rowsOf(
        `now-${learnerKind}`,
        AGREEMENT_MIN_NOW,
        simulatePlacements({ ...ground, ...now, learnerCount: LEARNERS_NOW }),
      ),
      ...rowsOf(
        `later-${learnerKind}`,
        AGREEMENT_MIN_LATER,
        simulatePlacements({ ...ground, ...later, learnerCount: LEARNERS_LATER }),
      ),
    ]
  })
}

function everyConceptItems({ concepts }: CompiledCurriculum): readonly PlacementItem[] {
  return concepts.flatMap(({ id: concept }) =>
    Array.from({ length: ITEMS_PER_CONCEPT }, (_, index) => ({
      id: `${concept}.${index}`,
      concept,
      kind: KINDS[index] ?? 'choice',
      choiceCount: 4,
    })),
  )
}

function rowsOf(
  name: string,
  agreementMin: number,
  { placement, everyConceptOnce }: ReturnType<typeof simulatePlacements>,
): readonly BenchRow[] {
  const row = (
    metric: keyof typeof placement,
    unit: string,
    bound: { readonly value: number; readonly isMax: boolean } | undefined,
  ): BenchRow => ({
    bench: 'placement',
    case: `${name}-${metric}`,
    metric,
    unit,
    value: placement[metric],
    peer: 'every concept once',
    peerValue: everyConceptOnce[metric],
    ratio: null,
    bound: bound?.value ?? null,
    ok:
      bound === undefined ||
      (bound.isMax ? placement[metric] <= bound.value : placement[metric] >= bound.value),
  })
  return [
    row('agreement', 'share', { value: agreementMin, isMax: false }),
    row('falseTestedOut', 'share', { value: FALSE_TESTED_OUT_MAX, isMax: true }),
    row('found', 'share', undefined),
    row('questionsMean', 'questions', { value: QUESTIONS_MAX, isMax: true }),
    row('questionsMin', 'questions', undefined),
    row('questionsMax', 'questions', { value: QUESTIONS_MAX, isMax: true }),
  ]
}
