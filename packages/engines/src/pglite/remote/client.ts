/**
 * The owner's side of a session that lives in a worker. Cancelling terminates the worker, which is the only way to stop
 * a statement of this engine; the session is then lost until it is reset, which starts another worker.
 */

import { assert, err, ok, type Result } from '@savepoint/std'
import type {
  CancelSignal,
  EngineAdapter,
  EngineFailure,
  EngineIdentity,
  EngineSession,
  OpenOptions,
} from '../../adapter.ts'
import { createJournal } from '../journal.ts'
import { createQueue } from '../queue.ts'
import type { WorkerAnswer, WorkerPort, WorkerReport, WorkerRequest } from './messages.ts'

export interface RemoteOptions {
  readonly spawn: () => WorkerPort
  /** Passed on to the worker: where the engine's files are. */
  readonly source: string
}

/** An adapter that can begin to boot before it is asked to open. */
export interface PreparingAdapter extends EngineAdapter {
  /** Starts what `open` of the same dataset will then only wait for. Calling it again does nothing. */
  readonly prepare: (options: Pick<OpenOptions, 'dataset' | 'variant'>) => void
}

type Opening = Pick<OpenOptions, 'dataset' | 'variant'>
type ProgressListener = NonNullable<OpenOptions['onProgress']>

const LOST: EngineFailure = {
  code: 'engineUnavailable',
  message: 'The session is not running: reset it to start again.',
}

/** Returns an adapter whose sessions each run in a worker of their own. */
export function createRemoteAdapter(options: RemoteOptions): PreparingAdapter {
  const modules: ModuleKeeper = { wasmModule: undefined }
  const prepared = new Map<string, WorkerConnection>()
  const open = new Set<WorkerConnection>()
  const connect = (opening: Opening): WorkerConnection => {
    const connection = new WorkerConnection(options, opening, modules)
    connection.start()
    open.add(connection)
    return connection
  }
  return {
    engine: 'postgres',
    prepare: (opening) => {
      const key = openingKey(opening)
      if (!prepared.has(key)) prepared.set(key, connect(opening))
    },
    open: async (openOptions) => {
      const key = openingKey(openOptions)
      const connection = prepared.get(key) ?? connect(openOptions)
      prepared.delete(key)
      const identity = await connection.opened(openOptions)
      if (!identity.ok) {
        open.delete(connection)
        return identity
      }
      return ok(createRemoteSession(connection, identity.value, () => open.delete(connection)))
    },
    close: async () => {
      for (const connection of open) connection.stop({ code: 'cancelled', isSessionLost: true })
      open.clear()
      prepared.clear()
    },
  }
}

function openingKey({ dataset, variant }: Opening): string {
  return `${dataset}/${variant ?? ''}`
}

function createRemoteSession(
  connection: WorkerConnection,
  identity: EngineIdentity,
  onClose: () => void,
): EngineSession {
  const enqueue = createQueue()
  const journal = createJournal()
  const run: EngineSession['run'] = async (script, { signal, ...options } = {}) => {
    if (signal?.aborted) return err({ code: 'cancelled', isSessionLost: false })
    journal.record(script, options)
    const answer = await connection.ask((id) => ({ kind: 'run', id, script, options }), signal)
    if (!answer.ok) return answer
    assert(answer.value.kind === 'ran', 'the worker answered another request')
    return answer.value.result
  }
  const mark = async (): Promise<Result<void, EngineFailure>> => {
    const answer = await connection.ask((id) => ({ kind: 'mark', id }))
    if (!answer.ok) return answer
    assert(answer.value.kind === 'marked', 'the worker answered another request')
    if (answer.value.result.ok) journal.mark()
    return answer.value.result
  }
  const startAgain = async (signal: CancelSignal | undefined): Promise<Result<void, EngineFailure>> => {
    connection.start()
    const again = await connection.opened(signal === undefined ? {} : { signal })
    return again.ok ? journal.replay(run, mark, signal) : again
  }
  return {
    identity,
    run: (script, options) => enqueue(() => run(script, options)),
    mark: () => enqueue(mark),
    reset: ({ to, signal } = {}) =>
      enqueue(async () => {
        journal.reset(to)
        if (!connection.isRunning()) return startAgain(signal)
        const answer = await connection.ask(
          (id) => ({ kind: 'reset', id, ...(to === undefined ? {} : { to }) }),
          signal,
        )
        if (!answer.ok) return answer
        assert(answer.value.kind === 'wasReset', 'the worker answered another request')
        return answer.value.result
      }),
    close: async () => {
      connection.stop({ code: 'cancelled', isSessionLost: true })
      onClose()
    },
  }
}

interface ModuleKeeper {
  wasmModule: WebAssembly.Module | undefined
}

type Answer = Result<WorkerAnswer, EngineFailure>

/** A worker, the answers that are awaited from it, and how to start another in its place. */
class WorkerConnection {
  private readonly options: RemoteOptions
  private readonly opening: Opening
  private readonly modules: ModuleKeeper
  private readonly awaited = new Map<number, (answer: Answer) => void>()
  private port: WorkerPort | undefined
  private opener: Promise<Answer> = Promise.resolve(err(LOST))
  private lastId = 0
  private readonly onProgress = new Set<ProgressListener>()
  private lastProgress: Parameters<ProgressListener>[0] | undefined

  constructor(options: RemoteOptions, opening: Opening, modules: ModuleKeeper) {
    this.options = options
    this.opening = opening
    this.modules = modules
  }

  isRunning(): boolean {
    return this.port !== undefined
  }

  start(): void {
    const port = this.options.spawn()
    this.port = port
    port.listen(
      (report) => this.accept(report),
      (reason) => {
        if (this.port === port)
          this.stop({ code: 'engineUnavailable', message: `The engine's worker failed: ${reason}` })
      },
    )
    const { wasmModule } = this.modules
    const { dataset, variant } = this.opening
    const open = {
      source: this.options.source,
      dataset,
      ...(variant === undefined ? {} : { variant }),
      ...(wasmModule === undefined ? {} : { wasmModule }),
    }
    this.opener = this.ask((id) => ({ kind: 'open', id, open }))
  }

  /** Waits for the worker to have opened. The progress made before is reported at once. */
  async opened(
    options: Pick<OpenOptions, 'signal' | 'onProgress'>,
  ): Promise<Result<EngineIdentity, EngineFailure>> {
    const { signal, onProgress } = options
    if (onProgress !== undefined) {
      this.onProgress.add(onProgress)
      if (this.lastProgress !== undefined) onProgress(this.lastProgress)
    }
    const stopListening = this.cancelOn(signal)
    const answer = await this.opener
    stopListening()
    if (onProgress !== undefined) this.onProgress.delete(onProgress)
    if (!answer.ok) return answer
    assert(answer.value.kind === 'opened', 'the worker answered another request')
    if (!answer.value.result.ok) this.stop(answer.value.result.error)
    return answer.value.result
  }

  async ask(request: (id: number) => WorkerRequest, signal?: CancelSignal): Promise<Answer> {
    const port = this.port
    if (port === undefined) return err(LOST)
    this.lastId += 1
    const id = this.lastId
    const answer = new Promise<Answer>((resolve) => this.awaited.set(id, resolve))
    port.post(request(id))
    const stopListening = this.cancelOn(signal)
    try {
      return await answer
    } finally {
      stopListening()
    }
  }

  /** Ends the worker; everything that was awaited from it fails with `failure`. */
  stop(failure: EngineFailure): void {
    this.port?.terminate()
    this.port = undefined
    const waiting = [...this.awaited.values()]
    this.awaited.clear()
    for (const resolve of waiting) resolve(err(failure))
  }

  private cancelOn(signal: CancelSignal | undefined): () => void {
    if (signal === undefined) return () => {}
    const cancel = (): void => this.stop({ code: 'cancelled', isSessionLost: true })
    if (signal.aborted) cancel()
    signal.addEventListener('abort', cancel)
    return () => signal.removeEventListener('abort', cancel)
  }

  private accept(report: WorkerReport): void {
    if (report.kind === 'progress') {
      this.lastProgress = report.progress
      for (const listener of this.onProgress) listener(report.progress)
    } else if (report.kind === 'compiled') {
      this.modules.wasmModule = report.wasmModule
    } else {
      const resolve = this.awaited.get(report.id)
      this.awaited.delete(report.id)
      resolve?.(ok(report))
    }
  }
}
