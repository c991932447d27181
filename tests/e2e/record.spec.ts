import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { cellOf, expect, LESSON, open, ROADMAP, runCell, test } from './site.ts'

test('two tabs at once lose nothing and see each other', async ({ page, context }) => {
  const other = await context.newPage()
  await open(page, ROADMAP)
  await open(other, ROADMAP)
  await Promise.all([toggle(page, 'wal'), toggle(other, 'b-tree')])
  for (const tab of [page, other]) {
    await expect(tab.getByText('2 of 81 concepts')).toBeVisible()
    await expect(markOf(tab, 'wal')).toHaveAttribute('aria-label', /completed/)
    await expect(markOf(tab, 'b-tree')).toHaveAttribute('aria-label', /completed/)
  }
  await page.reload()
  await expect(page.getByText('2 of 81 concepts')).toBeVisible()
})

test('an exported record merges into an empty browser, and merging it twice changes nothing', async ({
  page,
  browser,
}) => {
  await open(page, ROADMAP)
  await toggle(page, 'wal')
  await open(page, 'progress/')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export JSON' }).click(),
  ])
  const path = await download.path()
  expect(JSON.parse(readFileSync(path, 'utf8')).events.length).toBeGreaterThan(0)

  const elsewhere = await browser.newContext()
  const fresh = await elsewhere.newPage()
  await fresh.goto(new URL('progress/', page.url().replace(/progress\/.*/, '')).href)
  for (const expected of [/1 of 81/, /1 of 81/]) {
    await fresh.locator('input[type="file"]').setInputFiles(path)
    await expect(fresh.locator('[data-merge-result]')).not.toBeEmpty()
    await expect(fresh.locator('main')).toContainText(expected)
  }
  const broken = { name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('{"format":') }
  await fresh.locator('input[type="file"]').setInputFiles(broken)
  await expect(fresh.locator('[data-merge-result]')).toContainText(/broken.json|JSON/)
  await elsewhere.close()
})

test('without storage the page says so and works', async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = (): never => {
      throw new DOMException('The operation is insecure.', 'SecurityError')
    }
    Object.defineProperty(window, 'indexedDB', { get: refuse })
    Object.defineProperty(window, 'localStorage', { get: refuse })
  })
  await open(page, ROADMAP)
  await expect(
    page.getByText(/not be kept|can.t be kept|only until|no storage|will be gone/i).first(),
  ).toBeVisible()
  await toggle(page, 'wal')
  await expect(page.getByText('1 of 81 concepts')).toBeVisible()
  await open(page, LESSON)
  await runCell(cellOf(page, 1))
})

test('the lesson is read, answered and left by keyboard alone', async ({ page }) => {
  await open(page, LESSON)
  await page.keyboard.press('Tab')
  await expect(page.locator(':focus')).toHaveText('Skip to the text')
  await page.keyboard.press('r')
  await expect(page.locator('html')).toHaveAttribute('data-reading', /.*/)
  await page.keyboard.press('r')

  const run = cellOf(page, 1).getByRole('button', { name: 'Run', exact: true })
  await run.focus()
  await page.keyboard.press('Enter')
  await expect(cellOf(page, 1)).toHaveAttribute('data-state', 'live', { timeout: 40_000 })

  const option = page.locator('[data-item="sql-select.not-in-null"] input').first()
  await option.focus()
  await page.keyboard.press('Space')
  await expect(option).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-item="sql-select.not-in-null"]')).toContainText(/right|wrong/i)

  await page.locator('body').click({ position: { x: 2, y: 400 } })
  await page.keyboard.press('j')
  await expect(page).not.toHaveURL(/sql-select/)
})

test('search finds a lesson from anywhere, by keyboard', async ({ page }) => {
  await open(page, ROADMAP)
  await page.keyboard.press('ControlOrMeta+k')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  await page.keyboard.type('select predicates')
  await expect(dialog.getByRole('option').first()).toContainText(/Three-Valued Logic/i)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/concepts\/sql-select/)
})

async function toggle(page: Page, concept: string): Promise<void> {
  await page.locator(`[data-concept-row="${concept}"] a`).first().focus()
  await page.keyboard.press('x')
  await expect(markOf(page, concept)).toHaveAttribute('aria-label', /completed/)
}

function markOf(page: Page, concept: string) {
  return page.locator(`[data-concept-row="${concept}"] svg`).first()
}
