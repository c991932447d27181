/** Finds a Chromium to measure with: `CHROMIUM_PATH`, Playwright's own, the system's. */
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Returns the path of an executable; throws with the remedy when there is none. */
export function findBrowser(): string {
  const candidates = [process.env.CHROMIUM_PATH, chromium.executablePath(), ...SYSTEM]
  const found = candidates.find((path) => path !== undefined && path !== '' && existsSync(path))
  if (found === undefined) {
    throw new Error(
      'No Chromium was found. Install one (npx playwright install chromium) or set CHROMIUM_PATH.',
    )
  }
  return found
}

/** What a headless browser needs on build machines: no sandbox for root, no traffic of its own. */
export const BROWSER_ARGUMENTS: readonly string[] = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
