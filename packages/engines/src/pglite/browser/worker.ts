/** The module worker that holds a session in the browser. The build bundles it into the folder of engine files. */

import { createHost } from '../remote/host.ts'
import type { WorkerRequest } from '../remote/messages.ts'
import { fetchFrom } from './fetch-files.ts'

/** The part of the worker's global scope that is used here. */
interface WorkerScope {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: MessageEvent<WorkerRequest>) => void): void
}

const scope = globalThis as unknown as WorkerScope
const handle = createHost({
  clock: { nowMs: () => Date.now(), monotonicMs: () => performance.now() },
  source: (open) => fetchFrom(open.source),
  report: (report) => scope.postMessage(report),
})

scope.addEventListener('message', (event) => {
  // A failure here is a fault of the program: it becomes an uncaught error, which the owner hears of.
  handle(event.data).catch((cause: unknown) => {
    setTimeout(() => {
      throw cause
    })
  })
})
