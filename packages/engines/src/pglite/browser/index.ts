/**
 * PGlite in the browser, in a module worker. The page loads nothing of the engine until `prepare` or `open` is called;
 * call `prepare` when a pointer or the focus reaches a *Run*, so that the boot has begun before the click.
 */

import { createRemoteAdapter, type PreparingAdapter } from '../remote/client.ts'
import type { WorkerPort, WorkerReport } from '../remote/messages.ts'

export type { PreparingAdapter } from '../remote/client.ts'

export interface BrowserPgliteOptions {
  /** Address of the folder with `manifest.json`, absolute or relative to the page, ending with a slash. */
  readonly assetsUrl: string
  /** `worker` of the manifest: the page's build puts it in, which saves waiting for the manifest. */
  readonly workerFile: string
}

/** Returns an adapter whose sessions run in module workers loaded from `assetsUrl`. */
export function createBrowserPglite({ assetsUrl, workerFile }: BrowserPgliteOptions): PreparingAdapter {
  const source = new URL(assetsUrl, document.baseURI).href
  return createRemoteAdapter({ source, spawn: () => spawnWorker(new URL(workerFile, source)) })
}

function spawnWorker(address: URL): WorkerPort {
  const worker = new Worker(address, { type: 'module', name: 'postgres' })
  return {
    post: (request) => worker.postMessage(request),
    listen: (onReport, onCrash) => {
      worker.addEventListener('message', (event: MessageEvent<WorkerReport>) => onReport(event.data))
      worker.addEventListener('error', (event) => {
        event.preventDefault()
        onCrash(event.message || 'it could not be loaded')
      })
    },
    terminate: () => worker.terminate(),
  }
}
