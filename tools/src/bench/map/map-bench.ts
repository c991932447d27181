/**
 * How the map of the whole library moves: the time between frames while it is dragged and zoomed by real input events,
 * beside that of an empty page worked in the same way, and what laying it out costs the build.
 */
import { readFileSync } from 'node:fs'
import type { CompiledCurriculum } from '@savepoint/curriculum'
import { serveSite } from '@savepoint/platform/node'
import type { Page } from 'playwright-core'
import { launchChromium } from '../../browser/launch-chromium.ts'
import { LABEL, layOutMap } from '../../build/map/lay-out-map.ts'
import { LIBRARY_MAP, mapInputs } from '../../build/map/map-input.ts'
import { labelMeasure } from '../../build/map/measure-text.ts'
import { CURRICULUM_FILE, SITE_OUTPUT } from '../../build/paths.ts'
import { ensureSite } from '../../build.ts'
import type { BenchRow } from '../bench-row.ts'
import { measureFrames, quantile } from './measure-frames.ts'

const PORT = 7520
const PORTS_TRIED_MAX = 40
const VIEWPORT = { width: 1440, height: 900 }
const MOVES = 240
const ZOOMS = 90
const FRAME_SETTLE_MS = 500
/** 60 frames a second are 16.7 ms; a headless browser on a shared machine stamps frames up to 0.8 ms late. */
const FRAME_MS_MAX = 17.5
/** Six maps of such a size, when all have changed, must not double the time of a build. */
const LAYOUT_MS_MAX = 6_000

/** Measures the built site, building it first when it is stale. */
export async function runMapBench(): Promise<readonly BenchRow[]> {
  await ensureSite({ isForced: false })
  const layoutMs = await measureLayout()
  const { map, empty } = await measureBoth()
  const p95 = quantile(map, 0.95)
  const peer = quantile(empty, 0.95)
  const late = map.filter((ms) => ms > 1.5 * (1000 / 60)).length / map.length
  return [
    {
      ...row('frame-ms-p95', 'time between frames, library dragged and zoomed', p95, FRAME_MS_MAX),
      peer: 'empty page',
      peerValue: round(peer),
      ratio: round(p95 / peer),
    },
    { ...row('frames-late', 'frames that came a frame late or later', late * 100, 5), unit: '%' },
    row('layout-ms', 'laying out the library', layoutMs, LAYOUT_MS_MAX),
  ]
}

async function measureBoth(): Promise<Readonly<Record<'map' | 'empty', readonly number[]>>> {
  const served = await serveSite({ folder: SITE_OUTPUT, port: PORT, portsTriedMax: PORTS_TRIED_MAX })
  if (!served.ok) throw new Error(served.error.message)
  const browser = await launchChromium()
  try {
    const context = await browser.newContext({ viewport: VIEWPORT, serviceWorkers: 'block' })
    const page = await context.newPage()
    await page.goto(new URL('map/', served.value.url).href)
    await page.locator('.is-live').waitFor()
    const frame = page.locator('[data-map-frame]')
    await frame.scrollIntoViewIfNeeded()
    const box = await frame.boundingBox()
    if (box === null) throw new Error('The page of the library has no map.')
    await page.waitForTimeout(FRAME_SETTLE_MS)
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    const map = await measureFrames(page, () => work(page, at))
    const blank = await context.newPage()
    await blank.goto('about:blank')
    await blank.waitForTimeout(FRAME_SETTLE_MS)
    return { map, empty: await measureFrames(blank, () => work(blank, at)) }
  } finally {
    await browser.close()
    await served.value.close()
  }
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Drags in a figure of eight over the map, then zooms out to all of it and in again under the pointer. */
async function work(page: Page, at: Point): Promise<void> {
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  for (let move = 0; move < MOVES; move += 1) {
    const turn = (move / MOVES) * 2 * Math.PI
    await page.mouse.move(at.x - 420 * Math.sin(turn), at.y - 220 * Math.sin(2 * turn))
  }
  await page.mouse.up()
  await page.keyboard.down('Control')
  for (let zoom = 0; zoom < ZOOMS; zoom += 1) await page.mouse.wheel(0, zoom < ZOOMS / 2 ? 20 : -20)
  await page.keyboard.up('Control')
}

async function measureLayout(): Promise<number> {
  const { curriculum } = JSON.parse(readFileSync(CURRICULUM_FILE, 'utf8')) as {
    readonly curriculum: CompiledCurriculum
  }
  const library = mapInputs(curriculum).find((input) => input.id === LIBRARY_MAP)
  if (library === undefined) throw new Error('The compiled curriculum has no map of the library.')
  const measure = labelMeasure(LABEL.fontSize)
  const startedMs = performance.now()
  await layOutMap(library, measure)
  return performance.now() - startedMs
}

function row(name: string, metric: string, value: number, bound: number): BenchRow {
  const noPeer = { peer: null, peerValue: null, ratio: null }
  return {
    bench: 'map',
    case: name,
    metric,
    unit: 'ms',
    value: round(value),
    ...noPeer,
    bound,
    ok: value <= bound,
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
