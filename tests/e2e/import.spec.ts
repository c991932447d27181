import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, open, test } from './site.ts'

const PLAN = `# My plan

Some words before it.

## Phase 1: Querying (10 hours)
- [x] Joins
- [ ] Window functions (3h)
- [ ] Reading a query plan

## Phase 2: Running
- [ ] Backups
- [ ] [Knitting](https://example.org/knitting)

## Contributing
- Send a pull request
`

const NEWER = PLAN.replace('- [ ] Backups\n', '- [ ] Reading a query plan\n- [ ] Restores\n')
  .replace('- [ ] Reading a query plan\n\n', '\n')
  .replace('Window functions (3h)', 'Window functions and frames (3h)')
  .replace('- [x] Joins', '- [ ] Joins')

test('a dropped document is previewed, accepted, ticked, and moves with its concept', async ({ page }) => {
  await open(page, 'roadmaps/import/')
  await drop(page, 'plan.md', PLAN)
  await expect(page.locator('[data-counts]')).toContainText('5 topics in 2 groups, 1 ticked, 10 h stated')
  await expect(page.locator('[data-preview-tree]')).toContainText('Knitting')
  await page.getByText('Left out or changed: 1').click()
  await expect(page.locator('[data-left-out]')).toContainText('Contributing')
  await page.getByRole('button', { name: 'Import', exact: true }).click()

  await expect(page).toHaveURL(/roadmaps\/imported\/\?id=imported-my-plan/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('My plan')
  await expect(page.locator('[data-count]')).toHaveText('1 of 5 topics')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await expect(page.locator('[data-count]')).toHaveText('2 of 5 topics')
  await markOf(page, 'backups').click()
  await page.getByRole('menuitemradio', { name: 'skipped' }).click()
  await expect(page.locator('[data-count]')).toHaveText('3 of 5 topics')

  await page.getByRole('button', { name: 'Details of Knitting' }).click()
  await expect(page.locator('[data-notes-for="topic:imported-my-plan/knitting"]')).toBeAttached()
  await page.getByLabel('Concept meant').fill('Write-Ahead Logging and Durability')
  await page.getByLabel('Concept meant').press('Enter')
  await expect(rowOf(page, 'knitting').getByRole('link', { name: 'Knitting' })).toHaveAttribute(
    'href',
    /concepts\/wal\//,
  )

  await open(page, 'roadmaps/database-engineering-mastery/')
  await page.locator('[data-concept-row="wal"] a').first().focus()
  await page.keyboard.press('x')
  await open(page, 'roadmaps/')
  await expect(page.locator('[data-imported-list]')).toContainText('4 of 5 topics')
  await page.getByRole('link', { name: 'My plan' }).click()
  await expect(page.locator('[data-count]')).toHaveText('4 of 5 topics')
})

test('a newer version pasted in keeps the ticks and says what changed', async ({ page }) => {
  await importPasted(page, PLAN)
  await open(page, 'roadmaps/import/')
  await page.getByLabel('Paste a document').fill(NEWER)
  await expect(page.getByLabel('Import as')).toHaveValue('imported-my-plan')
  await expect(page.locator('[data-changes]')).toHaveText(
    /4 unchanged, 1 added, 1 removed, 1 renamed, 1 moved/,
  )
  await page.getByText('Renamed: 1').click()
  await expect(page.locator('[data-preview]')).toContainText(
    'Window functions and frames, before: Window functions',
  )
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.locator('[data-count]')).toHaveText('1 of 5 topics')
  await expect(markOf(page, 'joins')).toHaveAttribute('aria-label', /completed/)

  await open(page, 'roadmaps/import/')
  await page.getByLabel('Paste a document').fill(NEWER)
  await page.getByLabel('Import as').selectOption('new')
  await expect(page.locator('[data-changes]')).toHaveCount(0)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page).toHaveURL(/imported-my-plan-2/)
})

test('what is pasted is kept, and a document without an outline says what was looked for', async ({
  page,
}) => {
  await open(page, 'roadmaps/import/')
  await page.getByLabel('Paste a document').fill('Only prose. It goes on, and ends.')
  await expect(page.getByRole('alert')).toContainText('Nothing to tick was found.')
  await expect(page.getByRole('alert')).toContainText('Looked for: lists')
  await page.reload()
  await expect(page.getByLabel('Paste a document')).toHaveValue('Only prose. It goes on, and ends.')
  await expect(page.getByRole('alert')).toContainText('Looked for: lists')
})

test('a hostile document stays text, and a line of five megabytes leaves the page smooth', async ({
  page,
}) => {
  await open(page, 'roadmaps/import/')
  const hostile = [
    '# <img src=x onerror=alert(1)> Hostile',
    '- [a](javascript:alert(1)) <script>alert(2)</script>',
    '- <svg onload=alert(3)>b</svg> [ok](https://example.org/)',
    `- ${'x'.repeat(5_000_000)}`,
    '- last',
  ].join('\n')
  await page
    .locator('[data-open-file]')
    .setInputFiles({ name: 'hostile.md', mimeType: 'text/markdown', buffer: Buffer.from(hostile) })
  await expect(page.locator('[data-counts]')).toContainText('4 topics')
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.locator('[data-count]')).toHaveText('0 of 4 topics')
  await expect(
    page.locator('main script, main img, main [onload], main [onerror], main a[href^="javascript"]'),
  ).toHaveCount(0)
  await page.getByRole('button', { name: /^Details of b/ }).click()
  await expect(page.locator('.panel a[href="https://example.org/"]')).toBeVisible()
})

test('exports are files, and an exported roadmap imports as the same one', async ({ page }) => {
  await importPasted(page, PLAN)
  const markdown = await exported(page, 'Markdown')
  expect(markdown).toContain('- [x] Joins')
  expect(JSON.parse(await exported(page, 'JSON')).format).toBe('savepoint-roadmap')
  expect(await exported(page, 'Progress README')).toContain('1 of 5 topics')
  expect(await exported(page, 'SVG card')).toMatch(/^<svg [^>]*role="img"/)
  await page.getByRole('button', { name: 'Remove this roadmap' }).click()
  await expect(page.locator('[data-missing]')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.locator('[data-count]')).toHaveText('1 of 5 topics')

  await open(page, 'roadmaps/import/')
  await drop(page, 'export.md', markdown)
  await expect(page.locator('[data-changes]')).toHaveText(
    /7 unchanged, 0 added, 0 removed, 0 renamed, 0 moved/,
  )
})

test.describe('with the service worker', () => {
  test.use({ serviceWorkers: 'allow' })

  test('import works offline', async ({ page, context }) => {
    await open(page, '')
    await page.evaluate(() => navigator.serviceWorker.ready)
    await open(page, 'roadmaps/import/')
    await page.waitForLoadState('networkidle')
    await context.setOffline(true)
    await importPasted(page, PLAN)
    await page.reload()
    await expect(page.locator('[data-count]')).toHaveText('1 of 5 topics')
    await context.setOffline(false)
  })
})

for (const theme of ['light', 'dark'] as const) {
  test(`both pages pass axe in the ${theme} theme and do not scroll sideways at 360 px`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width: 360, height: 780 })
    await open(page, 'roadmaps/import/')
    await page.getByLabel('Paste a document').fill(PLAN)
    await expect(page.locator('[data-counts]')).toBeVisible()
    await expectSound(page)
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await expect(page.locator('[data-count]')).toHaveText('1 of 5 topics')
    await page.getByRole('button', { name: 'Details of Knitting' }).click()
    await expectSound(page)
    await open(page, 'roadmaps/')
    await expect(page.locator('[data-imported-list]')).toBeVisible()
    await expectSound(page)
  })
}

async function importPasted(page: Page, text: string): Promise<void> {
  await open(page, 'roadmaps/import/')
  await page.getByLabel('Paste a document').fill(text)
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(page.locator('[data-count]')).toHaveText(/of \d+ topics/)
}

async function drop(page: Page, name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, content]) => {
      const data = new DataTransfer()
      data.items.add(new File([content], fileName, { type: 'text/markdown' }))
      return data
    },
    [name, text] as const,
  )
  await page.dispatchEvent('[data-drop]', 'drop', { dataTransfer: transfer })
}

async function exported(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ])
  return readFileSync(await download.path(), 'utf8')
}

async function expectSound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
  ).toEqual([])
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0)
}

function rowOf(page: Page, topic: string) {
  return page.locator(`[data-concept-row="${topic}"]`)
}

function markOf(page: Page, topic: string) {
  return rowOf(page, topic).getByRole('button', { name: /^Status of/ })
}
