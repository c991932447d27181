/**
 * Builds the site when it is older than what it is made from: content, engine files, pages, compressed copies,
 * service worker. `--force` builds anyway; `--strict` fails on errors in the content, which a preview leaves out.
 */
import { mkdirSync } from 'node:fs'
import { BUILD_STATE_FILE, PROJECT_ROOT, SITE_OUTPUT, WORK_DIRECTORY } from './build/paths.ts'
import { checkFreshness, type Freshness, writeState } from './build/stale.ts'

/** The page builder keeps its work in one folder: two builds at once would mix. */
const LOCK_WAIT_MS_MAX = 300_000
const LOCK_STALE_MS = 600_000

/** Returns once the built site is as new as its inputs; says what it does when there is something to do. */
export async function ensureSite(options: { readonly isForced: boolean }): Promise<void> {
  if (check().isFresh && !options.isForced) return
  // Everything heavy is loaded here and not above: a fresh site must be served within a second.
  const { acquireLock } = await import('@savepoint/platform/node')
  mkdirSync(WORK_DIRECTORY, { recursive: true })
  const lock = await acquireLock(`${WORK_DIRECTORY}/build.lock`, {
    waitMsMax: LOCK_WAIT_MS_MAX,
    staleMs: LOCK_STALE_MS,
  })
  if (!lock.ok)
    throw new Error(`Another build is running (process ${lock.error.holder}). Wait for it, or stop it.`)
  try {
    // Whoever held the lock may have built what was wanted.
    const { isFresh, state } = check()
    if (isFresh && !options.isForced) return
    const { buildSite } = await import('./build/build-site.ts')
    await buildSite()
    writeState(BUILD_STATE_FILE, state)
  } finally {
    await lock.value()
  }
}

function check(): Freshness {
  return checkFreshness({
    root: PROJECT_ROOT,
    stateFile: BUILD_STATE_FILE,
    output: `${SITE_OUTPUT}/index.html`,
  })
}

async function refuseContentErrors(): Promise<void> {
  const { printContentErrors } = await import('./build/content-errors.ts')
  if (printContentErrors() > 0) process.exit(1)
}

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes('--strict')) await refuseContentErrors()
  await ensureSite({ isForced: process.argv.includes('--force') })
}
