/**
 * Finds a Chromium for tests and benches: `CHROMIUM_PATH`, Playwright's own, the system's; else installs one, where
 * that can be done without asking anybody for a password.
 */

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

export interface ChromiumSearch {
  readonly platform: NodeJS.Platform
  readonly variables: Readonly<Record<string, string | undefined>>
  readonly isRoot: boolean
  /** Where Playwright's own would be; it need not exist. */
  readonly playwrightPath: () => Promise<string | undefined>
  readonly exists: (path: string) => boolean
  /** Runs a command with its output shown; says whether it succeeded. */
  readonly run: (command: string, args: readonly string[]) => boolean
}

export type ChromiumFinding =
  | { readonly ok: true; readonly path: string }
  /** One line: what to do. */
  | { readonly ok: false; readonly remedy: string }

const SYSTEM_NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
]

const SYSTEM_PATHS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

/** Returns the executable, installing one when there is none. */
export async function findChromium(search: ChromiumSearch = currentSearch()): Promise<ChromiumFinding> {
  const named = search.variables.CHROMIUM_PATH
  if (named) {
    if (search.exists(named)) return { ok: true, path: named }
    return { ok: false, remedy: `CHROMIUM_PATH is ${named}, which does not exist: correct it or unset it.` }
  }
  const found = (await findInstalled(search)) ?? (await install(search))
  if (found !== undefined) return { ok: true, path: found }
  return {
    ok: false,
    remedy:
      'No Chromium was found and none could be installed: run "npx playwright install chromium", or set CHROMIUM_PATH.',
  }
}

async function findInstalled(search: ChromiumSearch): Promise<string | undefined> {
  const own = await search.playwrightPath()
  if (own !== undefined && search.exists(own)) return own
  const folders = (search.variables.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const onPath = SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...onPath, ...(SYSTEM_PATHS[search.platform] ?? [])].find(search.exists)
}

async function install(search: ChromiumSearch): Promise<string | undefined> {
  const isDebian = search.platform === 'linux' && search.exists('/etc/debian_version')
  if (isDebian && search.isRoot) {
    search.run('apt-get', ['update'])
    if (search.run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'])) {
      const found = await findInstalled(search)
      if (found !== undefined) return found
    }
  }
  const npx = search.platform === 'win32' ? 'npx.cmd' : 'npx'
  return search.run(npx, ['playwright', 'install', 'chromium']) ? findInstalled(search) : undefined
}

function currentSearch(): ChromiumSearch {
  return {
    platform: process.platform,
    variables: process.env,
    isRoot: process.getuid?.() === 0,
    playwrightPath: async () => (await import('playwright-core')).chromium.executablePath(),
    exists: existsSync,
    run: (command, args) => spawnSync(command, args, { stdio: 'inherit' }).status === 0,
  }
}
