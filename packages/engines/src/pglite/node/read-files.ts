/** Reads the engine's files from a folder that the engine-asset build wrote. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { EngineFileSource } from '../engine-files.ts'
import { type AssetFile, type EngineManifest, MANIFEST_FILE } from '../manifest.ts'

const unzip = promisify(gunzip)

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
