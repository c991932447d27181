/** PGlite over the engine files in a folder. */

import type { EngineAdapter } from '@savepoint/engines'
import { createWorkerPglite } from '@savepoint/engines/node'
import { ok, type Result } from '@savepoint/std'
import type { ResourceFailure } from './resources.ts'

/** Returns the adapter; each session is a worker thread, so that a statement that never ends can be stopped. */
export function engineIn(assetsFolder: string): Result<EngineAdapter, ResourceFailure> {
  return ok(createWorkerPglite({ assetsFolder }))
}
