/**
 * One engine session of a page: opened on first need, shared by all that run statements on it, and replaced when
 * it is lost. It owns the time limit, so that a statement that runs away costs a session and never the page.
 *
 * It refuses to know what is shown; those who show listen to `subscribe`.
 */

import type {
  EngineAdapter,
  EngineFailure,
  EngineIdentity,
  EngineSession,
  OpenProgress,
  ScriptRun,
} from '@savepoint/engines'
import type { Result } from '@savepoint/std'

/** A statement that runs longer is stopped with its session. */
export const RUN_MS_MAX = 30_000

export type RunnerStatus =
  | { readonly kind: 'idle' }
  | { readonly kind: 'booting'; readonly progress: OpenProgress }
  | { readonly kind: 'ready' }
  | { readonly kind: 'running' }

/** What became of a run. In all but `ran` nothing was returned; `isSessionLost` says that earlier changes are gone. */
export type RunOutcome =
  | { readonly kind: 'ran'; readonly run: ScriptRun; readonly elapsedMs: number }
  | { readonly kind: 'cancelled'; readonly isSessionLost: boolean; readonly elapsedMs: number }
  | { readonly kind: 'timeLimit'; readonly limitMs: number }
  | { readonly kind: 'unavailable'; readonly message: string }
  | { readonly kind: 'refused'; readonly message: string; readonly start: number }

export interface RunnerOptions {
  readonly adapter: () => Promise<EngineAdapter>
  readonly dataset: string
  readonly variant?: string
  /** Run once after the dataset, before anything else: a lab's setup. */
  readonly setup?: string
  readonly runMsMax: number
  readonly monotonicMs: () => number
}

export interface EngineRunner {
  readonly status: () => RunnerStatus
  readonly identity: () => EngineIdentity | undefined
  /** Grows by one with each fresh session: what ran in an earlier generation is gone. */
  readonly generation: () => number
  /** Whether the last run left a transaction open. */
  readonly isInTransaction: () => boolean
  /** Begins to open the session, when it is not open; never throws. */
  readonly warm: () => void
  /** Opens the session when it is not open; undefined when it is, else why not. */
  readonly open: () => Promise<Exclude<RunOutcome, { kind: 'ran' }> | undefined>
  readonly run: (script: string) => Promise<RunOutcome>
  /** Runs without the status changing: catalog reads that the learner did not ask for. */
  readonly ask: (script: string) => Promise<ScriptRun | undefined>
  readonly cancel: () => void
  /** Returns to the state right after opening. */
  readonly reset: () => Promise<RunOutcome | undefined>
  readonly subscribe: (listener: () => void) => () => void
  readonly close: () => Promise<void>
}

const NO_PROGRESS: OpenProgress = { phase: 'loading', loadedBytes: 0, totalBytes: 0 }

/** Returns a runner; nothing is loaded before the first `warm`, `open` or `run`. */
export function createRunner(options: RunnerOptions): EngineRunner {
  return new Runner(options)
}

type Opened = Result<EngineSession, EngineFailure>

class Runner implements EngineRunner {
  readonly #options: RunnerOptions
  readonly #listeners = new Set<() => void>()
  #status: RunnerStatus = { kind: 'idle' }
  #session: EngineSession | undefined
  #identity: EngineIdentity | undefined
  #isLost = false
  #isInTransaction = false
  #generation = 0
  #opening: Promise<Opened> | undefined
  #abort: AbortController | undefined

  constructor(options: RunnerOptions) {
    this.#options = options
  }

  status(): RunnerStatus {
    return this.#status
  }

  identity(): EngineIdentity | undefined {
    return this.#identity
  }

  generation(): number {
    return this.#generation
  }

  isInTransaction(): boolean {
    return this.#isInTransaction
  }

  warm(): void {
    void this.#ensureOpen()
  }

  async open(): Promise<Exclude<RunOutcome, { kind: 'ran' }> | undefined> {
    const startedMs = this.#options.monotonicMs()
    const opened = await this.#ensureOpen()
    return opened.ok ? undefined : failureOutcome(opened.error, this.#options.monotonicMs() - startedMs)
  }

  async run(script: string): Promise<RunOutcome> {
    const startedMs = this.#options.monotonicMs()
    const opened = await this.#ensureOpen()
    if (!opened.ok) return failureOutcome(opened.error, this.#options.monotonicMs() - startedMs)
    return this.#runLimited(opened.value, script)
  }

  async ask(script: string): Promise<ScriptRun | undefined> {
    if (this.#session === undefined || this.#isLost || this.#status.kind !== 'ready') return undefined
    const signal = AbortSignal.timeout(this.#options.runMsMax)
    const result = await this.#session.run(script, { signal })
    if (!result.ok && isSessionLost(result.error)) this.#settle(failureOutcome(result.error, 0), true)
    return result.ok ? result.value : undefined
  }

  cancel(): void {
    this.#abort?.abort()
  }

  async reset(): Promise<RunOutcome | undefined> {
    if (this.#session === undefined) return undefined
    this.#abort?.abort()
    this.#isLost = true
    const opened = await this.#ensureOpen()
    return opened.ok ? undefined : failureOutcome(opened.error, 0)
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async close(): Promise<void> {
    this.#abort?.abort()
    await this.#session?.close()
    this.#session = undefined
    this.#setStatus({ kind: 'idle' })
  }

  #setStatus(status: RunnerStatus): void {
    this.#status = status
    for (const listener of this.#listeners) listener()
  }

  #ensureOpen(): Promise<Opened> {
    if (this.#session !== undefined && !this.#isLost)
      return Promise.resolve({ ok: true, value: this.#session })
    if (this.#opening !== undefined) return this.#opening
    const abort = new AbortController()
    this.#abort = abort
    this.#opening = this.#openFresh(abort.signal)
      .catch((cause: unknown): Opened => ({ ok: false, error: unavailable(cause) }))
      .then((opened) => {
        if (!opened.ok && this.#session !== undefined) this.#isLost = true
        this.#opening = undefined
        if (this.#abort === abort) this.#abort = undefined
        this.#setStatus({ kind: opened.ok ? 'ready' : 'idle' })
        return opened
      })
    return this.#opening
  }

  async #openFresh(signal: AbortSignal): Promise<Opened> {
    const { dataset, variant, setup } = this.#options
    this.#setStatus({ kind: 'booting', progress: NO_PROGRESS })
    const adapter = await this.#options.adapter()
    const onProgress = (progress: OpenProgress): void => this.#setStatus({ kind: 'booting', progress })
    const opened =
      this.#session === undefined
        ? await adapter.open({ dataset, ...(variant === undefined ? {} : { variant }), signal, onProgress })
        : await resetSession(this.#session, signal)
    if (!opened.ok) return opened
    this.#session = opened.value
    this.#identity = opened.value.identity
    this.#isLost = false
    this.#isInTransaction = false
    this.#generation += 1
    return setup === undefined || setup.trim() === '' ? opened : runSetup(opened.value, setup, signal)
  }

  async #runLimited(session: EngineSession, script: string): Promise<RunOutcome> {
    const controller = new AbortController()
    this.#abort = controller
    const startedMs = this.#options.monotonicMs()
    const limitMs = this.#options.runMsMax
    let isTimeLimit = false
    const timer = setTimeout(() => {
      isTimeLimit = true
      controller.abort()
    }, limitMs)
    this.#setStatus({ kind: 'running' })
    const result = await session
      .run(script, { signal: controller.signal })
      .catch((cause: unknown): Result<ScriptRun, EngineFailure> => ({ ok: false, error: unavailable(cause) }))
    clearTimeout(timer)
    if (this.#abort === controller) this.#abort = undefined
    const elapsedMs = this.#options.monotonicMs() - startedMs
    if (result.ok) {
      this.#isInTransaction = result.value.inTransaction
      return this.#settle({ kind: 'ran', run: result.value, elapsedMs }, false)
    }
    const isLimit = isTimeLimit && result.error.code === 'cancelled'
    const outcome: RunOutcome = isLimit
      ? { kind: 'timeLimit', limitMs }
      : failureOutcome(result.error, elapsedMs)
    return this.#settle(outcome, isSessionLost(result.error))
  }

  #settle(outcome: RunOutcome, lost: boolean): RunOutcome {
    if (lost) this.#isLost = true
    this.#setStatus({ kind: lost ? 'idle' : 'ready' })
    return outcome
  }
}

function isSessionLost(failure: EngineFailure): boolean {
  return failure.code === 'engineUnavailable' || (failure.code === 'cancelled' && failure.isSessionLost)
}

async function resetSession(
  session: EngineSession,
  signal: AbortSignal,
): Promise<Result<EngineSession, EngineFailure>> {
  const done = await session.reset({ signal })
  return done.ok ? { ok: true, value: session } : done
}

async function runSetup(
  session: EngineSession,
  setup: string,
  signal: AbortSignal,
): Promise<Result<EngineSession, EngineFailure>> {
  const done = await session.run(setup, { signal })
  if (!done.ok) return done
  const error = done.value.statements.at(-1)?.error
  if (error === undefined) return { ok: true, value: session }
  return {
    ok: false,
    error: { code: 'engineUnavailable', message: `The setup of this page failed: ${error.message}` },
  }
}

function unavailable(cause: unknown): EngineFailure {
  return { code: 'engineUnavailable', message: cause instanceof Error ? cause.message : String(cause) }
}

function failureOutcome(failure: EngineFailure, elapsedMs: number): Exclude<RunOutcome, { kind: 'ran' }> {
  switch (failure.code) {
    case 'cancelled':
      return { kind: 'cancelled', isSessionLost: failure.isSessionLost, elapsedMs }
    case 'refused':
      return { kind: 'refused', message: failure.message, start: failure.start }
    case 'engineUnavailable':
      return { kind: 'unavailable', message: failure.message }
  }
}
