/**
 * The learner's pace: how long a concept takes them, against the library's minutes.
 *
 * The ratio of a finished concept is its recorded time over its minutes. The middle one of the last twenty is taken: half of
 * them may be wild without moving it far (the median has a breakdown point of one half: Hampel, "A General Qualitative
 * Definition of Robustness", 1971). With few of them it is drawn towards 1, as a James-Stein estimate is towards its prior
 * guess (James and Stein, "Estimation with Quadratic Loss", 1961); here the guess weighs as much as five concepts. Both are
 * done on logarithms, so that twice as slow and twice as fast are equally far from 1. It stays within a half and two.
 */

import type { ConceptProgress } from '@savepoint/progress'
import type { PlanningConcept } from './library.ts'

const RECENT_MAX = 20
const PRIOR_WEIGHT = 5
const PACE_MIN = 0.5
const PACE_MAX = 2
/** A concept that was finished faster was known before, or read elsewhere. */
const SECONDS_MIN = 120
/** A pace closer than this to the plan's leaves the plan as it is: minutes are not known better. */
const DIFFERENCE_MIN = 0.15

export interface Pace {
  /** Actual over planned minutes, in steps of 0.05, in [0.5, 2]. Above 1 is slower than the library says. */
  readonly ratio: number
  /** How many concepts it is measured on. */
  readonly conceptCount: number
}

/** Returns the pace over the concepts that were completed with time recorded. */
export function measurePace(
  concepts: readonly Pick<PlanningConcept, 'id' | 'minutes'>[],
  progress: ReadonlyMap<string, ConceptProgress>,
): Pace {
  const finished = concepts.flatMap(({ id, minutes }) => {
    const one = progress.get(id)
    if (one?.status !== 'completed' || one.testedOut !== undefined) return []
    if (one.seconds < SECONDS_MIN || minutes <= 0) return []
    return [{ logRatio: Math.log(one.seconds / 60 / minutes), atMs: one.lastAtMs ?? 0 }]
  })
  const recent = finished.sort((a, b) => b.atMs - a.atMs).slice(0, RECENT_MAX)
  const weight = recent.length / (recent.length + PRIOR_WEIGHT)
  const ratio = Math.exp(weight * median(recent.map((one) => one.logRatio)))
  const clamped = Math.min(PACE_MAX, Math.max(PACE_MIN, ratio))
  return { ratio: Math.round(clamped * 20) / 20, conceptCount: recent.length }
}

/** Returns the pace to plan with: the measured one when it differs enough from the one planned with. */
export function paceToPlanWith(measured: Pace, planned: number): number {
  return Math.abs(measured.ratio - planned) < DIFFERENCE_MIN ? planned : measured.ratio
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const high = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? 0) + high) / 2
}
