/** Paths, the guide's tables and the coverage: by keyboard, without scripts, in both themes, on a phone. */

import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, open, test } from './site.ts'

const PATH = 'paths/fastest-backend/'
const SYMPTOMS = 'paths/architecture-review/'
const LANGUAGES = 'learn/languages/'
const COVERAGE = 'coverage/'
const PAGES = [
  'paths/',
  PATH,
  SYMPTOMS,
  'paths/topic-driven/',
  'paths/senior-ai/',
  LANGUAGES,
  'learn/careers/',
  'learn/certifications/',
  COVERAGE,
]

test('the catalogue leads to a path by keyboard, and the path to its plan', async ({ page }) => {
  await open(page, 'paths/')
  const link = page.locator('main').getByRole('link', { name: 'Shortest Way to a Working Backend' })
  await link.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Shortest Way to a Working Backend')
  await expect(page.locator('[data-path-count]')).toHaveText('0 of 16 concepts')
  await expect(page.locator('.sums')).toContainText('21.8 h')
  await expect(page.locator('.sums')).toContainText('442 h in all')
  await expect(page.getByRole('link', { name: 'Make a plan' })).toHaveAttribute(
    'href',
    /plan\/\?goal=path:fastest-backend$/,
  )
  await expect(page.locator('li[value="1"]')).toContainText('SELECT')
  await expect(page.locator('main')).toContainText('Python for Backend and Data')
})

test('a concept completed elsewhere counts on every path that holds it', async ({ page }) => {
  await open(page, 'roadmaps/database-mastery-ai-ml/')
  const row = page.locator('[data-concept-row="sql-select"]').first()
  await row.getByRole('link').focus()
  await page.keyboard.press('x')
  await expect(row.getByRole('img', { name: 'completed' })).toHaveCount(1)
  await open(page, PATH)
  await expect(page.locator('[data-path-count]')).toHaveText('1 of 16 concepts')
  await expect(page.locator('[data-path-left]')).toContainText('20.8 h left')
  await expect(page.locator('[data-path-next] a').first()).not.toHaveText(/SELECT/)
  await open(page, 'paths/')
  await expect(page.locator('[data-path="sql-bridge"] [data-path-count]')).toHaveText('1 of 3 concepts')
})

test('the architecture review is entered by what hurts', async ({ page }) => {
  await open(page, SYMPTOMS)
  const symptom = page.locator('#lock-pile-up')
  await expect(symptom).toContainText('deadlock')
  await symptom.getByRole('link', { name: /Locks/ }).click()
  await expect(page).toHaveURL(/concepts\/locking\/$/)
})

test('weights change the order by keyboard, are kept, and go back to where they were', async ({ page }) => {
  await open(page, LANGUAGES)
  const first = page.locator('[data-languages] tr').first()
  await expect(first).toContainText('Go')
  for (const slider of await page.getByRole('slider').all()) {
    await slider.focus()
    await page.keyboard.press('Home')
  }
  await expect(page.getByRole('status').filter({ hasText: 'Nothing counts' })).toBeVisible()
  await page.getByRole('slider', { name: 'Browser too' }).focus()
  await page.keyboard.press('End')
  await expect(first).toContainText('JavaScript')
  await expect(first.locator('[data-points]')).toHaveText('100')
  await expect(page.getByText('First: JavaScript (Node.js), 100 of 100.')).toBeVisible()
  await page.reload()
  await expect(first).toContainText('JavaScript')
  await expect(page.getByRole('slider', { name: 'Browser too' })).toHaveValue('5')
  await page.getByRole('button', { name: 'Reset the weights' }).press('Enter')
  await expect(first).toContainText('Go')
  await page.reload()
  await expect(page.getByRole('slider', { name: 'Browser too' })).toHaveValue('1')
})

test('career levels show what the record shows of them', async ({ page }) => {
  await open(page, 'learn/careers/')
  await expect(page.locator('#ai-junior [data-shown]')).toHaveText('0 of 3 in your record')
  await open(page, 'roadmaps/database-mastery-ai-ml/')
  const row = page.locator('[data-concept-row="vector-search"]').first()
  await row.getByRole('link').focus()
  await page.keyboard.press('x')
  await expect(row.getByRole('img', { name: 'completed' })).toHaveCount(1)
  await open(page, 'learn/careers/')
  await expect(page.locator('#ai-junior [data-shown]')).toHaveText('1 of 3 in your record')
})

test('the coverage lists 668 topics, and what it links to in the content exists', async ({
  page,
  request,
}) => {
  await open(page, COVERAGE)
  await expect(page.locator('.fold tbody tr')).toHaveCount(668)
  await expect(page.locator('.fold .mins')).toHaveText([
    '130 topics',
    '133 topics',
    '172 topics',
    '48 topics',
    '185 topics',
  ])
  const hrefs = await page
    .locator('.fold tbody a')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href.replace(/#.*/, '')))
  const content = [...new Set(hrefs)].filter((href) => /\/(?:concepts|roadmaps|paths)\/[a-z-]+\/$/.test(href))
  expect(content.length).toBeGreaterThan(150)
  const dead: string[] = []
  for (const href of content)
    if (!/roadmaps\/import/.test(href) && (await request.get(href)).status() !== 200) dead.push(href)
  expect(dead).toEqual([])
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a path, the languages and the coverage can be read', async ({ page }) => {
    await page.goto(PATH)
    await expect(page.locator('li[value="16"]')).toBeVisible()
    await page.goto(LANGUAGES)
    await expect(page.locator('[data-languages] tr')).toHaveCount(8)
    await expect(page.getByRole('slider')).toHaveCount(0)
    await page.goto(COVERAGE)
    await page.locator('main summary').first().click()
    await expect(page.getByText('Normalization', { exact: false }).first()).toBeVisible()
  })
})

for (const theme of ['light', 'dark'] as const) {
  for (const path of PAGES) {
    test(`/${path} passes axe in the ${theme} theme`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await open(page, path)
      await page.waitForLoadState('networkidle')
      // One is enough: the others are the same markup, and there are hundreds of rows.
      await page.locator('main details').evaluateAll((all) => {
        for (const [index, details] of all.entries()) (details as HTMLDetailsElement).open = index === 0
      })
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 2).map((node) => node.target.join(' '))}`),
      ).toEqual([])
    })
  }
}

for (const path of PAGES) {
  test(`/${path} fits 360 px`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    await open(page, path)
    await page.waitForLoadState('networkidle')
    expect(await overflowOf(page)).toBe(0)
  })
}

function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
