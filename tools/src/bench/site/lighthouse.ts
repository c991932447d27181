/** Lighthouse's mobile scores; the median of several runs a page, the lowest page counts. */
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { CHROMIUM_ARGUMENTS } from '../../browser/launch-chromium.ts'

export type Category = 'performance' | 'accessibility' | 'best-practices' | 'seo'

const CATEGORIES: readonly Category[] = ['performance', 'accessibility', 'best-practices', 'seo']
const RUNS = 3

/** Returns the lowest score of each category over `urls`, from 0 to 100. */
export async function rateLighthouse(
  chromePath: string,
  urls: readonly string[],
): Promise<Readonly<Record<Category, number>>> {
  const chrome = await launch({
    chromePath,
    chromeFlags: ['--headless=new', ...CHROMIUM_ARGUMENTS],
    logLevel: 'silent',
  })
  try {
    const pages: Record<Category, number>[] = []
    for (const url of urls) pages.push(await ratePage(chrome.port, url))
    return scoresOf((category) => Math.min(...pages.map((page) => page[category])))
  } finally {
    chrome.kill()
  }
}

async function ratePage(port: number, url: string): Promise<Record<Category, number>> {
  const runs: Record<Category, number>[] = []
  for (let run = 0; run < RUNS; run += 1) {
    const result = await lighthouse(url, { port, onlyCategories: [...CATEGORIES], logLevel: 'silent' })
    if (result === undefined) throw new Error(`Lighthouse gave no result for ${url}.`)
    runs.push(scoresOf((category) => Math.round((result.lhr.categories[category]?.score ?? 0) * 100)))
    reportFailures(url, result.lhr.audits, runs.at(-1))
  }
  return scoresOf((category) => median(runs.map((run) => run[category])))
}

/** Below a full score, says on standard error which audit took points: the remedy starts there. */
function reportFailures(
  url: string,
  audits: Readonly<
    Record<string, { readonly id: string; readonly score: number | null; readonly scoreDisplayMode: string }>
  >,
  scores: Record<Category, number> | undefined,
): void {
  if (scores === undefined || CATEGORIES.every((category) => scores[category] === 100)) return
  const failed = Object.values(audits).filter(
    (audit) =>
      audit.score !== null && audit.score < 1 && ['binary', 'numeric'].includes(audit.scoreDisplayMode),
  )
  const names = failed.map((audit) => `${audit.id} ${audit.score}`).join(', ')
  process.stderr.write(`${url}: ${JSON.stringify(scores)} ${names}\n`)
}

function scoresOf(score: (category: Category) => number): Record<Category, number> {
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    'best-practices': score('best-practices'),
    seo: score('seo'),
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
