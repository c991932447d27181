/**
 * The contract of every engine adapter, as cases that throw. They need no test framework, so the same cases run in
 * Node and in a browser; `runContract` reports, and a test file asserts. A skip declares a missing capability.
 */

import type { EngineAdapter } from './adapter.ts'
import { ANSWER_CASES } from './contract/answer-cases.ts'
import type { ContractCase } from './contract/case.ts'
import { LIFECYCLE_CASES } from './contract/lifecycle-cases.ts'

import { RESET_CASES } from './contract/reset-cases.ts'

export type { ContractCase } from './contract/case.ts'

/** All cases, each with an id of its own. */
export const CONTRACT_CASES: readonly ContractCase[] = [...ANSWER_CASES, ...LIFECYCLE_CASES, ...RESET_CASES]

export interface ContractOutcome {
  readonly id: string
  readonly title: string
  readonly outcome: 'passed' | 'skipped' | 'failed'
  /** Why it was skipped, or what failed. */
  readonly reason: string
}

/** Runs every case on `adapter`, except those that `skips` names with a reason. Outcomes are in the cases' order. */
export async function runContract(
  adapter: EngineAdapter,
  skips: Readonly<Record<string, string>> = {},
): Promise<ContractOutcome[]> {
  const outcomes: ContractOutcome[] = []
  for (const { id, title, run } of CONTRACT_CASES) {
    const skip = skips[id]
    if (skip !== undefined) {
      outcomes.push({ id, title, outcome: 'skipped', reason: skip })
      continue
    }
    try {
      await run(adapter)
      outcomes.push({ id, title, outcome: 'passed', reason: '' })
    } catch (cause) {
      outcomes.push({
        id,
        title,
        outcome: 'failed',
        reason: cause instanceof Error ? cause.message : String(cause),
      })
    }
  }
  return outcomes
}
