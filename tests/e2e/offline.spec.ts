/** What the service worker promises: pages without a network after one visit, and new versions without a loss. */

import type { Page } from '@playwright/test'
import { SECOND_HEADING, startDeployments } from './deployments.ts'
import { cellOf, editorText, expect, LAB, LESSON, open, runCell, test, typeSql } from './site.ts'

test.use({ serviceWorkers: 'allow' })
/** The first visit stores the whole site: as long as the learner's path waits for it. */
test.setTimeout(120_000)

const TYPED = 'SELECT 41 + 1;'

test('after one visit, pages that were never opened work offline, and so does the engine once used', async ({
  page,
  context,
}) => {
  await open(page, LESSON)
  await runCell(cellOf(page, 1))
  await expect.poll(() => isKept(page), { timeout: 60_000 }).toBe(true)
  // The worker was not there when the engine came first: it keeps what passes it from now on.
  await page.reload()
  await runCell(cellOf(page, 1))
  await context.setOffline(true)
  await page.goto('glossary/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Glossary')
  await page.goto('roadmaps/')
  await expect(page.locator('main')).toContainText('Database Engineering Mastery')
  await page.goto(LESSON)
  await runCell(cellOf(page, 1))
  await expect(cellOf(page, 1)).toHaveAttribute('data-state', 'live')
})

test('a new version is offered quietly, comes with the next page, and costs no typed text', async ({
  page,
  baseURL,
}) => {
  const host = await startDeployments(baseURL ?? '')
  try {
    await page.goto(host.url + LAB)
    await page.mouse.move(200, 300)
    await typeSql(page.locator('main'), TYPED)
    await expect.poll(() => isKept(page), { timeout: 60_000 }).toBe(true)
    host.deploy()
    await page.reload()
    await page.mouse.move(220, 320)
    await expect(page.locator('body')).toContainText('A new version of this site is ready.')
    await expect.poll(() => editorText(page.locator('main'))).toBe(TYPED)
    await page.getByRole('button', { name: 'Use it from the next page on' }).click()
    await expect.poll(() => editorText(page.locator('main'))).toBe(TYPED)
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Labs' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(SECOND_HEADING)
    await page.goto(host.url + LAB)
    await page.mouse.move(200, 300)
    await expect.poll(() => editorText(page.locator('main'))).toBe(TYPED)
  } finally {
    await host.close()
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
