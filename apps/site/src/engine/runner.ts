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

/** Returns a runner; nothing is loaded before the first `warm` or `run`. */
export function createRunner(options: RunnerOptions): EngineRunner {
  const listeners = new Set<() => void>()
  let status: RunnerStatus = { kind: 'idle' }
  let session: EngineSession | undefined
  let identity: EngineIdentity | undefined
  let isLost = false
  let isInTransaction = false
  let generation = 0
  let opening: Promise<Result<EngineSession, EngineFailure>> | undefined
  let abort: AbortController | undefined

  const setStatus = (next: RunnerStatus): void => {
    status = next
    for (const listener of listeners) listener()
  }

  const openFresh = async (signal: AbortSignal): Promise<Result<EngineSession, EngineFailure>> => {
    setStatus({ kind: 'booting', progress: NO_PROGRESS })
    const adapter = await options.adapter()
    const opened =
      session === undefined
        ? await adapter.open({
            dataset: options.dataset,
            ...(options.variant === undefined ? {} : { variant: options.variant }),
            signal,
            onProgress: (progress) => setStatus({ kind: 'booting', progress }),
          })
        : await resetSession(session, signal)
    if (!opened.ok) return opened
    session = opened.value
    identity = session.identity
    isLost = false
    isInTransaction = false
    generation += 1
    return options.setup === undefined || options.setup.trim() === ''
      ? opened
      : runSetup(session, options.setup, signal)
  }

  const ensureOpen = (): Promise<Result<EngineSession, EngineFailure>> => {
    if (session !== undefined && !isLost) return Promise.resolve({ ok: true, value: session })
    if (opening !== undefined) return opening
    abort = new AbortController()
    opening = openFresh(abort.signal)
      .catch(
        (cause: unknown): Result<EngineSession, EngineFailure> => ({ ok: false, error: unavailable(cause) }),
      )
      .then((opened) => {
        if (!opened.ok && session !== undefined) isLost = true
        setStatus({ kind: opened.ok ? 'ready' : 'idle' })
        return opened
      })
      .finally(() => {
        opening = undefined
        abort = undefined
      })
    return opening
  }

  const settle = (outcome: RunOutcome, lost: boolean): RunOutcome => {
    if (lost) isLost = true
    setStatus({ kind: lost ? 'idle' : 'ready' })
    return outcome
  }

  const runLimited = async (open: EngineSession, script: string): Promise<RunOutcome> => {
    const controller = new AbortController()
    abort = controller
    const startedMs = options.monotonicMs()
    let isTimeLimit = false
    const timer = setTimeout(() => {
      isTimeLimit = true
      controller.abort()
    }, options.runMsMax)
    setStatus({ kind: 'running' })
    const result = await open
      .run(script, { signal: controller.signal })
      .catch((cause: unknown): Result<ScriptRun, EngineFailure> => ({ ok: false, error: unavailable(cause) }))
    clearTimeout(timer)
    if (abort === controller) abort = undefined
    const elapsedMs = options.monotonicMs() - startedMs
    if (result.ok) {
      isInTransaction = result.value.inTransaction
      return settle({ kind: 'ran', run: result.value, elapsedMs }, false)
    }
    return settleFailure(result.error, { isTimeLimit, elapsedMs, limitMs: options.runMsMax }, settle)
  }

  return {
    status: () => status,
    identity: () => identity,
    generation: () => generation,
    isInTransaction: () => isInTransaction,
    warm: () => void ensureOpen(),
    open: async () => {
      const startedMs = options.monotonicMs()
      const opened = await ensureOpen()
      return opened.ok ? undefined : failureOutcome(opened.error, options.monotonicMs() - startedMs)
    },
    run: async (script) => {
      const startedMs = options.monotonicMs()
      const opened = await ensureOpen()
      if (!opened.ok) return failureOutcome(opened.error, options.monotonicMs() - startedMs)
      return runLimited(opened.value, script)
    },
    ask: async (script) => {
      if (session === undefined || isLost || status.kind !== 'ready') return undefined
      const result = await session.run(script, { signal: AbortSignal.timeout(options.runMsMax) })
      if (!result.ok && result.error.code === 'cancelled' && result.error.isSessionLost)
        settle(failureOutcome(result.error, 0), true)
      return result.ok ? result.value : undefined
    },
    cancel: () => abort?.abort(),
    reset: async () => {
      if (session === undefined) return undefined
      abort?.abort()
      isLost = true
      const opened = await ensureOpen()
      return opened.ok ? undefined : failureOutcome(opened.error, 0)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => {
      abort?.abort()
      await session?.close()
      session = undefined
      setStatus({ kind: 'idle' })
    },
  }
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

interface FailureContext {
  readonly isTimeLimit: boolean
  readonly elapsedMs: number
  readonly limitMs: number
}

function settleFailure(
  failure: EngineFailure,
  context: FailureContext,
  settle: (outcome: RunOutcome, lost: boolean) => RunOutcome,
): RunOutcome {
  const isCancelled = failure.code === 'cancelled'
  const isLost = failure.code === 'engineUnavailable' || (isCancelled && failure.isSessionLost)
  if (isCancelled && context.isTimeLimit)
    return settle({ kind: 'timeLimit', limitMs: context.limitMs }, isLost)
  return settle(failureOutcome(failure, context.elapsedMs), isLost)
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
