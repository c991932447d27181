/** Type checks the site: `.astro` and `.ts` files with astro check, `.svelte` files with svelte-check. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { compileContent } from '../compile/compile-content.ts'
import { CURRICULUM_FILE, PROJECT_ROOT } from './paths.ts'

const SITE = join(PROJECT_ROOT, 'apps/site')

/** Runs a package's script in the site's folder; returns its exit code. */
function run(script: string, args: readonly string[]): number {
  const { status } = spawnSync(process.execPath, [join(PROJECT_ROOT, 'node_modules', script), ...args], {
    cwd: SITE,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', SAVEPOINT_CURRICULUM: CURRICULUM_FILE },
    stdio: 'inherit',
  })
  return status ?? 1
}

compileContent({ artefactPath: CURRICULUM_FILE })
const codes = [
  run('astro/bin/astro.mjs', ['check', '--minimumFailingSeverity', 'error']),
  run('svelte-check/bin/svelte-check', [
    '--tsconfig',
    'tsconfig.json',
    '--threshold',
    'error',
    '--output',
    'human',
  ]),
]
process.exitCode = Math.max(...codes)
