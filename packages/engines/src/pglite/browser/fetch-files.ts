/** Fetches the engine's files, unpacking and compiling them as they arrive. */

import type { EngineFileSource } from '../engine-files.ts'
import { type AssetFile, type EngineManifest, MANIFEST_FILE } from '../manifest.ts'

/** Returns the files below the address `folder`, which ends with a slash. */
export function fetchFrom(folder: string): EngineFileSource {
  const unpacked = async (asset: AssetFile, onBytes: (count: number) => void): Promise<Response> => {
    const response = await fetchOk(new URL(asset.file, folder))
    if (response.body === null) throw new Error(`${asset.file} is empty`)
    const counted = response.body.pipeThrough(counting(onBytes))
    return new Response(counted.pipeThrough(new DecompressionStream('gzip')), {
      headers: { 'content-type': 'application/wasm' },
    })
  }
  return {
    manifest: async () => (await (await fetchOk(new URL(MANIFEST_FILE, folder))).json()) as EngineManifest,
    read: async (asset, onBytes) => new Uint8Array(await (await unpacked(asset, onBytes)).arrayBuffer()),
    compile: (asset, onBytes) => WebAssembly.compileStreaming(unpacked(asset, onBytes)),
  }
}

async function fetchOk(address: URL): Promise<Response> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address.pathname} was answered with ${response.status}`)
  return response
}

function counting(
  onBytes: (count: number) => void,
): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  return new TransformStream({
    transform: (bytes, controller) => {
      onBytes(bytes.length)
      controller.enqueue(bytes)
    },
  })
}
