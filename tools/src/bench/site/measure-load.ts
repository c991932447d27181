/** Counts what a page transfers before anybody acts, by kind, from the browser's own network log. */
import { chromium } from 'playwright-core'
import { CHROMIUM_ARGUMENTS } from '../../browser/launch-chromium.ts'

/** The service worker is registered after this; its precaching is not part of the page's load. */
const SETTLE_MS = 3_000

export interface PageLoad {
  /** Bodies of pages, styles and scripts as transferred: compressed, without headers. */
  readonly codeBytes: number
  readonly fontBytes: number
  readonly engineBytes: number
}

/** Loads `url` in a fresh profile and returns what came. */
export async function measureLoad(executablePath: string, url: string): Promise<PageLoad> {
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_ARGUMENTS] })
  try {
    const context = await browser.newContext({ serviceWorkers: 'block' })
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    const kinds = new Map<string, { readonly kind: Kind; readonly headerBytes: number }>()
    const bytes: Record<Kind, number> = { code: 0, font: 0, engine: 0, other: 0 }
    session.on('Network.responseReceived', ({ requestId, response, type }) => {
      kinds.set(requestId, { kind: kindOf(response.url, type), headerBytes: response.encodedDataLength })
    })
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const { kind, headerBytes } = kinds.get(requestId) ?? { kind: 'other', headerBytes: 0 }
      bytes[kind] += encodedDataLength - headerBytes
    })
    await page.goto(url, { waitUntil: 'load' })
    await page.waitForTimeout(SETTLE_MS)
    return { codeBytes: bytes.code, fontBytes: bytes.font, engineBytes: bytes.engine }
  } finally {
    await browser.close()
  }
}

type Kind = 'code' | 'font' | 'engine' | 'other'

function kindOf(url: string, type: string): Kind {
  if (url.includes('/engine/')) return 'engine'
  if (type === 'Font') return 'font'
  return type === 'Document' || type === 'Stylesheet' || type === 'Script' ? 'code' : 'other'
}
