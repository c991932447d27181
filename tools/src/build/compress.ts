/** Compressed copies beside the files, for servers that send them as they are: the CLI's and many static hosts. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const COMPRESSED = new Set(['.html', '.css', '.js', '.json', '.svg', '.webmanifest', '.txt', '.xml'])
const SIZE_MIN_BYTES = 1_000
/** The highest takes ten times as long for four percent: only for what every page loads, and for long pages. */
const BROTLI_QUALITY = 9
const BROTLI_QUALITY_SHARED = 11
const LONG_PAGE_BYTES = 40_000
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
    const isWorthIt = name.startsWith('_astro') || bytes.length > LONG_PAGE_BYTES
    const quality = isWorthIt ? BROTLI_QUALITY_SHARED : BROTLI_QUALITY
    const params = { [constants.BROTLI_PARAM_QUALITY]: quality }
    await Promise.all([
      brotli(bytes, { params }).then((packed) => writeFile(`${path}.br`, packed)),
      zip(bytes, { level: 9 }).then((packed) => writeFile(`${path}.gz`, packed)),
    ])
  }
}
