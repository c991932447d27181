/** The one engine adapter of a page. Nothing of it is fetched before the first call. */

import type { EngineAdapter } from '@savepoint/engines'
import { siteUrl } from '../shell/site-url.ts'
import { createRunner, type EngineRunner, RUN_MS_MAX } from './runner.ts'

let adapter: Promise<EngineAdapter> | undefined

/** Returns the page's adapter; the first call fetches its code and finds its worker. */
export function connectEngine(): Promise<EngineAdapter> {
  adapter ??= createAdapter().catch((cause: unknown) => {
    adapter = undefined
    throw cause
  })
  return adapter
}

async function createAdapter(): Promise<EngineAdapter> {
  const assetsUrl = siteUrl('engine/')
  const [{ createBrowserPglite }, workerFile] = await Promise.all([
    import('@savepoint/engines/browser'),
    findWorkerFile(assetsUrl),
  ])
  return createBrowserPglite({ assetsUrl, workerFile })
}

async function findWorkerFile(assetsUrl: string): Promise<string> {
  const answer = await fetch(new URL('manifest.json', assetsUrl)).catch(() => undefined)
  if (answer === undefined || !answer.ok) {
    throw new Error(
      'Its files are not on this device yet and the network does not answer. Connect once and try again.',
    )
  }
  const manifest: unknown = await answer.json()
  if (typeof manifest === 'object' && manifest !== null && 'worker' in manifest)
    return String(manifest.worker)
  throw new Error('The list of engine files cannot be read. Reload the page.')
}

export interface PageRunnerOptions {
  readonly dataset: string
  readonly variant?: string
  /** SQL run once after the dataset is there. */
  readonly setup?: string
}

/** Returns a runner on the page's engine. */
export function createPageRunner(options: PageRunnerOptions): EngineRunner {
  return createRunner({
    ...options,
    adapter: connectEngine,
    runMsMax: RUN_MS_MAX,
    monotonicMs: () => performance.now(),
  })
}
