/**
 * From the click on *Run* to the first rows in the page, cold, against bare PGlite: started by its own initdb, and
 * restored from the same data directory. And the second run against bare PGlite's query. Each measurement has a
 * browser profile of its own; the pages take turns, so that a slow moment of the machine hits all of them.
 */

import { rm } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { launchChromium } from '../../browser/launch-chromium.ts'
import { ensureEngineAssets } from '../../engine-assets/build.ts'
import type { BenchRow } from '../bench-row.ts'
import { buildPages, type PageKind } from './pages.ts'
import { serveFolders } from './static-server.ts'

const ROUNDS = 7
const SECOND_RUNS = 5
const PAGE_KINDS: readonly PageKind[] = ['ours', 'create', 'template']
const CREATE_RATIO_MAX = 0.5
const TEMPLATE_RATIO_MAX = 1.25
const SECOND_RUN_RATIO_MAX = 1.3
const SECOND_RUN_ALLOWANCE_MS = 16
const PAGE_TIMEOUT_MS = 60_000

interface Measurement {
  readonly coldMs: number
  /** Medians over the runs after the first. */
  readonly secondRenderedMs: number
  readonly secondQueryMs: number
}

/** Measures in headless Chromium; takes about a minute. */
export async function runBootBench(): Promise<readonly BenchRow[]> {
  const assetsFolder = await ensureEngineAssets()
  const pagesFolder = await buildPages(assetsFolder)
  const server = await serveFolders({ '/engine/': assetsFolder, '/': pagesFolder })
  const browser = await launchChromium()
  try {
    return toRows(await measureAll(browser, server.address))
  } finally {
    await browser.close()
    await server.close()
    await rm(pagesFolder, { recursive: true })
  }
}

type Measurements = Readonly<Record<PageKind, readonly Measurement[]>>

async function measureAll(browser: Browser, address: string): Promise<Measurements> {
  const measurements: Record<PageKind, Measurement[]> = { ours: [], create: [], template: [] }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const kind of PAGE_KINDS) measurements[kind].push(await measure(browser, `${address}${kind}.html`))
  }
  return measurements
}

async function measure(browser: Browser, address: string): Promise<Measurement> {
  const context = await browser.newContext()
  const page = await context.newPage()
  page.setDefaultTimeout(PAGE_TIMEOUT_MS)
  await page.goto(address)
  const clickRun = async (): Promise<{ renderedMs: number; queryMs: number }> => {
    await page.evaluate(() => {
      globalThis.bootBench = undefined
      document.querySelector<HTMLButtonElement>('#run')?.click()
    })
    const handle = await page.waitForFunction(() => globalThis.bootBench)
    const { startMs, endMs, queryMs, error } = await handle.evaluate((bench) => {
      if (bench === undefined) throw new Error('the page has not run')
      return bench
    })
    if (error !== '') throw new Error(`${address}: ${error}`)
    return { renderedMs: endMs - startMs, queryMs }
  }
  const cold = await clickRun()
  const seconds = []
  for (let run = 0; run < SECOND_RUNS; run += 1) seconds.push(await clickRun())
  await context.close()
  return {
    coldMs: cold.renderedMs,
    secondRenderedMs: median(seconds.map((run) => run.renderedMs)),
    secondQueryMs: median(seconds.map((run) => run.queryMs)),
  }
}

function toRows({ ours, create, template }: Measurements): BenchRow[] {
  const cold = (list: readonly Measurement[]): number => median(list.map((one) => one.coldMs))
  const oursSecondMs = median(ours.map((one) => one.secondQueryMs))
  const bareSecondMs = median(create.map((one) => one.secondQueryMs))
  const secondRatioMax = SECOND_RUN_RATIO_MAX + SECOND_RUN_ALLOWANCE_MS / bareSecondMs
  return [
    row('cold-vs-create', [cold(ours), 'PGlite.create()', cold(create)], CREATE_RATIO_MAX),
    row('cold-vs-template', [cold(ours), 'PGlite with loadDataDir', cold(template)], TEMPLATE_RATIO_MAX),
    row('second-run-vs-bare', [oursSecondMs, 'PGlite query()', bareSecondMs], secondRatioMax),
  ]
}

function row(name: string, [value, peer, peerValue]: [number, string, number], bound: number): BenchRow {
  const ratio = value / peerValue
  const metric = 'time from click to rows'
  return {
    bench: 'boot',
    case: name,
    metric,
    unit: 'ms',
    value,
    peer,
    peerValue,
    ratio,
    bound,
    ok: ratio <= bound,
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}
