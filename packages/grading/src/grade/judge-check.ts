/** Holds what a check saw against what it asks for, and says the difference in verbs and numbers. */

import type { RequirementCheck } from '@savepoint/curriculum'
import { assertNever } from '@savepoint/std'
import type { Evidence } from '../model.ts'
import type {
  AttemptOutcome,
  CheckObservation,
  ExpectedAndObserved,
  InjectedRun,
  LearnerError,
  RowSet,
  Seen,
  VariantObservation,
} from '../observations.ts'
import { checkPlan } from '../plan/check-plan.ts'
import { compareRows } from '../rows/compare-rows.ts'
import { asPrinted } from '../rows/printed-literals.ts'
import { describeComparison, rowCountText } from './describe-rows.ts'

export type Finding =
  | { readonly kind: 'met'; readonly expected: string; readonly observed: string }
  | NotMet
  | { readonly kind: 'issue'; readonly message: string }

export interface NotMet {
  readonly kind: 'notMet'
  readonly expected: string
  readonly observed: string
  readonly feedback: string
  readonly evidence?: Evidence
}

type CheckOf<K extends RequirementCheck['kind']> = Extract<RequirementCheck, { kind: K }>

/** Returns whether `observation` meets `check`, in words. The two must be of the same requirement. */
export function judgeCheck(
  check: RequirementCheck,
  observation: CheckObservation,
  variant: VariantObservation,
): Finding {
  switch (check.kind) {
    case 'rows':
    case 'probe':
      return observation.kind === check.kind ? judgeRows(check, observation.seen, variant) : mismatch()
    case 'plan':
      return observation.kind === 'plan' ? judgePlan(check, observation) : mismatch()
    case 'refuses':
      return observation.kind === 'attempt' ? judgeRefusal(check, observation.seen) : mismatch()
    case 'accepts':
      return observation.kind === 'attempt' ? judgeAcceptance(observation.seen) : mismatch()
    case 'idempotent':
      return observation.kind === 'idempotent' ? judgeIdempotence(observation.seen) : mismatch()
    case 'atomic':
      return observation.kind === 'atomic' ? judgeAtomicity(check, observation.seen) : mismatch()
    case 'wal':
      return observation.kind === 'wal' ? judgeLogVolume(check, observation.seen) : mismatch()
    default:
      return assertNever(check)
  }
}

function mismatch(): Finding {
  return { kind: 'issue', message: 'the observation is of another kind of check' }
}

function judgeRows(
  check: CheckOf<'rows'> | CheckOf<'probe'>,
  seen: Seen<{ readonly expected: RowSet; readonly observed: RowSet }>,
  variant: VariantObservation,
): Finding {
  const expectedText = 'the expected rows'
  if (seen.kind !== 'seen') return unseen(seen, expectedText, variant)
  const { observed } = seen.value
  const expected = asPrinted(seen.value.expected, observed)
  const comparison = compareRows(expected, observed, check.comparison)
  if (comparison.kind === 'unknownOrderColumn') {
    return {
      kind: 'issue',
      message: `the order names ${comparison.column}, which the expected rows do not have`,
    }
  }
  if (comparison.kind === 'equal') {
    return {
      kind: 'met',
      expected: rowCountText(expected.rowCount),
      observed: rowCountText(observed.rowCount),
    }
  }
  return withSubmissionError(
    { kind: 'notMet', ...describeComparison(comparison, expected, observed) },
    check,
    variant,
  )
}

/** A probe that fails after a submission that failed shows the error: it is the reason, the rows are the effect. */
function withSubmissionError(finding: NotMet, check: RequirementCheck, variant: VariantObservation): NotMet {
  if (check.kind === 'rows') return finding
  if (variant.submissionError !== undefined) {
    const { message } = variant.submissionError
    return {
      ...finding,
      feedback: `The submission stopped with an error: ${message}. ${finding.feedback}`,
      evidence: errorEvidence(variant.submissionError),
    }
  }
  if (!variant.endedInTransaction) return finding
  return {
    ...finding,
    feedback: `The submission ended inside a transaction, which was rolled back. ${finding.feedback}`,
  }
}

function judgePlan(
  check: CheckOf<'plan'>,
  observation: Extract<CheckObservation, { kind: 'plan' }>,
): Finding {
  const { seen, answer } = observation
  const wanted = expectedPlanText(check)
  if (seen.kind !== 'seen') return unseen(seen, wanted)
  const changed = answer === undefined ? undefined : changedAnswer(check.query ?? '', answer)
  if (changed !== undefined) return changed
  const findings = checkPlan(seen.value, check.condition)
  const broken = findings.filter((finding) => !finding.isMet)
  if (broken.length === 0) {
    return { kind: 'met', expected: wanted, observed: findings.map((finding) => finding.observed).join('; ') }
  }
  return {
    kind: 'notMet',
    expected: broken.map((finding) => finding.expected).join('; '),
    observed: broken.map((finding) => finding.observed).join('; '),
    feedback: '',
    evidence: {
      kind: 'plan',
      plan: seen.value,
      guiltyPaths: [...new Set(broken.flatMap((finding) => finding.guiltyPaths))],
    },
  }
}

/**
 * The submission may not change what the query returns. Under a limit, ties may come out differently with another
 * plan, so there only the number of rows is held.
 */
function changedAnswer(query: string, answer: ExpectedAndObserved): NotMet | undefined {
  const comparison = compareRows(answer.expected, answer.observed, SAME_ROWS)
  if (comparison.kind === 'equal') return undefined
  const isLimited = /\b(limit|fetch)\b/i.test(query)
  if (isLimited && answer.expected.rowCount === answer.observed.rowCount) return undefined
  const { expected, observed, feedback, evidence } = describeComparison(
    comparison,
    answer.expected,
    answer.observed,
  )
  return {
    kind: 'notMet',
    expected: `${expected}, as before`,
    observed,
    feedback: `The query no longer returns the rows that it returned before the submission. ${feedback}`,
    ...(evidence === undefined ? {} : { evidence }),
  }
}

function expectedPlanText(check: CheckOf<'plan'>): string {
  const { condition } = check
  const bounds: readonly (readonly [string, number | undefined, string])[] = [
    ['at most', condition.buffersMax, 'shared buffers'],
    ['no node produces more than', condition.nodeRowsMax, 'rows'],
    ['estimates within a factor of', condition.estimateRatioMax, ''],
    ['at most', condition.heapFetchesMax, 'heap fetches'],
  ]
  return [
    ...condition.forbid.map((pattern) => `no ${pattern}`),
    ...condition.require,
    ...bounds.flatMap(([before, bound, after]) =>
      bound === undefined ? [] : [`${before} ${bound} ${after}`.trim()],
    ),
  ].join('; ')
}

function judgeRefusal(check: CheckOf<'refuses'>, seen: Seen<AttemptOutcome>): Finding {
  const expected = `refused with ${check.sqlstates.join(' or ')}`
  if (seen.kind !== 'seen') return unseen(seen, expected)
  const { refusal } = seen.value
  if (refusal === undefined) {
    return {
      kind: 'notMet',
      expected,
      observed: 'accepted',
      feedback: `This was accepted: ${check.statement.trim()}`,
    }
  }
  const observed = `refused with ${refusal.sqlstate}`
  if (check.sqlstates.includes(refusal.sqlstate)) return { kind: 'met', expected, observed }
  const feedback = `It was refused for another reason: ${refusal.message}.`
  return { kind: 'notMet', expected, observed, feedback, evidence: errorEvidence({ ...refusal, part: '' }) }
}

function judgeAcceptance(seen: Seen<AttemptOutcome>): Finding {
  const expected = 'accepted'
  if (seen.kind !== 'seen') return unseen(seen, expected)
  const { refusal } = seen.value
  if (refusal === undefined) return { kind: 'met', expected, observed: 'accepted' }
  const observed = `refused with ${refusal.sqlstate}`
  const feedback = `A statement that must succeed was refused: ${refusal.message}.`
  return { kind: 'notMet', expected, observed, feedback, evidence: errorEvidence({ ...refusal, part: '' }) }
}

const SAME_ROWS = { order: { kind: 'bag' }, columns: 'orderOnly', tolerance: 0 } as const
const SEQUENCE = { order: { kind: 'ordered' }, columns: 'orderOnly', tolerance: 0 } as const

function judgeIdempotence(seen: Seen<{ readonly first: RowSet; readonly second: RowSet }>): Finding {
  const expected = 'the same state after a second run'
  if (seen.kind === 'error') {
    const { message } = seen.error
    const feedback = `A run of the submission stops with an error: ${message}.`
    return {
      kind: 'notMet',
      expected,
      observed: `error ${seen.error.sqlstate}`,
      feedback,
      evidence: errorEvidence(seen.error),
    }
  }
  if (seen.kind !== 'seen') return unseen(seen, expected)
  const comparison = compareRows(seen.value.first, seen.value.second, SEQUENCE)
  if (comparison.kind === 'equal') return { kind: 'met', expected, observed: 'the same state' }
  const { evidence, feedback } = describeComparison(comparison, seen.value.first, seen.value.second)
  return {
    kind: 'notMet',
    expected,
    observed: 'another state',
    feedback: `After the second run the state differs from that after the first. ${feedback}`,
    ...(evidence === undefined ? {} : { evidence }),
  }
}

function judgeAtomicity(check: CheckOf<'atomic'>, seen: Seen<readonly InjectedRun[]>): Finding {
  const expected = 'all or nothing, wherever an error strikes'
  if (seen.kind !== 'seen') return unseen(seen, expected)
  for (const [index, run] of seen.value.entries()) {
    const wanted = asPrinted(run.expected, run.observed)
    const comparison = compareRows(wanted, run.observed, check.comparison)
    if (comparison.kind === 'equal') continue
    if (comparison.kind === 'unknownOrderColumn')
      return { kind: 'issue', message: `the order names ${comparison.column}` }
    const { evidence, feedback } = describeComparison(comparison, wanted, run.observed)
    const place = `statement ${index + 1}`
    const isWhole = run.statement === undefined
    return {
      kind: 'notMet',
      expected,
      observed: isWhole ? 'broken at the end' : `a part was kept after an error in ${place}`,
      feedback: `${isWhole ? 'After the whole submission' : `With an error in place of ${place}`} the invariant does not hold. ${feedback}`,
      ...(evidence === undefined ? {} : { evidence }),
    }
  }
  return { kind: 'met', expected, observed: `held with an error in each of ${count(seen.value.length - 1)}` }
}

function count(statements: number): string {
  return `${statements} statement${statements === 1 ? '' : 's'}`
}

function judgeLogVolume(check: CheckOf<'wal'>, seen: Seen<{ readonly bytes: number }>): Finding {
  const expected = `at most ${grouped(check.bytesMax)} bytes of log`
  if (seen.kind !== 'seen') return unseen(seen, expected)
  const observed = `${grouped(seen.value.bytes)} bytes`
  if (seen.value.bytes <= check.bytesMax) return { kind: 'met', expected, observed }
  return { kind: 'notMet', expected, observed, feedback: '' }
}

function unseen(
  seen: Exclude<Seen<unknown>, { kind: 'seen' }>,
  expected: string,
  variant?: VariantObservation,
): Finding {
  switch (seen.kind) {
    case 'issue':
      return { kind: 'issue', message: seen.message }
    case 'error':
      return erroneous(seen.error, expected, variant)
    case 'absent':
      return { kind: 'notMet', expected, ...absentText(seen) }
    default:
      return assertNever(seen)
  }
}

/** When the submission itself stopped, its error explains more than that of the probe after it. */
function erroneous(error: LearnerError, expected: string, variant: VariantObservation | undefined): NotMet {
  const cause = error.position === undefined ? (variant?.submissionError ?? error) : error
  const observed = `error ${cause.sqlstate}`
  return { kind: 'notMet', expected, observed, feedback: `${cause.message}.`, evidence: errorEvidence(cause) }
}

function absentText(seen: Extract<Seen<never>, { kind: 'absent' }>): {
  readonly observed: string
  readonly feedback: string
} {
  const where = seen.part === '' ? 'The submission' : `The part ${seen.part}`
  switch (seen.what) {
    case 'part':
      return {
        observed: 'no such part',
        feedback: `The line --# ${seen.part} is missing from the submission.`,
      }
    case 'rows':
      return { observed: 'no rows', feedback: `${where} has no statement that returns rows.` }
    case 'query':
      return { observed: 'no query', feedback: `${where} has no query to explain.` }
  }
}

function errorEvidence(error: LearnerError): Evidence {
  return { kind: 'error', ...error }
}

function grouped(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',')
}
