/** The engine that content is proven on: PGlite in Node, from prepared data directories. */

import type { EngineAdapter } from '@savepoint/engines'
import { createInProcessPglite } from '@savepoint/engines/node'
import { ensureEngineAssets } from '../engine-assets/build.ts'

/** Returns the adapter, building what it opens from when that is stale. */
export async function openEngine(): Promise<EngineAdapter> {
  const clock = { nowMs: () => Date.now(), monotonicMs: () => performance.now() }
  return createInProcessPglite({ assetsFolder: await ensureEngineAssets(), clock })
}
