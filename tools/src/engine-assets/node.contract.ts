/** The contract on PGlite in Node, in-process and in a worker thread. */

import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { EngineAdapter } from '@savepoint/engines'
import { CONTRACT_CASES } from '@savepoint/engines/contract'
import { createInProcessPglite, createWorkerPglite } from '@savepoint/engines/node'
import { ensureEngineAssets } from './build.ts'

const assetsFolder = await ensureEngineAssets()
const clock = { nowMs: () => Date.now(), monotonicMs: () => performance.now() }

const IN_PROCESS_SKIPS: Readonly<Record<string, string>> = {
  'cancel-running': 'a statement blocks the only thread there is: nothing can interrupt it',
  'mark-cancelled': 'a statement blocks the only thread there is: nothing can interrupt it',
}

const WORKER_SKIPS: Readonly<Record<string, string>> = {
  'reset-stress': 'it takes long, and the worker holds the very session that the process does',
}

function holdToContract(name: string, adapter: EngineAdapter, skips: Readonly<Record<string, string>>): void {
  after(() => adapter.close())
  for (const { id, title, run } of CONTRACT_CASES) {
    const skip = skips[id]
    test(`${name}: ${title}`, skip === undefined ? {} : { skip }, () => run(adapter))
  }
}

holdToContract('in process', createInProcessPglite({ assetsFolder, clock }), IN_PROCESS_SKIPS)
holdToContract('worker thread', createWorkerPglite({ assetsFolder }), WORKER_SKIPS)

test('the contract names each case once', () => {
  const ids = CONTRACT_CASES.map((entry) => entry.id)
  assert.equal(new Set(ids).size, ids.length)
})
