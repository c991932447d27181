/**
 * Turns the manifest's files into what a boot needs. How bytes are had (disk, network, cache) is the caller's: it
 * passes a source. Everything that can be fetched at once is; the progress is the sum over all files.
 */

import { err, ok, type Result } from '@savepoint/std'
import type { EngineFailure, OpenProgress } from '../adapter.ts'
import type { BootParts } from './boot.ts'
import { type AssetFile, EMPTY_DATASET, type EngineManifest, templateKey } from './manifest.ts'
import { decodeTemplate, type Template } from './template.ts'

export interface EngineFileSource {
  readonly manifest: () => Promise<EngineManifest>
  /** Resolves to the decompressed bytes; `onBytes` counts compressed ones. */
  readonly read: (asset: AssetFile, onBytes: (count: number) => void) => Promise<Uint8Array<ArrayBuffer>>
  readonly compile: (asset: AssetFile, onBytes: (count: number) => void) => Promise<WebAssembly.Module>
}

export interface EngineFiles {
  readonly manifest: () => Promise<EngineManifest>
  readonly parts: (
    options: { readonly dataset: string; readonly variant?: string },
    onProgress: (progress: OpenProgress) => void,
  ) => Promise<Result<BootParts, EngineFailure>>
}

/** Returns the files of `source`. What every boot needs is loaded once and kept; templates of datasets are not. */
export function createEngineFiles(source: EngineFileSource): EngineFiles {
  const manifest = once(source.manifest)
  const wasm = keyed((asset, onBytes) => source.compile(asset, onBytes))
  const fsBundle = keyed(async (asset, onBytes) => new Blob([await source.read(asset, onBytes)]))
  const base = keyed(async (asset, onBytes) => decodeTemplate(await source.read(asset, onBytes)))
  return {
    manifest,
    parts: async (options, onProgress) => {
      try {
        const files = await manifest()
        const key = templateKey(options.dataset, options.variant)
        const own = files.templates[key]
        const empty = files.templates[EMPTY_DATASET]
        if (own === undefined || empty === undefined) return err(unavailable(`there is no dataset ${key}`))
        const isEmpty = key === EMPTY_DATASET
        const count = progressOver([files.wasm, files.fsBundle, empty, ...(isEmpty ? [] : [own])], onProgress)
        const [wasmModule, bundle, baseTemplate, template] = await Promise.all([
          wasm(files.wasm, count),
          fsBundle(files.fsBundle, count),
          base(empty, count),
          isEmpty ? undefined : source.read(own, count).then(decodeTemplate),
        ])
        return ok(bootParts({ wasmModule, fsBundle: bundle, baseTemplate, template }))
      } catch (cause) {
        return err(unavailable(cause instanceof Error ? cause.message : String(cause)))
      }
    },
  }
}

function bootParts(loaded: {
  readonly wasmModule: WebAssembly.Module
  readonly fsBundle: Blob
  readonly baseTemplate: Template
  readonly template: Template | undefined
}): BootParts {
  const { wasmModule, fsBundle, baseTemplate, template } = loaded
  if (template === undefined) return { wasmModule, fsBundle, template: baseTemplate }
  return { wasmModule, fsBundle, template, base: baseTemplate }
}

function unavailable(reason: string): EngineFailure {
  return { code: 'engineUnavailable', message: `The engine's files could not be loaded: ${reason}` }
}

function progressOver(
  assets: readonly AssetFile[],
  onProgress: (progress: OpenProgress) => void,
): (count: number) => void {
  const totalBytes = assets.reduce((sum, asset) => sum + asset.compressedBytes, 0)
  let loadedBytes = 0
  return (count) => {
    loadedBytes = Math.min(totalBytes, loadedBytes + count)
    onProgress({ phase: 'loading', loadedBytes, totalBytes })
  }
}

type Load<T> = (asset: AssetFile, onBytes: (count: number) => void) => Promise<T>

/** Keeps the first success; a failure is forgotten, so that the next call tries again. */
function keyed<T>(load: Load<T>): Load<T> {
  let kept: Promise<T> | undefined
  return (asset, onBytes) => {
    if (kept !== undefined) {
      onBytes(asset.compressedBytes)
      return kept
    }
    const loading = load(asset, onBytes)
    kept = loading
    loading.catch(() => {
      kept = undefined
    })
    return loading
  }
}

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined
  return () => {
    kept ??= load().catch((cause: unknown) => {
      kept = undefined
      throw cause
    })
    return kept
  }
}
