/** The engine that content is proven on: PGlite in Node, from prepared data directories, each session in a thread. */

import type { EngineAdapter } from '@savepoint/engines'
import { createWorkerPglite } from '@savepoint/engines/node'
import { ensureEngineAssets } from '../engine-assets/build.ts'

/** Returns the adapter, building what it opens from when that is stale. Statements can be cancelled. */
export async function openEngine(): Promise<EngineAdapter> {
  return createWorkerPglite({ assetsFolder: await ensureEngineAssets() })
}
