/**
 * Everything a lab's workspace knows, and what can be done there. The learner's session and the grader's sessions
 * are different ones: submitting never disturbs what stands in the editor or in the learner's tables.
 */

import type { Lab } from '@savepoint/curriculum'
import type { ScriptRun } from '@savepoint/engines'
import type { Grader, GradingProgress, GradingResult } from '@savepoint/grading'
import type { DraftStore } from '@savepoint/platform/browser'
import type { ProgressEvent } from '@savepoint/progress'
import { announce } from '../../engine/announce.ts'
import { connectEngine, createPageRunner } from '../../engine/connect.ts'
import { type OutcomeText, outcomeText } from '../../engine/outcome-text.ts'
import { summarizeRun } from '../../engine/run-summary.ts'
import type { EngineRunner, RunnerStatus } from '../../engine/runner.ts'
import { record } from '../../record/record.ts'
import { parseSchema, SCHEMA_QUERY, type SchemaTable } from '../editor/schema-names.ts'
import { explainLastQuery, type PlanAnswer } from '../plan/plan-query.ts'
import { findErrorPlace } from '../results/error-text.ts'
import { COUNTERS_QUERY, type CounterChange, changedCounters, parseCounters } from './activity.ts'
import { findBounded, observedNumber } from './attempts.ts'
import { parseKeptVerdict } from './kept-verdict.ts'

export interface LogLine {
  readonly atMs: number
  readonly what: string
  readonly elapsedMs: number | undefined
}

/** A lab as the site serves it: with what the feedback calls each set of data that it grades on. */
export interface ServedLab extends Lab {
  readonly variantDescriptions: Readonly<Record<string, string>>
}

export interface ShownRun {
  readonly run: ScriptRun
  readonly script: string
}

export type EvidenceTab = 'rows' | 'plan' | 'activity' | 'schema' | 'log'

/** Lines of the log that are kept; the oldest go first. */
const LOG_LINES_MAX = 500
/** Engines that the grader keeps open; each is hundreds of megabytes. */
const GRADER_SESSIONS_MAX = 2

export class LabState {
  readonly lab: ServedLab
  readonly runner: EngineRunner
  readonly #drafts: DraftStore
  #grader: Grader | undefined
  #gradingAbort: AbortController | undefined

  text = $state('')
  savedAtMs = $state<number | undefined>()
  replacedText = $state<string | undefined>()
  status = $state.raw<RunnerStatus>({ kind: 'idle' })
  isRunning = $state(false)
  shown = $state.raw<ShownRun | undefined>()
  stopped = $state.raw<OutcomeText | undefined>()
  errorAt = $state<number | undefined>()
  plan = $state.raw<PlanAnswer | undefined>()
  activity = $state.raw<readonly CounterChange[] | undefined>()
  schema = $state.raw<readonly SchemaTable[] | undefined>()
  log = $state.raw<readonly LogLine[]>([])
  tab = $state<EvidenceTab>('rows')
  verdict = $state.raw<GradingResult | undefined>()
  isVerdictOld = $state(false)
  grading = $state.raw<GradingProgress | undefined>()
  isGrading = $state(false)
  gradingFault = $state('')
  hintCount = $state(0)
  isSolutionShown = $state(false)
  attempts = $state.raw<readonly number[]>([])

  constructor(lab: ServedLab, drafts: DraftStore, events: readonly ProgressEvent[]) {
    this.lab = lab
    this.#drafts = drafts
    this.runner = createPageRunner({
      dataset: lab.dataset,
      ...(lab.variants[0] === undefined ? {} : { variant: lab.variants[0] }),
      setup: lab.setup,
    })
    this.runner.subscribe(() => {
      this.status = this.runner.status()
    })
    this.text = drafts.readNow(this.#key('lab')) ?? lab.starter
    this.verdict = parseKeptVerdict(drafts.readNow(this.#key('verdict')), lab)
    this.isVerdictOld = this.verdict !== undefined
    this.attempts = (drafts.readNow(this.#key('attempts')) ?? '').split(',').filter(Boolean).map(Number)
    for (const event of events) this.#restore(event)
  }

  #key(kind: 'lab' | 'verdict' | 'attempts'): string {
    return `${kind}:${this.lab.id}`
  }

  #restore(event: ProgressEvent): void {
    if (!('lab' in event) || event.lab !== this.lab.id) return
    if (event.kind === 'HintRevealed') this.hintCount = Math.max(this.hintCount, event.hint)
    if (event.kind === 'SolutionRevealed') this.isSolutionShown = true
  }

  /** Keeps what was typed. */
  type(text: string): void {
    if (text === this.text) return
    this.text = text
    this.errorAt = undefined
    this.isVerdictOld = true
    this.replacedText = undefined
    this.#keepText()
  }

  #keepText(): void {
    this.#drafts.keep(this.#key('lab'), this.text)
    this.savedAtMs = Date.now()
  }

  /** Returns to the starting text and to the untouched tables; `undoStartOver` brings the text back. */
  async startOver(): Promise<void> {
    const before = this.text
    this.type(this.lab.starter)
    this.replacedText = before
    this.shown = undefined
    this.stopped = undefined
    this.plan = undefined
    this.activity = undefined
    announce('The text is where it started. Undo brings yours back.')
    await this.runner.reset()
    await this.readSchema()
  }

  undoStartOver(): void {
    const before = this.replacedText
    if (before === undefined) return
    this.type(before)
    announce('Your text is back')
  }

  async run(): Promise<void> {
    if (this.isRunning) return
    this.isRunning = true
    const script = this.text
    const closed = await this.runner.open()
    const before = closed === undefined ? parseCounters(await this.#counters()) : undefined
    const outcome = closed ?? (await this.runner.run(script))
    this.errorAt = undefined
    this.plan = undefined
    if (outcome.kind === 'ran') {
      this.stopped = undefined
      this.shown = { run: outcome.run, script }
      this.#logLine(summarizeRun(outcome.run), outcome.elapsedMs)
      const refused = outcome.run.statements.find((statement) => statement.error !== undefined)
      if (script === this.text && refused?.error !== undefined) {
        this.errorAt = findErrorPlace(refused.error, script, refused.start)?.offset
      }
      announce(summarizeRun(outcome.run))
      await this.#readEvidence(before)
    } else {
      this.stopped = outcomeText(outcome, 'lab')
      this.shown = undefined
      this.activity = undefined
      this.#logLine(this.stopped.what, undefined)
      announce(`${this.stopped.what} ${this.stopped.why}`)
    }
    this.isRunning = false
  }

  async #counters(): Promise<ScriptRun | undefined> {
    // A transaction's counters are not told before it ends.
    return this.runner.isInTransaction() ? undefined : this.runner.ask(COUNTERS_QUERY)
  }

  async #readEvidence(before: ReturnType<typeof parseCounters>): Promise<void> {
    const after = parseCounters(await this.#counters())
    this.activity = after === undefined || before === undefined ? undefined : changedCounters(before, after)
    await this.readSchema()
    if (this.tab === 'plan') await this.readPlan()
  }

  async readSchema(): Promise<void> {
    const run = await this.runner.ask(SCHEMA_QUERY)
    this.schema = (run === undefined ? undefined : parseSchema(run)) ?? this.schema
  }

  /** Explains the last query of the last run, once. */
  async readPlan(): Promise<void> {
    if (this.shown === undefined || this.plan !== undefined) return
    const shown = this.shown
    const plan = await explainLastQuery(this.runner, shown.script)
    if (this.shown === shown) this.plan = plan
  }

  async choose(tab: EvidenceTab): Promise<void> {
    this.tab = tab
    if (tab === 'plan' && !this.isRunning) await this.readPlan()
    if (tab === 'schema' && this.schema === undefined) {
      await this.runner.open()
      await this.readSchema()
    }
  }

  cancelRun(): void {
    this.runner.cancel()
  }

  async restart(): Promise<void> {
    this.stopped = undefined
    await this.runner.reset()
    this.runner.warm()
    announce('The engine runs again')
  }

  #logLine(what: string, elapsedMs: number | undefined): void {
    this.log = [...this.log, { atMs: Date.now(), what, elapsedMs }].slice(-LOG_LINES_MAX)
  }

  async submit(): Promise<void> {
    if (this.isGrading) return
    this.isGrading = true
    this.gradingFault = ''
    this.grading = undefined
    const submission = this.text
    const abort = new AbortController()
    this.#gradingAbort = abort
    try {
      const [{ createGrader }, adapter] = await Promise.all([import('@savepoint/grading'), connectEngine()])
      this.#grader ??= createGrader(adapter, { sessionsMax: GRADER_SESSIONS_MAX })
      const result = await this.#grader.gradeSubmission(this.lab, submission, {
        signal: abort.signal,
        variantDescriptions: new Map(Object.entries(this.lab.variantDescriptions)),
        onProgress: (progress) => {
          this.grading = progress
        },
      })
      if (!abort.signal.aborted) this.#judge(result, submission)
      else announce('Grading cancelled')
    } catch (cause) {
      this.gradingFault = cause instanceof Error ? cause.message : String(cause)
    } finally {
      this.isGrading = false
      this.#gradingAbort = undefined
    }
  }

  cancelGrading(): void {
    this.#gradingAbort?.abort()
  }

  #judge(result: GradingResult, submission: string): void {
    this.verdict = result
    this.isVerdictOld = submission !== this.text
    const { metCount, requirementCount } = countMet(result)
    this.#logLine(`submitted: ${verdictWords(result)}`, undefined)
    announce(verdictWords(result))
    if (result.verdict === 'notGradable') return
    const { lab } = this
    this.#drafts.keep(this.#key('verdict'), JSON.stringify(result))
    const bounded = findBounded(lab.requirements)
    const observed = bounded && observedNumber(result, bounded.id)
    if (observed !== undefined) {
      this.attempts = [...this.attempts, observed]
      this.#drafts.keep(this.#key('attempts'), this.attempts.join(','))
    }
    void record({
      kind: 'SubmissionGraded',
      concept: lab.conceptId,
      lab: lab.id,
      verdict: result.verdict,
      metCount,
      requirementCount,
      contentHash: lab.contentHash,
    })
  }

  showHint(): void {
    this.hintCount = Math.min(this.hintCount + 1, this.lab.hints.length)
    void record({ kind: 'HintRevealed', concept: this.lab.conceptId, lab: this.lab.id, hint: this.hintCount })
  }

  showSolution(): void {
    this.isSolutionShown = true
    if (this.verdict?.verdict === 'passed') return
    void record({ kind: 'SolutionRevealed', concept: this.lab.conceptId, lab: this.lab.id })
  }
}

/** Returns how many requirements of `result` are met, and of how many. */
export function countMet(result: GradingResult): { metCount: number; requirementCount: number } {
  return {
    metCount: result.requirements.filter((requirement) => requirement.passed).length,
    requirementCount: result.requirements.length,
  }
}

/** Returns `Passed. 4 of 4 requirements met` and its like. */
function verdictWords(result: GradingResult): string {
  if (result.verdict === 'notGradable') return 'Not graded: this lab is broken, not your answer.'
  const { metCount, requirementCount } = countMet(result)
  return `${result.verdict === 'passed' ? 'Passed.' : 'Not yet.'} ${metCount} of ${requirementCount} requirements met`
}
