/** Prepares an import in the page or in a worker, whichever keeps the page smooth. */
import type { ImportInput, PreparedImport } from './prepare-import.ts'
import { prepareImport } from './prepare-import.ts'

/** Below this many characters reading takes less than a few frames. */
const IN_PAGE_LENGTH_MAX = 100_000

/** Returns the prepared import. Rejects when `signal` is aborted or the worker fails. */
export async function prepareAnywhere(input: ImportInput, signal: AbortSignal): Promise<PreparedImport> {
  if (input.text.length <= IN_PAGE_LENGTH_MAX) return prepareImport(input)
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise<PreparedImport>((resolve, reject) => {
      worker.addEventListener('message', (event: MessageEvent<PreparedImport>) => resolve(event.data))
      worker.addEventListener('error', (event) =>
        reject(new Error(event.message || 'The worker did not start.')),
      )
      signal.addEventListener('abort', () => reject(signal.reason))
      worker.postMessage(input)
    })
  } finally {
    worker.terminate()
  }
}
