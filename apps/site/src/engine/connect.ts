/** The one engine adapter of a page. Nothing of it is fetched before the first call. */

import type { EngineAdapter } from '@savepoint/engines'
import { siteUrl } from '../shell/site-url.ts'
import { createRunner, type EngineRunner, RUN_MS_MAX } from './runner.ts'

let adapter: Promise<EngineAdapter> | undefined

/** Returns the page's adapter; the code of the engine is loaded by the first call. */
export function connectEngine(): Promise<EngineAdapter> {
  adapter ??= import('@savepoint/engines/browser')
    .then(({ createBrowserAdapter }) => createBrowserAdapter({ baseUrl: siteUrl('engine/') }))
    .catch((cause: unknown) => {
      adapter = undefined
      throw cause
    })
  return adapter
}

/** Returns a runner on the page's engine. */
export function createPageRunner(options: {
  dataset: string
  variant?: string
  setup?: string
}): EngineRunner {
  return createRunner({
    ...options,
    adapter: connectEngine,
    runMsMax: RUN_MS_MAX,
    monotonicMs: () => performance.now(),
  })
}
