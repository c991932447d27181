/** The page on which the browser adapter is held to the contract: leaves the outcomes where the test reads them. */

import { createBrowserPglite } from '@savepoint/engines/browser'
import { type ContractOutcome, runContract } from '@savepoint/engines/contract'

declare const WORKER_FILE: string

declare global {
  /** Set when the contract has ended. */
  var contractOutcomes: readonly ContractOutcome[] | undefined
}

const adapter = createBrowserPglite({ assetsUrl: 'engine/', workerFile: WORKER_FILE })
// Preparing first is what a lesson page does; the first case takes the prepared session over.
adapter.prepare({ dataset: 'shop', variant: 'edge' })
globalThis.contractOutcomes = await runContract(adapter)
await adapter.close()
