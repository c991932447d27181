/**
 * Builds the site when it is older than what it is made from: content, engine files, pages, compressed copies,
 * service worker. `--force` builds anyway.
 */
import { checkFreshness, writeState } from './build/stale.ts'
import { BUILD_STATE_FILE, PROJECT_ROOT, SITE_OUTPUT } from './build/paths.ts'

/** Returns once the built site is as new as its inputs; says what it does when there is something to do. */
export async function ensureSite(options: { readonly isForced: boolean }): Promise<void> {
  const { isFresh, state } = checkFreshness({
    root: PROJECT_ROOT,
    stateFile: BUILD_STATE_FILE,
    output: `${SITE_OUTPUT}/index.html`,
  })
  if (isFresh && !options.isForced) return
  // Everything heavy is loaded here and not above: a fresh site must be served within a second.
  const { buildSite } = await import('./build/build-site.ts')
  await buildSite()
  writeState(BUILD_STATE_FILE, state)
}

if (process.argv[1] === import.meta.filename) {
  await ensureSite({ isForced: process.argv.includes('--force') })
}
