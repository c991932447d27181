/** Numbers of a requirement with a bound, attempt by attempt, on a log scale. Pure. */

import type { Requirement } from '@savepoint/curriculum'
import type { GradingResult } from '@savepoint/grading'

export interface BoundedRequirement {
  readonly id: string
  readonly label: string
  readonly bound: number
}

/** Returns the first requirement whose number can be drawn: buffers, else log bytes. */
export function findBounded(requirements: readonly Requirement[]): BoundedRequirement | undefined {
  for (const { id, check } of requirements) {
    if (check.kind === 'plan' && check.condition.buffersMax !== undefined) {
      return { id, label: 'Shared buffers read, by attempt, log scale', bound: check.condition.buffersMax }
    }
    if (check.kind === 'wal')
      return { id, label: 'Log bytes written, by attempt, log scale', bound: check.bytesMax }
  }
  return undefined
}

/** Returns the first number in what was observed for `id`, or undefined. */
export function observedNumber(result: GradingResult, id: string): number | undefined {
  const observed = result.requirements.find((requirement) => requirement.id === id)?.observed
  const digits = observed === undefined ? undefined : /\d[\d,]*/.exec(observed)?.[0]
  return digits === undefined ? undefined : Number(digits.replaceAll(',', ''))
}

export interface LogScale {
  /** Powers of ten at the ends. */
  readonly from: number
  readonly to: number
  /** Position of a value, 0 to 1. */
  readonly at: (value: number) => number
}

/** Returns a scale over whole powers of ten that holds all `values`. Values below 1 count as 1. */
export function logScale(values: readonly number[]): LogScale {
  const exponents = values.map((value) => Math.log10(Math.max(1, value)))
  const from = Math.floor(Math.min(...exponents))
  const to = Math.max(from + 1, Math.ceil(Math.max(...exponents)))
  return {
    from: 10 ** from,
    to: 10 ** to,
    at: (value) => (Math.log10(Math.max(1, value)) - from) / (to - from),
  }
}
