/**
 * What a page costs and how it is rated: bytes that a lesson loads before anybody acts, and the lowest Lighthouse
 * score over the kinds of pages. Measured on the built site, served compressed as a static host does.
 */
import { serveSite } from '@savepoint/platform/node'
import { chromiumPath } from '../../browser/launch-chromium.ts'
import { SITE_OUTPUT } from '../../build/paths.ts'
import { ensureSite } from '../../build.ts'
import type { BenchRow } from '../bench-row.ts'

import { type Category, rateLighthouse } from './lighthouse.ts'
import { measureLoad } from './measure-load.ts'
import { findPageKinds } from './page-kinds.ts'

const PORT = 7480
const PORTS_TRIED_MAX = 40
const LESSON_BYTES_MAX = 35_000
const FONT_BYTES_MAX = 90_000
const SCORE_MIN: Readonly<Record<Category, number>> = {
  performance: 99,
  accessibility: 100,
  'best-practices': 100,
  seo: 100,
}

/** Measures the built site, building it first when it is stale. */
export async function runSiteBench(): Promise<readonly BenchRow[]> {
  await ensureSite({ isForced: false })
  const browser = await chromiumPath()
  const pages = findPageKinds(SITE_OUTPUT)
  const served = await serveSite({ folder: SITE_OUTPUT, port: PORT, portsTriedMax: PORTS_TRIED_MAX })
  if (!served.ok) throw new Error(served.error.message)
  try {
    const load = await measureLoad(browser, new URL(pages.lesson, served.value.url).href)
    if (load.engineBytes > 0)
      throw new Error(`The lesson loaded ${load.engineBytes} bytes of engine before Run.`)
    const addresses = Object.values(pages).map((path) => new URL(path, served.value.url).href)
    const scores = await rateLighthouse(browser, addresses)
    return [
      atMost(
        'lesson-bytes',
        'HTML, CSS and JS of the heaviest lesson, compressed',
        load.codeBytes,
        LESSON_BYTES_MAX,
      ),
      atMost('lesson-font-bytes', 'fonts of a lesson', load.fontBytes, FONT_BYTES_MAX),
      ...(Object.keys(SCORE_MIN) as Category[]).map((category) => atLeast(category, scores[category])),
    ]
  } finally {
    await served.value.close()
  }
}

function atMost(name: string, metric: string, value: number, bound: number): BenchRow {
  return { ...row(name, metric, value, bound), unit: 'B', ok: value <= bound }
}

function atLeast(category: Category, value: number): BenchRow {
  const bound = SCORE_MIN[category]
  const name = `lighthouse-${category}-min`
  return {
    ...row(name, `lowest ${category} score, mobile`, value, bound),
    unit: 'points',
    ok: value >= bound,
  }
}

function row(name: string, metric: string, value: number, bound: number): Omit<BenchRow, 'unit' | 'ok'> {
  return { bench: 'site', case: name, metric, value, peer: null, peerValue: null, ratio: null, bound }
}
