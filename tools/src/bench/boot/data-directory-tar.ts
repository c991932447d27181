/** Writes a template's data directory as the tar that PGlite's `loadDataDir` takes, for the peer of the bench. */

import { writeFile } from 'node:fs/promises'
import { EMPTY_DATASET } from '@savepoint/engines'
import { readFrom } from '@savepoint/engines/node'
import { decodeTemplate, materialise } from '@savepoint/engines/template'

const BLOCK_BYTES = 512
const DATA_PREFIX = 'data/'

/** Writes the data directory of the template `key` to `path`, uncompressed: it is the fastest to restore. */
export async function writeDataDirectoryTar(assetsFolder: string, path: string, key: string): Promise<void> {
  const files = readFrom(assetsFolder)
  const { templates } = await files.manifest()
  const [asset, baseAsset] = [templates[key], templates[EMPTY_DATASET]]
  if (asset === undefined || baseAsset === undefined) throw new Error(`there is no template ${key}`)
  const template = decodeTemplate(await files.read(asset, () => {}))
  const base = decodeTemplate(await files.read(baseAsset, () => {}))
  const chunks: Uint8Array[] = []
  for (const folder of template.header.folders) {
    if (folder.startsWith(DATA_PREFIX)) chunks.push(tarHeader(`${folder.slice(DATA_PREFIX.length)}/`, 0, '5'))
  }
  for (const file of template.header.files) {
    if (!file.path.startsWith(DATA_PREFIX)) continue
    chunks.push(tarHeader(file.path.slice(DATA_PREFIX.length), file.sizeBytes, '0'))
    chunks.push(materialise(file, [template.pages, base.pages]))
    chunks.push(new Uint8Array((BLOCK_BYTES - (file.sizeBytes % BLOCK_BYTES)) % BLOCK_BYTES))
  }
  chunks.push(new Uint8Array(2 * BLOCK_BYTES))
  await writeFile(path, Buffer.concat(chunks))
}

/** Source: POSIX ustar. */
function tarHeader(name: string, sizeBytes: number, type: '0' | '5'): Uint8Array {
  const header = Buffer.alloc(BLOCK_BYTES)
  header.write(name, 0, 100, 'latin1')
  header.write('0000700\0', 100, 'latin1')
  header.write('0000000\0', 108, 'latin1')
  header.write('0000000\0', 116, 'latin1')
  header.write(`${sizeBytes.toString(8).padStart(11, '0')}\0`, 124, 'latin1')
  header.write('00000000000\0', 136, 'latin1')
  header.write('        ', 148, 'latin1')
  header.write(type, 156, 'latin1')
  header.write('ustar\x0000', 257, 'latin1')
  const checksum = header.reduce((sum, byte) => sum + byte, 0)
  header.write(`${checksum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return header
}
