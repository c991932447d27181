/** What a page and the worker that holds its session say to each other: plain data, one answer per request. */

import type { Result } from '@savepoint/std'
import type {
  EngineFailure,
  EngineIdentity,
  OpenProgress,
  ResetTarget,
  RunOptions,
  ScriptRun,
} from '../../adapter.ts'

/** How a worker finds the engine's files. `source` is a folder or an address; the module saves compiling it again. */
export interface OpenRequest {
  readonly source: string
  readonly dataset: string
  readonly variant?: string
  readonly wasmModule?: WebAssembly.Module
}

export type WorkerRequest =
  | { readonly kind: 'open'; readonly id: number; readonly open: OpenRequest }
  | {
      readonly kind: 'run'
      readonly id: number
      readonly script: string
      readonly options: Omit<RunOptions, 'signal'>
    }
  | { readonly kind: 'mark'; readonly id: number }
  | { readonly kind: 'reset'; readonly id: number; readonly to?: ResetTarget }

export type WorkerAnswer =
  | { readonly kind: 'opened'; readonly id: number; readonly result: Result<EngineIdentity, EngineFailure> }
  | { readonly kind: 'ran'; readonly id: number; readonly result: Result<ScriptRun, EngineFailure> }
  | { readonly kind: 'marked'; readonly id: number; readonly result: Result<void, EngineFailure> }
  | { readonly kind: 'wasReset'; readonly id: number; readonly result: Result<void, EngineFailure> }

export type WorkerReport =
  | WorkerAnswer
  | { readonly kind: 'progress'; readonly progress: OpenProgress }
  | { readonly kind: 'compiled'; readonly wasmModule: WebAssembly.Module }

/** A worker as its owner sees it, in Node or in a browser. */
export interface WorkerPort {
  readonly post: (request: WorkerRequest) => void
  readonly listen: (onReport: (report: WorkerReport) => void, onCrash: (reason: string) => void) => void
  readonly terminate: () => void
}
