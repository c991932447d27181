/** The contract on the browser adapter in real Chromium, from files as a plain static host serves them. */

import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readFrom } from '@savepoint/engines/node'
import { build } from 'esbuild'
import { serveFolders } from '../bench/boot/static-server.ts'
import { launchChromium } from '../browser/launch-chromium.ts'
import { ensureEngineAssets } from './build.ts'

const CONTRACT_TIMEOUT_MS = 180_000
const PAGE =
  '<!doctype html><link rel="icon" href="data:,"><script type="module" src="./contract.js"></script>'

test('PGlite in a browser worker keeps the contract', async () => {
  const assetsFolder = await ensureEngineAssets()
  const { worker } = await readFrom(assetsFolder).manifest()
  const folder = await mkdtemp(join(tmpdir(), 'savepoint-contract-'))
  await writeFile(join(folder, 'index.html'), PAGE)
  await build({
    entryPoints: [fileURLToPath(new URL('./contract-page.ts', import.meta.url))],
    outfile: join(folder, 'contract.js'),
    bundle: true,
    format: 'esm',
    target: 'es2024',
    logLevel: 'error',
    define: { WORKER_FILE: JSON.stringify(worker) },
  })
  const server = await serveFolders({ '/engine/': assetsFolder, '/': folder })
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    await page.goto(`${server.address}index.html`)
    const outcomes = await page.waitForFunction(() => globalThis.contractOutcomes, undefined, {
      timeout: CONTRACT_TIMEOUT_MS,
    })
    const list = (await outcomes.jsonValue()) ?? []
    assert.ok(list.length > 20, 'the contract has run')
    assert.deepEqual(
      list.filter(({ outcome }) => outcome !== 'passed'),
      [],
    )
  } finally {
    await browser.close()
    await server.close()
    await rm(folder, { recursive: true })
  }
})
