/** The steps of a build, in order. It is made beside the old one and takes its place in one step. */
import { spawn } from 'node:child_process'
import { cpSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PAGE_HEADERS } from '../../../apps/site/src/shell/policy.ts'
import { ensureEngineAssets } from '../engine-assets/build.ts'
import { compressFiles } from './compress.ts'
import { printContentErrors } from './content-errors.ts'
import { writeMaps } from './map/write-maps.ts'
import { CURRICULUM_FILE, IS_PREVIEW, MAPS_FILE, PROJECT_ROOT, SITE_OUTPUT, WORK_DIRECTORY } from './paths.ts'
import { makeRelative } from './relative.ts'
import { writeRetiringWorker, writeServiceWorker } from './service-worker.ts'

/** Named by process, so that two builds at once do not mix. */
const STAGING = `${WORK_DIRECTORY}/dist-next-${process.pid}`

/** Builds everything. Rejects when a step fails; the old build then stays. Errors in the content are printed. */
export async function buildSite(): Promise<void> {
  const startedMs = performance.now()
  const engineAssets = ensureEngineAssets()
  // A failure is reported where the folder is needed; until then it must not count as unhandled.
  engineAssets.catch(() => undefined)
  step('content')
  compile()
  step('maps')
  await writeMaps(CURRICULUM_FILE, MAPS_FILE)
  step('pages')
  rmSync(STAGING, { recursive: true, force: true })
  await runAstro(STAGING)
  makeRelative(STAGING)
  writeFileSync(join(STAGING, 'headers.json'), `${JSON.stringify(PAGE_HEADERS, null, 2)}\n`)
  step('engine files')
  cpSync(await engineAssets, join(STAGING, 'engine'), { recursive: true })
  step('service worker')
  await (IS_PREVIEW ? writeRetiringWorker(STAGING) : writeServiceWorker(STAGING))
  await compressFiles(STAGING)
  replaceOutput()
  console.log(`Built the site in ${((performance.now() - startedMs) / 1000).toFixed(1)} s.`)
}

function replaceOutput(): void {
  const old = `${WORK_DIRECTORY}/dist-old-${process.pid}`
  if (existsSync(SITE_OUTPUT)) renameSync(SITE_OUTPUT, old)
  renameSync(STAGING, SITE_OUTPUT)
  rmSync(old, { recursive: true, force: true })
}

function step(name: string): void {
  console.log(`Building: ${name}`)
}

/** Authors preview unfinished content: what is wrong is left out of the pages, and `--strict` refuses it. */
function compile(): void {
  const errorCount = printContentErrors()
  if (errorCount > 0) console.error('The pages are built without what is broken.')
}

function runAstro(outDir: string): Promise<void> {
  const cli = join(PROJECT_ROOT, 'node_modules/astro/bin/astro.mjs')
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, 'build', '--silent'], {
      cwd: join(PROJECT_ROOT, 'apps/site'),
      env: {
        ...process.env,
        ASTRO_TELEMETRY_DISABLED: '1',
        SAVEPOINT_OUT_DIR: outDir,
        SAVEPOINT_CURRICULUM: CURRICULUM_FILE,
        SAVEPOINT_MAPS: MAPS_FILE,
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.on('error', reject)
    child.on('exit', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`astro build ended with code ${code}. To see it alone: npm run build -- --force`))
    })
  })
}
