/**
 * Runs the mutants of a lab's solution through its own grader. A mutant is killed when it does not pass on every
 * variant; one that passes survives, unless the author has listed it as equivalent, with a reason. Other variants
 * than the learner's come first: they are made to tell answers apart, so most mutants die there.
 */

import type { Lab, Requirement } from '@savepoint/curriculum'
import type { Grader } from '@savepoint/grading'
import type { Failure, MutantCounts } from '../outcome.ts'
import { deriveMutants, type Mutant } from './derive-mutants.ts'
import { foldSpace } from './print-statement.ts'

export interface MutationRun {
  readonly counts: MutantCounts
  readonly failures: readonly Failure[]
  readonly remarks: readonly string[]
}

/**
 * A mutant that takes so much longer than the solution took just before, on the same machine and under the same
 * load, counts as killed: it would not answer a learner either.
 */
const RUNAWAY_FACTOR = 25
const RUNAWAY_MS_MIN = 2_000
/** A mutant that is listed as equivalent must pass, also on a busy machine. */
const EQUIVALENT_DEADLINE_MS = 60_000

/** Derives and grades the mutants of `lab`, whose folder is `folder`. */
export async function runMutants(lab: Lab, folder: string, grader: Grader): Promise<MutationRun> {
  const derived = await deriveMutants(lab.solution, {
    partIds: lab.parts.map((part) => part.id),
    orderGradedParts: new Set(lab.requirements.flatMap(orderGradedPart)),
  })
  const listed = new Set(lab.mutation.equivalents.map((each) => foldSpace(each.mutant)))
  const passing = new Set<string>()
  const failures: Failure[] = []
  const counts = { killed: 0, equivalent: 0, surviving: 0 }
  const runawayMs = await runawayDeadline(lab, grader)
  for (const mutant of derived.mutants) {
    const deadlineMs = listed.has(mutant.text) ? EQUIVALENT_DEADLINE_MS : runawayMs
    if (await isKilled(lab, mutant, { grader, deadlineMs })) counts.killed += 1
    else {
      passing.add(mutant.text)
      if (listed.has(mutant.text)) counts.equivalent += 1
      else {
        counts.surviving += 1
        failures.push({ place: `${folder}/solution.sql`, message: survivorText(mutant) })
      }
    }
  }
  const texts = new Set(derived.mutants.map((mutant) => mutant.text))
  for (const text of listed) {
    if (passing.has(text)) continue
    const reason = texts.has(text) ? 'is killed' : 'does not occur'
    failures.push({
      place: `${folder}/lab.yaml`,
      message: `a mutant listed as equivalent ${reason}:\n  ${text}`,
    })
  }
  const remarks = derived.skipped.map(
    ({ statement, reason }) => `${folder}/solution.sql: not mutated, ${reason}: ${statement}`,
  )
  return { counts, failures, remarks }
}

/** Grades the solution once more: sessions are open and expected rows known, as they are for its mutants. */
async function runawayDeadline(lab: Lab, grader: Grader): Promise<number> {
  const start = performance.now()
  await grader.gradeSubmission(lab, lab.solution)
  return Math.max(RUNAWAY_MS_MIN, Math.ceil(RUNAWAY_FACTOR * (performance.now() - start)))
}

function survivorText(mutant: Mutant): string {
  const part = mutant.part === '' ? '' : `, part ${mutant.part}`
  return `a mutant survives (${mutant.operator}${part}):\n  ${mutant.text}`
}

interface Trial {
  readonly grader: Grader
  readonly deadlineMs: number
}

async function isKilled(lab: Lab, mutant: Mutant, { grader, deadlineMs }: Trial): Promise<boolean> {
  const relevant = relevantRequirements(lab, mutant)
  const [dear, cheap] = [relevant.filter(isReplay), relevant.filter((each) => !isReplay(each))]
  for (const requirements of [cheap, dear]) {
    if (requirements.length === 0) continue
    for (const variant of [...lab.variants.slice(1), ...lab.variants.slice(0, 1)]) {
      const result = await grader.gradeSubmission(
        { ...lab, requirements, variants: [variant] },
        mutant.submission,
        {
          signal: AbortSignal.timeout(deadlineMs),
        },
      )
      if (result.verdict !== 'passed') return true
    }
  }
  return false
}

/** Replays cost a reset for each statement; most mutants die before. */
function isReplay({ check }: Requirement): boolean {
  return check.kind === 'atomic' || check.kind === 'idempotent'
}

/** When all that is graded is what each part returns, a mutant of one part is seen in that part alone. */
function relevantRequirements(lab: Lab, mutant: Mutant): readonly Requirement[] {
  const isRowsOnly = lab.requirements.every((requirement) => requirement.check.kind === 'rows')
  if (!isRowsOnly || mutant.part === '') return lab.requirements
  return lab.requirements.filter(({ check }) => check.kind === 'rows' && check.part === mutant.part)
}

function orderGradedPart({ check }: Requirement): readonly string[] {
  if (check.kind !== 'rows') return []
  const { kind } = check.comparison.order
  return kind === 'ordered' || kind === 'orderedBy' ? [check.part] : []
}
