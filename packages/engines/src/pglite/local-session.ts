/**
 * A session on a PGlite in this very thread. A statement blocks the thread until it ends, so cancelling takes effect
 * between statements only; pages and long runs use a worker, which runs this session on its side.
 */

import type { PGlite } from '@electric-sql/pglite'
import { type Clock, err, ok, type Result } from '@savepoint/std'
import type { EngineFailure, EngineIdentity, EngineSession, OpenOptions, ResetOptions } from '../adapter.ts'
import { ScriptRunner } from '../postgres/script-run.ts'
import type { Exchange } from '../postgres/statement-run.ts'
import type { EngineFiles } from './engine-files.ts'
import { createJournal } from './journal.ts'
import { createQueue } from './queue.ts'
import { type InstanceSnapshot, type WatchedInstance, watchInstance } from './snapshot.ts'

/** What an open session holds: the instance and how to put it back. `undefined` after a failure. */
interface Instance {
  readonly pglite: PGlite
  readonly watched: WatchedInstance
  /** The state right after opening. */
  readonly opened: InstanceSnapshot
  /** The state that was marked, when one is. */
  marked: InstanceSnapshot | undefined
}

/** Loaded by `shared_preload_libraries`, before anybody can watch. */
const PRELOADED: readonly string[] = ['pg_stat_statements']

const NOT_RUNNING: EngineFailure = {
  code: 'engineUnavailable',
  message: 'The session is not running: reset it to start again.',
}

/** A session with all capabilities. */
export type LocalSession = Required<EngineSession>

/** Opens a session on the template of `options.dataset`. */
export async function openLocalSession(
  files: EngineFiles,
  clock: Clock,
  options: OpenOptions,
): Promise<Result<LocalSession, EngineFailure>> {
  const booted = await boot(files, options, new Set(PRELOADED))
  if (!booted.ok) return booted
  const { identity } = await files.manifest()
  return ok(createSession({ files, clock, options, identity, booted: booted.value }))
}

async function boot(
  files: EngineFiles,
  options: OpenOptions,
  libraries: ReadonlySet<string>,
): Promise<Result<Instance, EngineFailure>> {
  const onProgress = options.onProgress ?? (() => {})
  // The engine's code is large: it loads while the files do.
  const [{ bootPglite }, parts] = await Promise.all([import('./boot.ts'), files.parts(options, onProgress)])
  if (!parts.ok) return parts
  if (options.signal?.aborted) return err({ code: 'cancelled', isSessionLost: true })
  onProgress({ phase: 'starting', loadedBytes: 0, totalBytes: 0 })
  try {
    const pglite = await bootPglite(parts.value)
    // A snapshot cannot undo the loading of a library; what is in it from the start need not be undone.
    for (const library of libraries) if (!PRELOADED.includes(library)) await pglite.exec(`LOAD '${library}'`)
    const watched = watchInstance(pglite, libraries)
    return ok({ pglite, watched, opened: watched.snapshot(), marked: undefined })
  } catch (cause) {
    return err({ code: 'engineUnavailable', message: `PostgreSQL did not start: ${String(cause)}` })
  }
}

interface SessionParts {
  readonly files: EngineFiles
  readonly clock: Clock
  readonly options: OpenOptions
  readonly identity: EngineIdentity
  readonly booted: Instance
}

function createSession({ files, clock, options, identity, booted }: SessionParts): LocalSession {
  let instance: Instance | undefined = booted
  const enqueue = createQueue()
  const exchange: Exchange = async (message, onBytes) => {
    await instance?.pglite.execProtocolRawStream(message, { onRawData: onBytes })
  }
  /** Libraries that this session has ever loaded. */
  const libraries = new Set<string>(PRELOADED)
  const runner = new ScriptRunner(exchange, clock)
  const journal = createJournal()
  const run: EngineSession['run'] = async (script, runOptions = {}) => {
    if (instance === undefined) return err(NOT_RUNNING)
    if (runOptions.signal?.aborted) return err({ code: 'cancelled', isSessionLost: false })
    journal.record(script, runOptions)
    const result = await runner.run(script, runOptions)
    if (!result.ok && result.error.code === 'engineUnavailable') instance = undefined
    return result
  }
  const mark = async (): Promise<Result<void, EngineFailure>> => {
    if (instance === undefined) return err(NOT_RUNNING)
    instance.marked = instance.watched.snapshot()
    journal.mark()
    return ok(undefined)
  }
  /** Boots in place of an instance that cannot be put back. */
  const bootAgain = async (resetOptions: ResetOptions): Promise<Result<void, EngineFailure>> => {
    for (const library of instance?.watched.loadedLibraries() ?? []) libraries.add(library)
    instance = undefined
    const again = await boot(files, { ...options, ...resetOptions }, libraries)
    if (!again.ok) return again
    instance = again.value
    const replayed = await journal.replay(run, mark, resetOptions.signal)
    // Half of the way to the mark is no state to go on from.
    if (!replayed.ok) instance = undefined
    return replayed
  }
  return {
    identity,
    run: (script, runOptions) => enqueue(() => run(script, runOptions)),
    mark: () => enqueue(mark),
    reset: (resetOptions = {}) =>
      enqueue(async () => {
        runner.restart()
        journal.reset(resetOptions.to)
        if (resetOptions.to === 'dataset' && instance !== undefined) instance.marked = undefined
        const target = instance?.marked ?? instance?.opened
        return target?.restore() ? ok(undefined) : bootAgain(resetOptions)
      }),
    close: () =>
      enqueue(async () => {
        // Nothing is kept: dropping the instance frees its memory, and a shutdown checkpoint would be wasted.
        instance = undefined
      }),
  }
}
