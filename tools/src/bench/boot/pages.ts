/**
 * The three pages that the boot bench compares. Each has a *Run* button and writes the rows of one query as text:
 * ours through the browser adapter, a bare page on `PGlite.create()`, and a bare page that restores the same data
 * directory with PGlite's own `loadDataDir`. A page notes the times of the click and of the rendered text.
 */

import { cp, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { templateKey } from '@savepoint/engines'
import { readFrom } from '@savepoint/engines/node'
import { build } from 'esbuild'
import { PGLITE_FOLDER } from '../../engine-assets/prepare-folder.ts'
import { writeDataDirectoryTar } from './data-directory-tar.ts'

export type PageKind = 'ours' | 'create' | 'template'

/** The dataset that a lesson would open; the query needs none of its tables, so that every page can run it. */
export const BENCH_DATASET = 'shop'
export const BENCH_QUERY =
  'SELECT n, md5(n::text) AS digest FROM generate_series(1, 20000) AS n ORDER BY digest LIMIT 20'

const HERE = fileURLToPath(new URL('.', import.meta.url))

/** Builds the pages into a new folder below the system's temporary one. */
export async function buildPages(assetsFolder: string): Promise<string> {
  const { worker } = await readFrom(assetsFolder).manifest()
  const folder = await mkdtemp(join(tmpdir(), 'savepoint-boot-'))
  await cp(PGLITE_FOLDER, join(folder, 'pglite'), {
    recursive: true,
    filter: (source) => !/\.(map|cjs|cts|tar\.gz)$/.test(source),
  })
  await writeDataDirectoryTar(
    assetsFolder,
    join(folder, 'data-directory.tar'),
    templateKey(BENCH_DATASET, undefined),
  )
  await bundle(join(HERE, 'ours-page.ts'), join(folder, 'ours.js'), {
    WORKER_FILE: JSON.stringify(worker),
    BENCH_DATASET: JSON.stringify(BENCH_DATASET),
  })
  await bundle(join(HERE, 'bare-page.ts'), join(folder, 'create.js'), { IS_RESTORING: 'false' })
  await bundle(join(HERE, 'bare-page.ts'), join(folder, 'template.js'), { IS_RESTORING: 'true' })
  for (const kind of ['ours', 'create', 'template'])
    await writeFile(join(folder, `${kind}.html`), pageHtml(kind))
  return folder
}

function pageHtml(kind: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${kind}</title>
<link rel="icon" href="data:,"><button id="run">Run</button><pre id="rows"></pre>
<script type="module" src="./${kind}.js"></script></html>`
}

async function bundle(
  entry: string,
  outfile: string,
  define: Readonly<Record<string, string>>,
): Promise<void> {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    minify: true,
    logLevel: 'error',
    define: { ...define, BENCH_QUERY: JSON.stringify(BENCH_QUERY) },
    // The bare pages load PGlite as it was published, beside its own files.
    external: ['./pglite/index.js'],
  })
}
