/**
 * PGlite in Node, opened from a folder that the engine-asset build wrote. In-process sessions are the fastest and
 * cannot be interrupted within a statement; worker sessions can.
 */

import { Worker } from 'node:worker_threads'
import type { Clock } from '@savepoint/std'
import type { EngineAdapter } from '../../adapter.ts'
import { createEngineFiles } from '../engine-files.ts'
import { openLocalSession } from '../local-session.ts'
import { createRemoteAdapter, type PreparingAdapter } from '../remote/client.ts'
import type { WorkerPort, WorkerReport } from '../remote/messages.ts'
import { readFrom } from './read-files.ts'

export { readFrom } from './read-files.ts'

export interface NodePgliteOptions {
  /** The folder with `manifest.json`. */
  readonly assetsFolder: string
  readonly clock: Clock
}

/** Returns an adapter whose sessions run in the calling thread. */
export function createInProcessPglite({ assetsFolder, clock }: NodePgliteOptions): EngineAdapter {
  const files = createEngineFiles(readFrom(assetsFolder))
  return {
    engine: 'postgres',
    open: (options) => openLocalSession(files, clock, options),
    close: async () => {},
  }
}

/** Returns an adapter whose sessions each run in a worker thread, so that a statement can be cancelled. */
export function createWorkerPglite({
  assetsFolder,
}: Pick<NodePgliteOptions, 'assetsFolder'>): PreparingAdapter {
  return createRemoteAdapter({ source: assetsFolder, spawn: spawnWorker })
}

/** Deep recursion in SQL overruns V8's default stack of about 1 MB before PostgreSQL's own limit is reached. */
const STACK_MB = 4

function spawnWorker(): WorkerPort {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const worker = new Worker(new URL(`./worker.${extension}`, import.meta.url), {
    resourceLimits: { stackSizeMb: STACK_MB },
  })
  // An idle session must not keep the program alive.
  worker.unref()
  return {
    post: (request) => {
      worker.ref()
      worker.postMessage(request)
    },
    listen: (onReport, onCrash) => {
      worker.on('message', (report: WorkerReport) => {
        if (report.kind !== 'progress' && report.kind !== 'compiled') worker.unref()
        onReport(report)
      })
      worker.on('error', (error) => onCrash(String(error)))
      worker.on('exit', () => onCrash('it ended'))
    },
    terminate: () => void worker.terminate(),
  }
}
