/** The worker's side: holds one local session and answers requests about it, in the order in which they came. */

import type { Clock, Result } from '@savepoint/std'
import type { EngineFailure, OpenProgress } from '../../adapter.ts'
import { createEngineFiles, type EngineFileSource } from '../engine-files.ts'
import { type LocalSession, openLocalSession } from '../local-session.ts'
import type { OpenRequest, WorkerReport, WorkerRequest } from './messages.ts'

export interface HostOptions {
  readonly clock: Clock
  readonly source: (open: OpenRequest) => EngineFileSource
  readonly report: (report: WorkerReport) => void
}

/** Returns the function that takes the worker's incoming requests. */
export function createHost({
  clock,
  source,
  report,
}: HostOptions): (request: WorkerRequest) => Promise<void> {
  let session: LocalSession | undefined
  const open = (request: OpenRequest): Promise<Result<LocalSession, EngineFailure>> => {
    const files = createEngineFiles(reusingModule(source(request), request.wasmModule, report))
    const { dataset, variant } = request
    const onProgress = (progress: OpenProgress): void => report({ kind: 'progress', progress })
    return openLocalSession(files, clock, {
      dataset,
      ...(variant === undefined ? {} : { variant }),
      onProgress,
    })
  }
  return async (request) => {
    if (request.kind === 'open') {
      const opened = await open(request.open)
      if (opened.ok) session = opened.value
      const result = opened.ok ? { ok: true as const, value: opened.value.identity } : opened
      report({ kind: 'opened', id: request.id, result })
      return
    }
    if (session === undefined) throw new Error('a request came before the session was open')
    if (request.kind === 'run') {
      report({ kind: 'ran', id: request.id, result: await session.run(request.script, request.options) })
    } else if (request.kind === 'mark') {
      report({ kind: 'marked', id: request.id, result: await session.mark() })
    } else {
      const { to } = request
      const result = await session.reset(to === undefined ? {} : { to })
      report({ kind: 'wasReset', id: request.id, result })
    }
  }
}

/** The owner keeps the compiled module, so that the worker after a cancelled one starts sooner. */
function reusingModule(
  source: EngineFileSource,
  wasmModule: WebAssembly.Module | undefined,
  report: (report: WorkerReport) => void,
): EngineFileSource {
  return {
    ...source,
    compile: async (asset, onBytes) => {
      if (wasmModule !== undefined) {
        onBytes(asset.compressedBytes)
        return wasmModule
      }
      const compiled = await source.compile(asset, onBytes)
      report({ kind: 'compiled', wasmModule: compiled })
      return compiled
    },
  }
}
