/** Starts a Chromium for measurements and contract tests, without anything that would talk to the network by itself. */

import { type Browser, chromium } from 'playwright-core'
import { findChromium } from '../../browser/find-chromium.ts'

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Rejects with the remedy when there is no Chromium. */
export async function launchChromium(): Promise<Browser> {
  const found = await findChromium()
  if (!found.ok) throw new Error(found.remedy)
  return chromium.launch({ executablePath: found.path, args: ARGUMENTS })
}
