/** Starts a Chromium for measurements and contract tests, without anything that would talk to the network by itself. */

import { type Browser, chromium } from 'playwright-core'
import { findChromium } from './find-chromium.ts'

/** What Chromium needs on build machines: no sandbox for root, no traffic of its own. Without `--headless`. */
export const CHROMIUM_ARGUMENTS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Returns the path of an executable; rejects with the remedy when there is no Chromium. */
export async function chromiumPath(): Promise<string> {
  const found = await findChromium()
  if (!found.ok) throw new Error(found.remedy)
  return found.path
}

/** Returns a headless browser; rejects with the remedy when there is no Chromium. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: await chromiumPath(), args: [...CHROMIUM_ARGUMENTS] })
}
