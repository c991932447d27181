/** What the playground knows: a dataset, a text, the last run, and every statement run before. */

import type { Dataset } from '@savepoint/curriculum'
import type { ScriptRun } from '@savepoint/engines'
import type { DraftStore } from '@savepoint/platform/browser'
import { announce } from '../../engine/announce.ts'
import { createPageRunner } from '../../engine/connect.ts'
import { type OutcomeText, outcomeText } from '../../engine/outcome-text.ts'
import { summarizeRun } from '../../engine/run-summary.ts'
import type { EngineRunner, RunnerStatus } from '../../engine/runner.ts'
import { parseSchema, SCHEMA_QUERY, type SchemaTable } from '../editor/schema-names.ts'
import { explainLastQuery, type PlanAnswer } from '../plan/plan-query.ts'
import { findErrorPlace } from '../results/error-text.ts'
import { addToHistory, type HistoryEntry, parseHistory } from './history.ts'
import { type SharedStatement, shareFragment } from './share-link.ts'

export interface DatasetChoice {
  readonly id: string
  readonly title: string
  readonly description: string
}

const EMPTY: DatasetChoice = {
  id: 'empty',
  title: 'Empty',
  description: 'A fresh database with nothing in it.',
}
/** What a first visit opens. */
const FIRST_DATASET = 'shop'
const FIRST_STATEMENT: Readonly<Record<string, string>> = {
  shop: 'SELECT status, count(*) AS orders, sum(total_cents) / 100 AS total\n  FROM orders\n GROUP BY status\n ORDER BY orders DESC;\n',
  empty: 'SELECT version();\n',
}
const ANY_STATEMENT =
  "SELECT relname, reltuples::bigint AS rows, relpages AS pages\n  FROM pg_class\n WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace\n ORDER BY relname;\n"

export type PlaygroundTab = 'rows' | 'plan' | 'schema' | 'history'

export class PlaygroundState {
  readonly choices: readonly DatasetChoice[]
  readonly #drafts: DraftStore
  #runner: EngineRunner

  dataset = $state('shop')
  text = $state('')
  status = $state.raw<RunnerStatus>({ kind: 'idle' })
  isRunning = $state(false)
  shown = $state.raw<{ run: ScriptRun; script: string } | undefined>()
  stopped = $state.raw<OutcomeText | undefined>()
  errorAt = $state<number | undefined>()
  plan = $state.raw<PlanAnswer | undefined>()
  schema = $state.raw<readonly SchemaTable[] | undefined>()
  history = $state.raw<readonly HistoryEntry[]>([])
  tab = $state<PlaygroundTab>('rows')

  constructor(datasets: readonly Dataset[], drafts: DraftStore, shared: SharedStatement | undefined) {
    this.choices = [...datasets, EMPTY]
    this.#drafts = drafts
    this.history = parseHistory(drafts.readNow('playground:history'))
    const wanted = shared?.dataset ?? drafts.readNow('playground:dataset')
    this.dataset = (
      this.choices.find((choice) => choice.id === wanted) ??
      this.choices.find((choice) => choice.id === FIRST_DATASET) ??
      EMPTY
    ).id
    this.text = shared?.sql ?? drafts.readNow('playground') ?? this.#firstStatement()
    this.#runner = this.#createRunner()
  }

  #firstStatement(): string {
    return FIRST_STATEMENT[this.dataset] ?? ANY_STATEMENT
  }

  #createRunner(): EngineRunner {
    const runner = createPageRunner({ dataset: this.dataset })
    runner.subscribe(() => {
      if (runner === this.#runner) this.status = runner.status()
    })
    return runner
  }

  get engineLabel(): string {
    return this.status.kind === 'idle'
      ? 'PostgreSQL, not started'
      : `${this.#runner.identity()?.label ?? 'PostgreSQL'} in this page`
  }

  warm(): void {
    this.#runner.warm()
  }

  type(text: string): void {
    if (text === this.text) return
    this.text = text
    this.errorAt = undefined
    this.#drafts.keep('playground', text)
  }

  /** Takes a shared statement over; what stood there goes to the history. */
  take(shared: SharedStatement): void {
    this.#remember(this.text, 'replaced by a link')
    if (this.choices.some((choice) => choice.id === shared.dataset)) void this.choose(shared.dataset)
    this.type(shared.sql)
  }

  /** Changes the dataset: another database, with a session of its own. */
  async choose(dataset: string): Promise<void> {
    if (dataset === this.dataset) return
    const before = this.#runner
    const isUntouched = this.text === this.#firstStatement()
    this.dataset = dataset
    this.#drafts.keep('playground:dataset', dataset)
    if (isUntouched) this.type(this.#firstStatement())
    this.#clear()
    this.schema = undefined
    this.#runner = this.#createRunner()
    this.status = this.#runner.status()
    await before.close()
  }

  #clear(): void {
    this.shown = undefined
    this.stopped = undefined
    this.plan = undefined
    this.errorAt = undefined
  }

  async run(): Promise<void> {
    if (this.isRunning) return
    this.isRunning = true
    const script = this.text
    const runner = this.#runner
    const outcome = await runner.run(script)
    this.isRunning = false
    if (runner !== this.#runner) return
    this.#clear()
    if (outcome.kind !== 'ran') {
      this.stopped = outcomeText(outcome, 'playground')
      this.#remember(script, this.stopped.what)
      announce(`${this.stopped.what} ${this.stopped.why}`)
      return
    }
    this.shown = { run: outcome.run, script }
    const refused = outcome.run.statements.find((statement) => statement.error !== undefined)
    if (refused?.error !== undefined && script === this.text)
      this.errorAt = findErrorPlace(refused.error, script, refused.start)?.offset
    this.#remember(script, summarizeRun(outcome.run))
    announce(summarizeRun(outcome.run))
    await this.#readSchema()
    if (this.tab === 'plan') await this.readPlan()
    if (this.tab === 'history') this.tab = 'rows'
  }

  cancel(): void {
    this.#runner.cancel()
  }

  /** Returns to the dataset as it came. */
  async reset(): Promise<void> {
    this.#clear()
    await this.#runner.reset()
    await this.#readSchema()
    announce('The tables are as they came')
  }

  async restart(): Promise<void> {
    this.#clear()
    await this.#runner.reset()
    this.#runner.warm()
  }

  async #readSchema(): Promise<void> {
    const run = await this.#runner.ask(SCHEMA_QUERY)
    this.schema = (run === undefined ? undefined : parseSchema(run)) ?? this.schema
  }

  async readPlan(): Promise<void> {
    if (this.shown === undefined || this.plan !== undefined) return
    const shown = this.shown
    const plan = await explainLastQuery(this.#runner, shown.script)
    if (this.shown === shown) this.plan = plan
  }

  async show(tab: PlaygroundTab): Promise<void> {
    this.tab = tab
    if (tab === 'plan' && !this.isRunning) await this.readPlan()
    if (tab === 'schema' && this.schema === undefined) {
      await this.#runner.open()
      await this.#readSchema()
    }
  }

  #remember(sql: string, what: string): void {
    this.history = addToHistory(this.history, { atMs: Date.now(), dataset: this.dataset, sql, what })
    this.#drafts.keep('playground:history', JSON.stringify(this.history))
  }

  /** Returns the address that opens this statement, or undefined when it is too long for one. */
  link(): string | undefined {
    const fragment = shareFragment({ dataset: this.dataset, sql: this.text })
    return fragment === undefined ? undefined : new URL(fragment, location.href).href
  }
}
