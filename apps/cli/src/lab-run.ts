/** `savepoint lab run ID FILE`: grades a file as the lab workspace does, and records the verdict. */

import type { CompiledCurriculum, Lab } from '@savepoint/curriculum'
import { type GradingResult, gradeSubmission } from '@savepoint/grading'
import { completionsToRecord, type ProgressPayload, project } from '@savepoint/progress'
import { err, ok, type Result } from '@savepoint/std'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { findLab } from './find-lab.ts'
import { htmlText } from './html-text.ts'
import { readNamed } from './read-named.ts'
import { failWith, reasonOf } from './report.ts'
import type { CliSession } from './session.ts'
import { painterOf, plainText, wrap } from './terminal.ts'

export interface LabRunOptions {
  readonly json?: boolean
  /** False with `--no-record`. */
  readonly record: boolean
  /** Seconds. */
  readonly timeout: string
}

/** Submissions larger than this are not answers. */
const SUBMISSION_LENGTH_MAX = 1_000_000

/** Grades the file and returns the verdict's exit code. */
export async function runLab(
  session: CliSession,
  { id, file }: { readonly id: string; readonly file: string },
  options: LabRunOptions,
): Promise<ExitCode> {
  const timeoutS = Number(options.timeout)
  if (!(timeoutS > 0))
    return failWith(session, `--timeout takes seconds, found ${JSON.stringify(options.timeout)}.`, EXIT.usage)
  const curriculum = await session.resources.loadCurriculum()
  if (!curriculum.ok) return failWith(session, curriculum.error.message, EXIT.unavailable)
  const lab = findLab(curriculum.value, id)
  if (!lab.ok) return failWith(session, lab.error, EXIT.usage)
  const submission = await readSubmission(session, file)
  if (!submission.ok) return failWith(session, submission.error, EXIT.usage)
  const adapter = session.resources.createEngine()
  if (!adapter.ok) return failWith(session, adapter.error.message, EXIT.unavailable)
  const signal = AbortSignal.any([session.signal, AbortSignal.timeout(timeoutS * 1000)])
  const result = await gradeSubmission(lab.value, submission.value, adapter.value, {
    signal,
    variantDescriptions: describeVariants(curriculum.value, lab.value),
  }).finally(() => adapter.value.close())
  if (signal.aborted) {
    const why = session.signal.aborted ? 'Stopped' : `Not graded within ${timeoutS} s (--timeout), so stopped`
    if (options.json === true)
      session.terminal.write(jsonText({ lab: lab.value.id, verdict: 'notGradable', requirements: [] }))
    return failWith(session, `${why}. Nothing was recorded.`, EXIT.unavailable)
  }
  if (options.record && result.verdict !== 'notGradable')
    await record(session, { curriculum: curriculum.value, lab: lab.value, result })
  session.terminal.write(options.json === true ? jsonText(result) : verdictText(session, lab.value, result))
  return exitCodeOf(result)
}

function exitCodeOf({ verdict }: GradingResult): ExitCode {
  if (verdict === 'notGradable') return EXIT.unavailable
  return verdict === 'passed' ? EXIT.ok : EXIT.failed
}

async function readSubmission(session: CliSession, file: string): Promise<Result<string, string>> {
  const text = await readNamed(session, file)
  if (!text.ok) return text
  if (text.value.length > SUBMISSION_LENGTH_MAX) {
    return err(`${file} has ${text.value.length} characters; an answer has at most ${SUBMISSION_LENGTH_MAX}.`)
  }
  return ok(text.value.startsWith('\uFEFF') ? text.value.slice(1) : text.value)
}

function describeVariants(curriculum: CompiledCurriculum, lab: Lab): ReadonlyMap<string, string> {
  const dataset = curriculum.datasets.find((candidate) => candidate.id === lab.dataset)
  return new Map(dataset?.variants.map((variant) => [variant.id, variant.description]))
}

interface Graded {
  readonly curriculum: CompiledCurriculum
  readonly lab: Lab
  readonly result: GradingResult
}

/** The verdict stands whether or not it can be kept: a log that fails is a warning. */
async function record(session: CliSession, { curriculum, lab, result }: Graded): Promise<void> {
  const payload: ProgressPayload = {
    kind: 'SubmissionGraded',
    concept: lab.conceptId,
    lab: lab.id,
    verdict: result.verdict === 'passed' ? 'passed' : 'failed',
    metCount: result.requirements.filter((requirement) => requirement.passed).length,
    requirementCount: result.requirements.length,
    contentHash: result.contentHash,
  }
  const warn = (reason: string) =>
    session.terminal.writeError(`The verdict was not recorded: ${plainText(reason)}\n`)
  try {
    const log = await session.openLog()
    const appended = await log.append([payload])
    if (!appended.ok) return warn(appended.error.message)
    const contents = await log.readAll()
    if (!contents.ok) return
    const view = project(contents.value.events, curriculum, { utcOffsetMinutes: session.utcOffsetMinutes })
    const due = completionsToRecord(view, curriculum.concepts)
    if (due.length > 0) await log.append(due)
  } catch (error) {
    warn(reasonOf(error))
  }
}

function jsonText({
  lab,
  verdict,
  requirements,
}: Pick<GradingResult, 'lab' | 'verdict' | 'requirements'>): string {
  const rows = requirements.map(({ id, passed, feedback }) => ({ id, passed, feedback }))
  return `${JSON.stringify({ lab, verdict, requirements: rows })}\n`
}

const VERDICTS = { passed: 'Passed', failed: 'Not passed yet', notGradable: 'Not gradable' } as const

function verdictText(session: CliSession, lab: Lab, result: GradingResult): string {
  const paint = painterOf(session.terminal)
  const width = Math.min(session.terminal.columns, 100)
  const lines: string[] = []
  for (const requirement of result.requirements) {
    const text = lab.requirements.find((candidate) => candidate.id === requirement.id)?.text ?? requirement.id
    const mark = requirement.passed ? paint('done', '✔') : paint('failed', '✘')
    lines.push(`${mark} ${wrap(text, width - 2, '  ').trimStart()}`)
    if (requirement.passed) continue
    if (requirement.expected !== '')
      lines.push(paint('dim', wrap(`expected ${plainText(requirement.expected)}`, width, '    ')))
    if (requirement.observed !== '')
      lines.push(paint('dim', wrap(`observed ${plainText(requirement.observed)}`, width, '    ')))
    if (requirement.feedback !== '') lines.push(wrap(plainText(requirement.feedback), width, '    '))
  }
  if (lines.length > 0) lines.push('')
  const metCount = result.requirements.filter((requirement) => requirement.passed).length
  const style = result.verdict === 'passed' ? 'done' : 'failed'
  lines.push(
    `${paint(style, VERDICTS[result.verdict])}: ${metCount} of ${result.requirements.length} requirements`,
  )
  for (const issue of result.courseIssues)
    lines.push(wrap(`The lab itself is at fault: ${plainText(issue)}`, width))
  if (result.verdict === 'passed' && lab.debriefHtml !== '') lines.push('', htmlText(lab.debriefHtml, width))
  return `${lines.join('\n')}\n`
}
