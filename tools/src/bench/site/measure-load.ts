/** Counts what a page transfers before anybody acts, by kind, from the browser's own network log. */
import { chromium } from 'playwright-core'
import { BROWSER_ARGUMENTS } from './find-browser.ts'

/** The service worker is registered after this; its precaching is not part of the page's load. */
const SETTLE_MS = 3_000

export interface PageLoad {
  /** Compressed bodies of everything but fonts: pages, styles, scripts, data, images. */
  readonly codeBytes: number
  readonly fontBytes: number
  readonly engineBytes: number
}

/** Loads `url` in a fresh profile and returns what came. */
export async function measureLoad(executablePath: string, url: string): Promise<PageLoad> {
  const browser = await chromium.launch({ executablePath, args: [...BROWSER_ARGUMENTS] })
  try {
    const context = await browser.newContext({ serviceWorkers: 'block' })
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    const kinds = new Map<string, 'code' | 'font' | 'engine'>()
    const bytes = { code: 0, font: 0, engine: 0 }
    session.on('Network.responseReceived', ({ requestId, response, type }) => {
      kinds.set(requestId, response.url.includes('/engine/') ? 'engine' : type === 'Font' ? 'font' : 'code')
    })
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      bytes[kinds.get(requestId) ?? 'code'] += encodedDataLength
    })
    await page.goto(url, { waitUntil: 'load' })
    await page.waitForTimeout(SETTLE_MS)
    return { codeBytes: bytes.code, fontBytes: bytes.font, engineBytes: bytes.engine }
  } finally {
    await browser.close()
  }
}
