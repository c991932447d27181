/** Compressed copies beside the files, for servers that send them as they are: the CLI's and many static hosts. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const COMPRESSED = new Set(['.html', '.css', '.js', '.json', '.svg', '.webmanifest', '.txt', '.xml'])
const SIZE_MIN_BYTES = 1_000
/** Higher costs much and saves little: 10 to 11 take ten times as long for three percent. */
const BROTLI_QUALITY = 9
const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** Writes `.br` and `.gz` beside every text file below `directory`; engine files bring their own. */
export async function compressFiles(directory: string): Promise<void> {
  const names = await readdir(directory, { recursive: true })
  for (const name of names) {
    if (!COMPRESSED.has(extname(name)) || name.startsWith('engine')) continue
    const path = join(directory, name)
    const bytes = await readFile(path)
    if (bytes.length < SIZE_MIN_BYTES) continue
    const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY }
    await Promise.all([
      brotli(bytes, { params }).then((packed) => writeFile(`${path}.br`, packed)),
      zip(bytes, { level: 9 }).then((packed) => writeFile(`${path}.gz`, packed)),
    ])
  }
}
