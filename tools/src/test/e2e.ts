/**
 * The `e2e` stage: builds the site when stale, serves it at the root and under a sub-path, and runs Playwright
 * against both. Arguments go to Playwright: `node tools/src/test/e2e.ts lab` runs the files whose name holds "lab".
 */

import { spawn } from 'node:child_process'
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type SiteServer, serveSite } from '@savepoint/platform/node'
import { findChromium } from '../browser/find-chromium.ts'
import { PROJECT_ROOT, SITE_OUTPUT, WORK_DIRECTORY } from '../build/paths.ts'

const FIRST_PORT = 4_319
const PORTS_TRIED_MAX = 40
const SUB_PATH = 'course'

const buildCode = await runNode(['tools/src/build.ts'], {})
if (buildCode !== 0) process.exit(buildCode)
const chromium = await findChromium()
if (!chromium.ok) {
  console.error(chromium.remedy)
  process.exit(1)
}
const root = await serve(SITE_OUTPUT)
const host = await serve(makeSubPathHost())
const code = await runNode(
  [playwrightScript(), 'test', '--config', 'tests/playwright.config.ts', ...process.argv.slice(2)],
  {
    CHROMIUM_PATH: chromium.path,
    SAVEPOINT_E2E_URL: root.url,
    SAVEPOINT_E2E_SUB_PATH_URL: `${host.url}${SUB_PATH}/`,
  },
)
await Promise.all([root.close(), host.close()])
process.exit(code)

async function serve(folder: string): Promise<SiteServer> {
  const served = await serveSite({ folder, port: FIRST_PORT, portsTriedMax: PORTS_TRIED_MAX })
  if (served.ok) return served.value
  console.error(served.error.message)
  process.exit(1)
}

/** A host that keeps the site in a folder, beside something else, as a university's or a company's does. */
function makeSubPathHost(): string {
  const folder = join(WORK_DIRECTORY, 'sub-path-host')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><title>Another site</title><h1>Another site</h1>\n',
  )
  symlinkSync(SITE_OUTPUT, join(folder, SUB_PATH), 'junction')
  return folder
}

function playwrightScript(): string {
  const require = createRequire(join(PROJECT_ROOT, 'tests/package.json'))
  return join(dirname(require.resolve('@playwright/test/package.json')), 'cli.js')
}

function runNode(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve) => {
    const options = { cwd: PROJECT_ROOT, stdio: 'inherit' as const, env: { ...process.env, ...environment } }
    const child = spawn(process.execPath, [...args], options)
    child.on('exit', (exitCode) => resolve(exitCode ?? 1))
  })
}
