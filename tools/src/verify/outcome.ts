/** What the proof of content found, as data: rendered for people or as one line of JSON at the edge. */

export interface Failure {
  /** `content/…/lesson.md:42`. */
  readonly place: string
  /** First line says what is wrong; further lines are evidence. */
  readonly message: string
}

export interface MutantCounts {
  readonly killed: number
  readonly equivalent: number
  readonly surviving: number
}

/** One lesson with its knowledge check, or one lab. */
export interface Outcome {
  readonly kind: 'lesson' | 'lab'
  readonly id: string
  readonly blocks: number
  readonly items: number
  /** Cases of the generators of items. */
  readonly variants: number
  readonly alternatives: number
  readonly wrongAnswers: number
  readonly mutants: MutantCounts
  readonly failures: readonly Failure[]
  /** What was left out, such as a statement that cannot be mutated. Not a failure. */
  readonly remarks: readonly string[]
}

/** The line that `--json` ends with. */
export interface Totals {
  readonly concepts: number
  readonly blocks: number
  readonly items: number
  readonly variants: number
  readonly labs: number
  readonly alternatives: number
  readonly wrongAnswers: number
  readonly failures: number
  readonly mutants: MutantCounts
}

export const NO_MUTANTS: MutantCounts = { killed: 0, equivalent: 0, surviving: 0 }

/** Sums `outcomes`; `otherFailures` are those of no lesson or lab, such as diagnostics of the compiler. */
export function totalsOf(outcomes: readonly Outcome[], otherFailures: number): Totals {
  const sum = (pick: (outcome: Outcome) => number): number =>
    outcomes.reduce((total, outcome) => total + pick(outcome), 0)
  return {
    concepts: outcomes.filter((outcome) => outcome.kind === 'lesson').length,
    blocks: sum((outcome) => outcome.blocks),
    items: sum((outcome) => outcome.items),
    variants: sum((outcome) => outcome.variants),
    labs: outcomes.filter((outcome) => outcome.kind === 'lab').length,
    alternatives: sum((outcome) => outcome.alternatives),
    wrongAnswers: sum((outcome) => outcome.wrongAnswers),
    failures: otherFailures + sum((outcome) => outcome.failures.length),
    mutants: {
      killed: sum((outcome) => outcome.mutants.killed),
      equivalent: sum((outcome) => outcome.mutants.equivalent),
      surviving: sum((outcome) => outcome.mutants.surviving),
    },
  }
}
