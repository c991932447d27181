/** The worker thread that holds a session in Node. */

import { parentPort } from 'node:worker_threads'
import { assert } from '@savepoint/std'
import { createHost } from '../remote/host.ts'
import type { WorkerRequest } from '../remote/messages.ts'
import { readFrom } from './read-files.ts'

const port = parentPort
assert(port !== null, 'this file runs in a worker thread')

const handle = createHost({
  clock: { nowMs: () => Date.now(), monotonicMs: () => performance.now() },
  source: (open) => readFrom(open.source),
  report: (report) => port.postMessage(report),
})

// A failure here is a fault of the program: the rejection ends the thread, which the owner hears of.
port.on('message', (request: WorkerRequest) => void handle(request))
