/** Guesses what proving a lesson or a lab costs, so that lanes end together. Nothing but the order of work depends on it. */

import type { Task } from './task.ts'

/** Beside a check that compares rows. */
const COSTS: Readonly<Record<string, number>> = { plan: 10, atomic: 20, idempotent: 5, probe: 2 }

/** Returns how many statements an engine is likely to run: the number of mutants grows with the solution. */
export function expectedCost(task: Task): number {
  if (task.kind === 'lesson') return 20
  const { variants, alternatives, wrongAnswers, requirements, solution, setup } = task.lab
  const mutants = solution.length / 20
  const looks = requirements.reduce((sum, { check }) => sum + (COSTS[check.kind] ?? 1), 0)
  return variants.length * (alternatives.length + wrongAnswers.length + mutants) * looks + setup.length / 20
}
