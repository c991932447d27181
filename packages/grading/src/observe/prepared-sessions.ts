/**
 * Sessions that hold a lab's data: dataset variant loaded, setup run, nothing else. The grader owns these sessions
 * and never sees the learner's own, so grading cannot disturb what they are looking at. Opening and resetting are
 * the slow steps, so a session that was only read is kept and handed out again as it is.
 *
 * At most `sessionsMax` are open at a time, because each may be a whole engine in memory.
 */

import type { Lab } from '@savepoint/curriculum'
import type {
  CancelSignal,
  EngineAdapter,
  EngineFailure,
  EngineSession,
  OpenProgress,
} from '@savepoint/engines'
import { type Connection, connectionOf, errorOf } from './connection.ts'

export type PreparationFailure =
  | { readonly code: 'engine'; readonly failure: EngineFailure }
  /** The author's setup raised an error. */
  | { readonly code: 'setup'; readonly message: string }

export type Preparation =
  | { readonly ok: true; readonly prepared: PreparedSession }
  | { readonly ok: false; readonly error: PreparationFailure }

export interface PreparedSession {
  readonly connection: Connection
  /** Must be called before anything is changed; from then on the session is reset before it is used again. */
  readonly markTouched: () => void
  /** Ends the use of the session. */
  readonly release: () => void
}

export interface PrepareOptions {
  readonly signal?: CancelSignal | undefined
  readonly onProgress?: ((progress: OpenProgress) => void) | undefined
}

export interface PreparedSessions {
  readonly prepare: (lab: Lab, variant: string, options: PrepareOptions) => Promise<Preparation>
  readonly close: () => Promise<void>
}

interface KeptSession {
  readonly dataset: string
  readonly variant: string
  readonly session: EngineSession
  /** The setup it holds, or undefined when it must be reset first. */
  setup: string | undefined
  /** The setup that a reset returns to; empty where it returns to the dataset. */
  markedSetup: string
  isUsed: boolean
}

/** Returns the sessions of one grader; they are closed by `close`, not before. */
export function createPreparedSessions(adapter: EngineAdapter, sessionsMax: number): PreparedSessions {
  let kept: KeptSession[] = []

  const evict = async (): Promise<void> => {
    const idle = kept.find((entry) => !entry.isUsed)
    if (kept.length < sessionsMax || idle === undefined) return
    kept = kept.filter((entry) => entry !== idle)
    await idle.session.close()
  }

  const find = async (
    lab: Lab,
    variant: string,
    options: PrepareOptions,
  ): Promise<KeptSession | EngineFailure> => {
    const idle = kept.filter(
      (entry) => !entry.isUsed && entry.dataset === lab.dataset && entry.variant === variant,
    )
    const found =
      idle.find((entry) => entry.setup === lab.setup) ??
      idle.find((entry) => entry.markedSetup === lab.setup) ??
      idle[0]
    if (found !== undefined) {
      kept = [...kept.filter((entry) => entry !== found), found]
      return found
    }
    await evict()
    const opened = await adapter.open({ dataset: lab.dataset, variant, ...definedOptions(options) })
    if (!opened.ok) return opened.error
    const entry: KeptSession = {
      dataset: lab.dataset,
      variant,
      session: opened.value,
      setup: '',
      markedSetup: '',
      isUsed: false,
    }
    kept.push(entry)
    return entry
  }

  return {
    prepare: async (lab, variant, options) => {
      const entry = await find(lab, variant, options)
      if ('code' in entry) return { ok: false, error: { code: 'engine', failure: entry } }
      const failure = await bringTo(entry, lab.setup, options.signal)
      if (failure !== undefined) return { ok: false, error: failure }
      entry.isUsed = true
      return { ok: true, prepared: preparedSession(entry, options.signal) }
    },
    close: async () => {
      const all = kept
      kept = []
      for (const entry of all) await entry.session.close()
    },
  }
}

function preparedSession(entry: KeptSession, signal: CancelSignal | undefined): PreparedSession {
  const connection = connectionOf(entry.session, signal)
  return {
    connection,
    markTouched: () => {
      entry.setup = undefined
    },
    release: () => {
      if (connection.failure() !== undefined) entry.setup = undefined
      entry.isUsed = false
    },
  }
}

/**
 * Makes `entry` hold `setup` and nothing else. The setup runs once: its end is marked, and later resets return there.
 * A session without setup needs no reset to receive one.
 */
async function bringTo(
  entry: KeptSession,
  setup: string,
  signal: CancelSignal | undefined,
): Promise<PreparationFailure | undefined> {
  if (entry.setup === setup) return undefined
  const isMarked = entry.markedSetup === setup
  if (isMarked || entry.setup !== '') {
    const reset = await entry.session.reset({
      ...(isMarked ? {} : { to: 'dataset' }),
      ...(signal === undefined ? {} : { signal }),
    })
    if (!reset.ok) return { code: 'engine', failure: reset.error }
  }
  if (isMarked) {
    entry.setup = setup
    return undefined
  }
  entry.setup = undefined
  entry.markedSetup = ''
  return runSetup(entry, setup, signal)
}

async function runSetup(
  entry: KeptSession,
  setup: string,
  signal: CancelSignal | undefined,
): Promise<PreparationFailure | undefined> {
  const connection = connectionOf(entry.session, signal)
  const run = await connection.run(setup)
  const failure = connection.failure()
  if (failure !== undefined) return { code: 'engine', failure }
  const error = errorOf(run)
  if (error !== undefined) return { code: 'setup', message: error.message }
  if (run.inTransaction) return { code: 'setup', message: 'it ends inside an open transaction' }
  if (setup !== '' && entry.session.mark !== undefined) {
    const marked = await entry.session.mark()
    if (!marked.ok) return { code: 'engine', failure: marked.error }
    entry.markedSetup = setup
  }
  entry.setup = setup
  return undefined
}

function definedOptions(options: PrepareOptions): {
  readonly signal?: CancelSignal
  readonly onProgress?: (progress: OpenProgress) => void
} {
  return {
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
  }
}
