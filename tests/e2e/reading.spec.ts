import { expect, LAB, LESSON, open, ROADMAP, test } from './site.ts'

const SUB_PATH_URL = process.env['SAVEPOINT_E2E_SUB_PATH_URL'] ?? ''
const PAGES = [
  '',
  LESSON,
  ROADMAP,
  'roadmaps/',
  LAB,
  'labs/',
  'playground/',
  'progress/',
  'search/',
  'settings/',
  'glossary/',
  'concepts/wal/',
]

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('a lesson reads from the first line to the sources', async ({ page }) => {
    await page.goto(LESSON)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText('Marketing asks how many orders')).toBeVisible()
    await expect(page.locator('figure.cell').first()).toContainText('40000')
    await expect(page.getByRole('heading', { name: 'Sources' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Run', exact: true })).toHaveCount(0)
  })
})

for (const path of PAGES) {
  test(`/${path} fits 360 px and has one title`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    await open(page, path)
    await page.waitForLoadState('networkidle')
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBe(0)
    await expect(page.locator('main')).toHaveCount(1)
    const widest = await page
      .locator('main p, main section')
      .evaluateAll((paragraphs) =>
        Math.max(...paragraphs.map((paragraph) => paragraph.getBoundingClientRect().width)),
      )
    expect(widest).toBeGreaterThan(280)
  })

  test(`/${path} works below a sub-path and asks for nothing outside of it`, async ({ page }) => {
    const strays: string[] = []
    const missing: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(SUB_PATH_URL) && request.url().startsWith('http'))
        strays.push(request.url())
    })
    page.on('response', (response) => {
      if (response.status() >= 400) missing.push(`${response.status()} ${response.url()}`)
    })
    await open(page, SUB_PATH_URL + path)
    await page.waitForLoadState('networkidle')
    expect(strays).toEqual([])
    expect(missing).toEqual([])
    const links = await page
      .locator('a[href]')
      .evaluateAll((anchors) => anchors.map((anchor) => (anchor as HTMLAnchorElement).href))
    const own = links.filter((link) => new URL(link).origin === new URL(SUB_PATH_URL).origin)
    expect(own.filter((link) => !link.startsWith(SUB_PATH_URL))).toEqual([])
  })
}

test('a planned concept says that it is not written yet', async ({ page }) => {
  await open(page, 'concepts/wal/')
  await expect(page.locator('main')).toContainText(/planned|not written/i)
  await expect(page.locator('figure.cell')).toHaveCount(0)
})

test('every address of the site leads somewhere', async ({ page, request }) => {
  const seen = new Set<string>()
  for (const path of ['', 'roadmaps/', ROADMAP, LESSON, 'labs/', LAB, 'glossary/', 'progress/']) {
    await page.goto(path)
    const links = await page
      .locator('a[href]')
      .evaluateAll((anchors) => anchors.map((anchor) => (anchor as HTMLAnchorElement).href))
    for (const link of links)
      if (link.startsWith(new URL('/', page.url()).href)) seen.add(link.replace(/#.*/, ''))
  }
  const dead: string[] = []
  for (const link of seen) if ((await request.get(link)).status() !== 200) dead.push(link)
  expect(seen.size).toBeGreaterThan(100)
  expect(dead).toEqual([])
})

test.describe('with the service worker', () => {
  test.use({ serviceWorkers: 'allow' })

  test('nothing third-party is asked for', async ({ page, baseURL }) => {
    const strays: string[] = []
    page.on('request', (request) => {
      if (request.url().startsWith('http') && !request.url().startsWith(baseURL ?? ''))
        strays.push(request.url())
    })
    for (const path of ['', LESSON, LAB, 'playground/']) {
      await page.goto(path)
      await page.waitForLoadState('networkidle')
    }
    expect(strays).toEqual([])
  })
})
