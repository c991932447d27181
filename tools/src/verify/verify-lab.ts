/**
 * Proves a lab: the starter fails what it is meant to fail, the solution and each alternative pass, each wrong
 * answer fails the requirements that it names (others may fail too: one mistake can break several).
 */

import type { Lab } from '@savepoint/curriculum'
import type { Grader, GradingResult } from '@savepoint/grading'
import type { Failure } from './outcome.ts'

/** Milliseconds that grading one submission may take on all variants. */
const SUBMISSION_DEADLINE_MS = 60_000

/** Grades every sample of `lab`, whose folder is `folder`. */
export async function verifySamples(lab: Lab, folder: string, grader: Grader): Promise<readonly Failure[]> {
  const failures: Failure[] = []
  const gradeText = (text: string): Promise<GradingResult> =>
    grader.gradeSubmission(lab, text, { signal: AbortSignal.timeout(SUBMISSION_DEADLINE_MS) })
  const expectPass = async (file: string, text: string): Promise<void> => {
    const result = await gradeText(text)
    if (result.verdict === 'passed') return
    failures.push({
      place: `${folder}/${file}`,
      message: ['must pass, and does not', ...describeResult(result)].join('\n'),
    })
  }
  const expectFailure = async (file: string, text: string, fails: readonly string[]): Promise<void> => {
    const fault = failureFault(await gradeText(text), fails)
    if (fault !== undefined) failures.push({ place: `${folder}/${file}`, message: fault })
  }
  await expectPass('solution.sql', lab.solution)
  // When the solution does not pass, nothing else can be told apart from that.
  if (failures.length > 0) return failures
  await expectFailure('starter.sql', lab.starter, lab.starterFails)
  for (const { name, text } of lab.alternatives) await expectPass(`alternatives/${name}.sql`, text)
  for (const { name, text, fails } of lab.wrongAnswers) await expectFailure(`wrong/${name}.sql`, text, fails)
  return failures
}

/** Says how a submission that is meant to fail `fails` did otherwise, or undefined. */
export function failureFault(result: GradingResult, fails: readonly string[]): string | undefined {
  if (result.verdict === 'notGradable') return ['cannot be graded', ...describeResult(result)].join('\n')
  if (fails.length === 0) return 'names no requirement that it fails'
  const passed = fails.filter((id) => result.requirements.every((each) => each.id !== id || each.passed))
  if (passed.length === 0) return undefined
  return [`must fail ${passed.join(', ')}, and does not`, ...describeResult(result)].join('\n')
}

/** Returns a line for each requirement and course issue. */
function describeResult(result: GradingResult): readonly string[] {
  const requirements = result.requirements.map((each) => {
    if (each.passed) return `  met      ${each.id}: ${each.observed}`
    const variant = each.variant === undefined ? '' : ` on ${each.variant}`
    return `  not met  ${each.id}${variant}: expected ${each.expected}, observed ${each.observed}. ${each.feedback}`.trimEnd()
  })
  return [...requirements, ...result.courseIssues.map((issue) => `  fault    ${issue}`)]
}
