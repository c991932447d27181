/**
 * Packs the CLI for people without a checkout: one bundle of code (Node does not erase types inside `node_modules`), the
 * compiled curriculum and the built site with its engine files. Only PGlite stays a dependency.
 */

import { chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { SITE_OUTPUT } from '../../tools/src/build/paths.ts'
import { ensureSite } from '../../tools/src/build.ts'
import { compileContent } from '../../tools/src/compile/compile-content.ts'

const FOLDER = fileURLToPath(new URL('.', import.meta.url))
const ROOT = join(FOLDER, '..', '..')
const OUTPUT = join(FOLDER, 'dist')
const NODE_TARGET = 'node20'

/** Builds `apps/cli/dist` anew, and the site before it when that is stale. */
export async function buildCli(): Promise<void> {
  await ensureSite({ isForced: false })
  rmSync(OUTPUT, { recursive: true, force: true })
  mkdirSync(OUTPUT, { recursive: true })
  await bundle()
  const { curriculum } = compileContent()
  writeFileSync(join(OUTPUT, 'curriculum.json'), JSON.stringify(curriculum))
  cpSync(SITE_OUTPUT, join(OUTPUT, 'site'), { recursive: true })
  for (const name of ['LICENSE', 'LICENSE-CONTENT']) copyFileSync(join(ROOT, name), join(OUTPUT, name))
}

/** Two entries: the program, and the engine's worker thread, which the program looks for beside itself. */
async function bundle(): Promise<void> {
  const manifest = JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8')) as { version: string }
  await build({
    entryPoints: {
      savepoint: join(FOLDER, 'src', 'packaged-main.ts'),
      worker: join(ROOT, 'packages', 'engines', 'src', 'pglite', 'node', 'worker.ts'),
    },
    outdir: OUTPUT,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: NODE_TARGET,
    external: ['@electric-sql/pglite'],
    define: { SAVEPOINT_VERSION: JSON.stringify(manifest.version) },
    // Commander is CommonJS inside; in a bundle of modules it needs `require` for Node's own.
    banner: {
      js: "import { createRequire as createRequireOfBundle } from 'node:module'; const require = createRequireOfBundle(import.meta.url);",
    },
    legalComments: 'eof',
    logLevel: 'warning',
  })
  const program = join(OUTPUT, 'savepoint.js')
  writeFileSync(program, `#!/usr/bin/env node\n${readFileSync(program, 'utf8')}`)
  chmodSync(program, 0o755)
}

if (process.argv[1] === import.meta.filename) await buildCli()
