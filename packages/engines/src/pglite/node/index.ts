/**
 * PGlite in Node, opened from a folder that the engine-asset build wrote. In-process sessions are the fastest and
 * cannot be interrupted within a statement; worker sessions can.
 */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Clock } from '@savepoint/std'
import type { EngineAdapter } from '../../adapter.ts'
import { createEngineFiles, type EngineFileSource } from '../engine-files.ts'
import { openLocalSession } from '../local-session.ts'
import { type AssetFile, type EngineManifest, MANIFEST_FILE } from '../manifest.ts'

export interface NodePgliteOptions {
  /** The folder with `manifest.json`. */
  readonly assetsFolder: string
  readonly clock: Clock
}

const unzip = promisify(gunzip)

/** Returns an adapter whose sessions run in the calling thread. */
export function createInProcessPglite({ assetsFolder, clock }: NodePgliteOptions): EngineAdapter {
  const files = createEngineFiles(readFrom(assetsFolder))
  return {
    engine: 'postgres',
    open: (options) => openLocalSession(files, clock, options),
    close: async () => {},
  }
}

/** Returns the engine's files as they lie in `folder`. */
export function readFrom(folder: string): EngineFileSource {
  const read = async (
    asset: AssetFile,
    onBytes: (count: number) => void,
  ): Promise<Uint8Array<ArrayBuffer>> => {
    const compressed = await readFile(join(folder, asset.file))
    onBytes(compressed.length)
    return new Uint8Array(await unzip(compressed))
  }
  return {
    manifest: async () => JSON.parse(await readFile(join(folder, MANIFEST_FILE), 'utf8')) as EngineManifest,
    read,
    compile: async (asset, onBytes) => WebAssembly.compile(await read(asset, onBytes)),
  }
}
