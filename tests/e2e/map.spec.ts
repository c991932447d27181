/** The map of a roadmap and of the library, and what setting a status moves. */

import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, open, ROADMAP, test } from './site.ts'

const OTHER_ROADMAP = 'roadmaps/backend-database-engineer/'
const LIBRARY = 'map/'

const nodeOf = (page: Page, concept: string): Locator => page.locator(`[data-map-node="${concept}"]`)
const rowOf = (page: Page, concept: string): Locator =>
  page.locator(`[data-concept-row="${concept}"]`).first()

/** Waits until the map can be moved. */
async function openMap(page: Page, path: string): Promise<void> {
  await open(page, path)
  await expect(page.locator('.is-live [data-map-node]').first()).toBeVisible()
}

test('the map by keyboard alone: opened, walked along its lines, a concept completed and opened', async ({
  page,
}) => {
  await open(page, ROADMAP)
  await expect(page.locator('[data-count^="roadmap:"]')).toHaveText('0 of 81 concepts')
  const tab = page.getByRole('navigation', { name: 'View' }).getByRole('link', { name: 'Map' })
  await tab.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#map$/)
  await expect(page.locator('.is-live [data-map-node]').first()).toBeVisible()
  // Three buttons of the zoom, then the one concept that Tab reaches.
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('Tab')
  await expect(nodeOf(page, 'dbms-anatomy')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(nodeOf(page, 'page-layout')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  const dependent = page.locator('[data-map-node]:focus')
  const opened = await dependent.getAttribute('data-map-node')
  await expect(dependent).toHaveAttribute('aria-label', /not started, needs .*Pages, Row Formats/)
  await page.keyboard.press('x')
  await expect(dependent).toHaveAttribute('aria-label', /, completed, needs /)
  await expect(page.getByText('1 of 81 concepts')).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await expect(nodeOf(page, 'page-layout')).toBeFocused()
  await expect(page.locator('[data-map-said]')).toContainText('1 concept leads here')
  await page.keyboard.press('ArrowRight')
  await expect(nodeOf(page, opened ?? '')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`concepts/${opened}/`))
})

test('focus lights what leads to a concept and what it opens; Escape puts it out', async ({ page }) => {
  await openMap(page, `map/database-engineering-mastery/`)
  await nodeOf(page, 'wal').focus()
  await expect(page.locator('.map-edge.leads[data-to="wal"]')).toHaveCount(1)
  await expect(page.locator('.map-edge.leads[data-from="dbms-anatomy"][data-to="page-layout"]')).toHaveCount(
    1,
  )
  await expect(page.locator('.map-edge.opens[data-from="wal"][data-to="crash-recovery"]')).toHaveCount(1)
  await expect(page.locator('.map-edge.opens').first()).toHaveCSS('stroke-dasharray', '5px, 4px')
  await expect(page.locator('.map-edge.leads').first()).toHaveCSS('stroke-dasharray', 'none')
  await page.keyboard.press('Escape')
  await expect(page.locator('.map-edge.leads, .map-edge.opens')).toHaveCount(0)
})

test('the map zooms by keys and buttons, and a drag moves it without opening anything', async ({ page }) => {
  await openMap(page, LIBRARY)
  const scale = (): Promise<number> =>
    page
      .locator('[data-map-plane]')
      .evaluate((plane) => new DOMMatrixReadOnly(getComputedStyle(plane).transform).a)
  const fontSize = await page
    .locator('.map-label')
    .first()
    .evaluate((label) => getComputedStyle(label).fontSize)
  expect(Number.parseFloat(fontSize)).toBeGreaterThanOrEqual(12)
  await expect.poll(scale).toBe(1)
  await page.keyboard.press('0')
  await expect.poll(scale).toBeLessThan(0.4)
  await page.keyboard.press('+')
  await page.getByRole('button', { name: 'Larger' }).click()
  await expect.poll(scale).toBeGreaterThan(0.2)
  const frame = page.locator('[data-map-frame]')
  const box = await frame.boundingBox()
  const before = await page.locator('[data-map-plane]').boundingBox()
  if (box === null || before === null) throw new Error('The map is not shown.')
  await page.mouse.move(box.x + 300, box.y + 200)
  await page.mouse.down()
  await page.mouse.move(box.x + 260, box.y + 170)
  await page.mouse.move(box.x + 220, box.y + 150)
  await page.mouse.up()
  await expect
    .poll(async () => (await page.locator('[data-map-plane]').boundingBox())?.x)
    .toBeLessThan(before.x - 40)
  await expect(page).toHaveURL(/map\/$/)
})

test('completing a concept moves every roadmap that holds it, and the progress page', async ({ page }) => {
  await openMap(page, `${ROADMAP}#map`)
  await nodeOf(page, 'wal').focus()
  await page.keyboard.press('x')
  await expect(page.getByText('1 of 81 concepts')).toBeVisible()
  await open(page, OTHER_ROADMAP)
  await expect(page.locator('[data-count="roadmap:backend-database-engineer"]')).toHaveText(
    /^1 of \d+ concepts/,
  )
  await expect(rowOf(page, 'wal').locator('[data-mark]')).toHaveAttribute('aria-label', 'completed')
  await open(page, 'progress/')
  for (const roadmap of ['database-engineering-mastery', 'backend-database-engineer']) {
    await expect(page.locator(`[data-count="roadmap:${roadmap}"]`)).toHaveText(/^1 of /)
  }
})

test('filters, keys and menu of the tree', async ({ page }) => {
  await open(page, ROADMAP)
  const show = page.getByRole('group', { name: 'Show' })
  const shown = page.locator('[data-concept-row]:visible')
  await expect(page.getByRole('button', { name: /^Status of Anatomy/ })).toBeVisible()
  await rowOf(page, 'dbms-anatomy').getByRole('link').focus()
  await page.keyboard.press('s')
  await expect(rowOf(page, 'dbms-anatomy')).toHaveAttribute('data-status', 'skipped')
  await page.keyboard.press('j')
  await page.keyboard.press('p')
  await expect(rowOf(page, 'page-layout')).toHaveAttribute('data-status', 'inProgress')
  await page.keyboard.press('m')
  await expect(page.getByRole('menu', { name: 'Status' })).toBeVisible()
  await page.getByRole('menuitemradio', { name: 'completed' }).press('Enter')
  await expect(rowOf(page, 'page-layout')).toHaveAttribute('data-status', 'completed')
  await show.getByRole('button', { name: 'Not done' }).click()
  await expect(rowOf(page, 'page-layout')).toBeHidden()
  await expect(rowOf(page, 'wal')).toBeVisible()
  await show.getByRole('button', { name: 'Next' }).click()
  await expect(shown).toHaveCount(3)
  await show.getByRole('button', { name: 'Due' }).click()
  await expect(page.getByText('Nothing is due for review.')).toBeVisible()
  await show.getByRole('button', { name: 'All' }).click()
  await expect(rowOf(page, 'dbms-anatomy')).toBeVisible()
})

test('the modules of a phase that are folded open by a click, and for a filter', async ({ page }) => {
  await open(page, ROADMAP)
  const phase = page.locator('[data-phase="database-engineering-mastery.p2"]')
  const folded = rowOf(page, 'linearizability')
  await expect(folded).toBeHidden()
  await phase.getByText('Open 9 more modules').click()
  await expect(folded).toBeVisible()
  await phase.getByText('Close 9 modules').click()
  await page.getByRole('group', { name: 'Show' }).getByRole('button', { name: 'Not done' }).click()
  await expect(folded).toBeVisible()
})

test.describe('with the service worker', () => {
  test.use({ serviceWorkers: 'allow' })

  test('the map works offline after one visit elsewhere', async ({ page, context }) => {
    await open(page, ROADMAP)
    await expect.poll(() => isKept(page), { timeout: 60_000 }).toBe(true)
    await context.setOffline(true)
    await openMap(page, `${ROADMAP}#map`)
    await openMap(page, LIBRARY)
  })
})

test('without scripts the map is a picture with links, and a list', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL && { baseURL }) })
  const page = await context.newPage()
  await page.goto(ROADMAP)
  await page.getByRole('navigation', { name: 'View' }).getByRole('link', { name: 'Map' }).click()
  await expect(page).toHaveURL(/map\/database-engineering-mastery\/$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Map of Database Engineering Mastery')
  await page.getByText('The map as a list').click()
  const item = page.locator('.map-as-list li').filter({ hasText: /^Write-Ahead Logging and Durability/ })
  await expect(item).toContainText('needs Pages, Row Formats, Heap and Clustered Organization')
  await expect(item).toContainText('opens')
  await expect(page.locator('.map-as-list li')).toHaveCount(await page.locator('[data-map-node]').count())
  await item.getByRole('link', { name: 'Pages, Row Formats' }).click()
  await expect(page).toHaveURL(/concepts\/page-layout\/$/)
  await context.close()
})

for (const theme of ['light', 'dark'] as const) {
  for (const path of [ROADMAP, `${ROADMAP}#map`, LIBRARY, 'map/database-engineering-mastery/']) {
    test(`/${path} passes axe in the ${theme} theme, at 360 px without sideways scroll`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width: 360, height: 740 })
      await open(page, path)
      if (/#map$|^map\//.test(path)) {
        await expect(page.locator('.is-live [data-map-node]').first()).toBeVisible()
        await page.getByText('The map as a list').click()
      }
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBe(360)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`)).toEqual([])
    })
  }
}

test('nothing jumps when a tree or a map is loaded', async ({ page }) => {
  for (const path of [ROADMAP, `${ROADMAP}#map`, LIBRARY]) {
    await page.addInitScript(() => {
      Object.assign(globalThis, { shift: 0 })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          const { value, hadRecentInput } = entry as unknown as { value: number; hadRecentInput: boolean }
          if (!hadRecentInput) (globalThis as unknown as { shift: number }).shift += value
        }
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto('about:blank')
    await open(page, path)
    await page.waitForLoadState('networkidle')
    if (path !== ROADMAP) await expect(page.locator('.is-live')).toBeVisible()
    const shift = await page.evaluate(() => (globalThis as unknown as { shift: number }).shift)
    expect(shift, path).toBeLessThan(0.01)
  }
})

/** True when the worker controls the page and has stored all pages. */
function isKept(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const names = await caches.keys()
    const sizes = await Promise.all(
      names.map(async (name) => (await (await caches.open(name)).keys()).length),
    )
    return navigator.serviceWorker.controller !== null && sizes.some((size) => size > 150)
  })
}
