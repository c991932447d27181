/** Prepares a large import beside the page, so that it stays smooth. */
import { type ImportInput, prepareImport } from './prepare-import.ts'

addEventListener('message', (event: MessageEvent<ImportInput>) => {
  postMessage(prepareImport(event.data))
})
