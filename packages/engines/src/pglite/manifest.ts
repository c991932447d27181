/** What the folder of engine files holds. Written by the build, read by the page, the CLI and the verifier. */

import type { EngineIdentity } from '../adapter.ts'

export const MANIFEST_VERSION = 1
export const MANIFEST_FILE = 'manifest.json'
/** The dataset without tables; its template is the base of all others. */
export const EMPTY_DATASET = 'empty'
const BASE_VARIANT = 'base'

/** A gzip-compressed file whose name carries the hash of its content. */
export interface AssetFile {
  readonly file: string
  readonly compressedBytes: number
  readonly sizeBytes: number
}

export interface EngineManifest {
  readonly version: typeof MANIFEST_VERSION
  readonly identity: EngineIdentity
  /** The browser's worker script, not compressed. */
  readonly worker: string
  readonly wasm: AssetFile
  readonly fsBundle: AssetFile
  /** By `templateKey`. */
  readonly templates: Readonly<Record<string, AssetFile>>
}

/** Names the template of a dataset's variant: `shop/edge`; the empty dataset has no variants. */
export function templateKey(dataset: string, variant: string | undefined): string {
  return dataset === EMPTY_DATASET ? EMPTY_DATASET : `${dataset}/${variant ?? BASE_VARIANT}`
}
