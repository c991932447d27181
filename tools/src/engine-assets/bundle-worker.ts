/**
 * Bundles the browser's worker into the folder of engine files: a small entry, which begins to fetch, and the engine's
 * code as a second file. The page's own bundler never sees PGlite, so it cannot pull it into a page.
 */

import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assert } from '@savepoint/std'
import { build } from 'esbuild'

const ENGINES_FOLDER = fileURLToPath(new URL('../../../packages/engines/src/', import.meta.url))
const ENTRY = join(ENGINES_FOLDER, 'pglite/browser/worker.ts')
const BROWSERS = ['chrome120', 'firefox120', 'safari17']

/** Writes the bundle into `folder` and returns the name of its entry. */
export async function bundleWorker(folder: string): Promise<string> {
  const result = await build({
    entryPoints: { worker: ENTRY },
    outdir: folder,
    entryNames: '[name].[hash]',
    chunkNames: '[name].[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: BROWSERS,
    minify: true,
    metafile: true,
    logLevel: 'error',
    // PGlite's branches for Node are never taken in a browser.
    external: [
      'fs',
      'fs/promises',
      'node:*',
      'crypto',
      'path',
      'url',
      'util',
      'zlib',
      'stream',
      'stream/promises',
    ],
  })
  const entry = Object.entries(result.metafile.outputs).find(([, output]) =>
    output.entryPoint?.endsWith('worker.ts'),
  )
  assert(entry !== undefined, 'the bundle has an entry')
  return basename(entry[0])
}

/** Returns a hash of all that the bundle is made of, dependencies aside. */
export async function hashOfWorkerSources(): Promise<string> {
  const hash = createHash('sha256')
  const paths = await readdir(ENGINES_FOLDER, { recursive: true })
  for (const path of paths.filter((name) => /(?<!\.test)\.ts$/.test(name)).sort()) {
    hash.update(path).update(await readFile(join(ENGINES_FOLDER, path)))
  }
  return hash.digest('hex')
}
