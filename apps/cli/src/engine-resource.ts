/** PGlite over the engine files in a folder. */

import type { EngineAdapter } from '@savepoint/engines'
import { createWorkerPglite } from '@savepoint/engines/node'

/** Returns the adapter; each session is a worker thread, so that a statement that never ends can be stopped. */
export function engineIn(assetsFolder: string): EngineAdapter {
  return createWorkerPglite({ assetsFolder })
}
