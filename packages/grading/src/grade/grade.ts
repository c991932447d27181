/**
 * From observations to a verdict, requirement by requirement. Pure: the same observations give the same words.
 * A requirement is met when it is met on every variant; the first variant on which it is not is the one reported.
 * What is the author's fault becomes a course issue and makes the submission not gradable, never failed.
 */

import type { Lab, Requirement } from '@savepoint/curriculum'
import type { GradingResult, RequirementResult, Verdict } from '../model.ts'
import type { LabObservations, VariantObservation } from '../observations.ts'
import { type Finding, judgeCheck } from './judge-check.ts'

export interface GradeOptions {
  /** What the lab's variants of the dataset are like, for the sentence that says where a submission failed. */
  readonly variantDescriptions?: ReadonlyMap<string, string>
}

/** Returns the verdict on `observations`, which must be of `lab`. */
export function grade(lab: Lab, observations: LabObservations, options: GradeOptions = {}): GradingResult {
  const graded = lab.requirements.map((requirement) =>
    gradeRequirement(requirement, { lab, observations, options }),
  )
  const courseIssues = [...new Set([...observations.issues, ...graded.flatMap((each) => each.issues)])]
  return {
    lab: lab.id,
    contentHash: lab.contentHash,
    verdict: verdictOf(courseIssues, graded),
    requirements: graded.map((each) => each.result),
    courseIssues,
  }
}

interface GradedRequirement {
  readonly result: RequirementResult
  readonly issues: readonly string[]
}

interface Scope {
  readonly lab: Lab
  readonly observations: LabObservations
  readonly options: GradeOptions
}

function verdictOf(courseIssues: readonly string[], graded: readonly GradedRequirement[]): Verdict {
  if (courseIssues.length > 0) return 'notGradable'
  return graded.every((each) => each.result.passed) ? 'passed' : 'failed'
}

function gradeRequirement(requirement: Requirement, scope: Scope): GradedRequirement {
  const findings = scope.observations.variants.map((variant) => ({
    variant,
    finding: findingOf(requirement, variant),
  }))
  const failed = findings.find(({ finding }) => finding.kind === 'notMet')
  const issues = findings.flatMap(({ variant, finding }) =>
    finding.kind === 'issue'
      ? [`variant ${variant.variant}, requirement ${requirement.id}: ${finding.message}`]
      : [],
  )
  if (failed?.finding.kind === 'notMet') {
    return { issues, result: failedResult(requirement, failed.finding, failed.variant.variant, scope) }
  }
  const isComplete = findings.length === scope.lab.variants.length
  const first = findings[0]?.finding
  if (issues.length > 0 || !isComplete || first?.kind !== 'met')
    return { issues, result: ungradedResult(requirement) }
  const { expected, observed } = first
  return { issues, result: { id: requirement.id, passed: true, expected, observed, feedback: '' } }
}

function findingOf(requirement: Requirement, variant: VariantObservation): Finding {
  const observation = variant.checks.get(requirement.id)
  if (observation === undefined) return { kind: 'issue', message: 'it was not observed' }
  return judgeCheck(requirement.check, observation, variant)
}

function failedResult(
  requirement: Requirement,
  finding: Extract<Finding, { kind: 'notMet' }>,
  variant: string,
  scope: Scope,
): RequirementResult {
  const isOwnData = variant === scope.lab.variants[0]
  const { expected, observed, evidence } = finding
  return {
    id: requirement.id,
    passed: false,
    expected,
    observed,
    feedback: isOwnData
      ? finding.feedback
      : onOtherData(finding, scope.options.variantDescriptions?.get(variant)),
    ...(isOwnData ? {} : { variant }),
    ...(evidence === undefined ? {} : { evidence }),
  }
}

/** The learner does not see the other variants, so the sentence says what is there and repeats the counts. */
function onOtherData(finding: Extract<Finding, { kind: 'notMet' }>, description: string | undefined): string {
  const where = description === undefined ? '' : ` (${description.replace(/\.\s*$/, '')})`
  return `On a second set of data${where}: expected ${finding.expected}, observed ${finding.observed}. ${finding.feedback}`.trim()
}

function ungradedResult(requirement: Requirement): RequirementResult {
  return { id: requirement.id, passed: false, expected: '', observed: 'not graded', feedback: '' }
}
