import { readFileSync } from 'node:fs'
import { cellOf, expect, LAB, LESSON, open, ROADMAP, runCell, test, typeSql } from './site.ts'

const LAB_CONTENT = 'content/concepts/internals/index-design/labs/twenty-rows'
const solution = readFileSync(`${LAB_CONTENT}/solution.sql`, 'utf8')

test.describe('with the service worker', () => {
  test.use({ serviceWorkers: 'allow' })

  test('from the first visit to a passed lab, and back the next day without a network', async ({
    page,
    context,
  }) => {
    test.setTimeout(180_000)
    await open(page, '')
    await page.locator('main').getByRole('link', { name: 'Database Engineering Mastery' }).first().click()
    await expect(page).toHaveURL(/roadmaps\/database-engineering-mastery/)
    await page.getByRole('button', { name: 'Make this my roadmap' }).click()

    await open(page, LESSON)
    await runCell(cellOf(page, 1))
    await typeSql(cellOf(page, 1), 'SELECT count(*) FROM orders WHERE coupon IS NULL')
    await runCell(cellOf(page, 1))

    await answerFirstItem(page)

    await open(page, LAB)
    const editor = page.getByRole('region', { name: 'Editor' })
    await page.getByRole('button', { name: /^Submit/ }).click()
    const verdict = page.locator('[data-verdict="failed"]')
    await expect(verdict).toBeVisible({ timeout: 60_000 })
    await expect(verdict).toContainText('Not yet.')
    await expect(verdict).toContainText('at most 30')
    await expect(page.locator('[data-requirement][data-state="unmet"]').first()).toBeVisible()

    await typeSql(editor, solution.replace(/^-- fails:.*\n/, ''))
    await page.getByRole('button', { name: /^Submit/ }).click()
    await expect(page.locator('[data-verdict="passed"]')).toBeVisible({ timeout: 60_000 })
    await expect(page.locator('[data-debrief]')).toBeVisible()

    await open(page, ROADMAP)
    const row = page.locator('[data-concept-row="index-design"]')
    await expect(row.locator('svg').first()).toHaveAttribute('aria-label', /in progress|completed/)
    await row.getByRole('link').first().focus()
    await page.keyboard.press('x')
    await expect(row.locator('svg').first()).toHaveAttribute('aria-label', /completed/)
    await expect(page.getByText('1 of 81 concepts')).toBeVisible()

    await expect.poll(() => isOfflineReady(page), { timeout: 60_000 }).toBe(true)
    await page.close()
    await context.setOffline(true)
    const nextDay = await context.newPage()
    await open(nextDay, '')
    await expect(nextDay.getByText(/Where you left off/i)).toBeVisible()
    await open(nextDay, ROADMAP)
    await expect(nextDay.getByText('1 of 81 concepts')).toBeVisible()
    await open(nextDay, LESSON)
    await runCell(cellOf(nextDay, 2))
    await expect(cellOf(nextDay, 2)).toContainText('live in this page')
  })
})

async function answerFirstItem(page: import('@playwright/test').Page): Promise<void> {
  const item = page.locator('[data-item="sql-select.not-in-null"]')
  await item.getByRole('radio').nth(1).check()
  await item.getByRole('button', { name: 'Check' }).click()
  await expect(item).toContainText(/wrong/i)
  await item.getByRole('button', { name: /Try again/ }).click()
  await item.locator('[data-option="none"] input').check()
  await item.getByRole('button', { name: 'Check' }).click()
  await expect(item).toContainText(/right/i)
}

/** True when the service worker controls the page and has stored the site and the engine. */
function isOfflineReady(page: import('@playwright/test').Page): Promise<boolean> {
  return page.evaluate(async () => {
    const names = await caches.keys()
    const sizes = await Promise.all(
      names.map(async (name) => (await (await caches.open(name)).keys()).length),
    )
    return navigator.serviceWorker.controller !== null && sizes.some((size) => size > 150)
  })
}
