/** From a goal to today: a plan made, accepted, followed, missed, fitted in again, and taken to a calendar. */

import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import ICAL from 'ical.js'
import { expect, open, test } from './site.ts'

/** A Wednesday. */
const START = '2026-11-25T10:00:00'
const GOAL = 'plan/?goal=concepts:sql-joins,sql-explain,mvcc&hours=5'

async function openAt(page: Page, time: string, path: string): Promise<void> {
  await page.clock.setFixedTime(new Date(time))
  await open(page, path)
}

async function acceptPlan(page: Page, path = GOAL): Promise<void> {
  await openAt(page, START, path)
  await page.locator('[data-accept]').click()
  await expect(page.locator('[data-running]')).toBeVisible()
}

function todayRows(page: Page) {
  return page.locator('[data-today] > li[data-entry]')
}

test('the plan follows what is typed, is accepted, and today is ticked off by completing a concept', async ({
  page,
}) => {
  await openAt(page, START, GOAL)
  const summary = page.locator('[data-summary]')
  await expect(summary).toContainText(/concepts, .* You finish on /)
  const before = await summary.textContent()
  await page.getByLabel('Sunday, minutes').fill('120')
  await expect(summary).not.toHaveText(before ?? '')
  await expect(page.locator('[data-hours]')).toHaveText('7 h')
  await page.reload()
  await expect(page.getByLabel('Sunday, minutes')).toHaveValue('120')
  await page.locator('[data-accept]').click()
  await expect(page.locator('[data-plan-line]')).toContainText('As planned.')
  await expect(page.locator('[data-today-head]')).toHaveText(/Today, \d+ min of your 7 h a week/)
  const first = todayRows(page).first()
  await expect(first).not.toHaveAttribute('data-done')
  const title = (await first.getByRole('link').textContent()) ?? ''
  await first.getByRole('button', { name: /^Mark completed: / }).click()
  await expect(first).toHaveAttribute('data-done')
  await expect(first.getByRole('img')).toHaveAttribute('aria-label', 'completed')

  await page.goto('')
  const home = page.locator('[data-home-today] > li').first()
  await expect(home).toContainText(title)
  await expect(home).toHaveAttribute('data-done')
  await expect(page.locator('[data-home-plan-line]')).toContainText('left, until')
})

test('what is typed is kept until it is accepted', async ({ page }) => {
  await openAt(page, START, 'plan/')
  await page.getByLabel('Saturday, minutes').fill('45')
  await page.getByLabel('Done by, if there is a date').fill('2027-12-31')
  await page.locator('[data-off-from]').fill('2026-12-24')
  await page.locator('[data-off-to]').fill('2026-12-27')
  await page.getByRole('button', { name: 'Add' }).last().click()
  await expect(page.locator('[data-off-list]')).toContainText('2026-12-24 to 2026-12-27')
  await page.reload()
  await expect(page.getByLabel('Saturday, minutes')).toHaveValue('45')
  await expect(page.getByLabel('Done by, if there is a date')).toHaveValue('2027-12-31')
  await expect(page.locator('[data-off-list]')).toContainText('2026-12-24 to 2026-12-27')
  await page.getByRole('button', { name: 'Remove 2026-12-24 to 2026-12-27' }).click()
  await expect(page.locator('[data-off-list] li')).toHaveCount(0)
})

test('a date that cannot be met is said, with three ways out that work', async ({ page }) => {
  const late = `${GOAL}&deadline=2026-12-05`
  const box = page.locator('[data-late]')
  for (const way of [/^Leave them out/, /^Take .* a week/, /^Move the date to/]) {
    await openAt(page, START, late)
    await expect(box).toContainText('at the earliest')
    await expect(page.locator('[data-summary]')).toContainText('It does not fit before 5 Dec')
    await box.getByRole('button', { name: way }).click()
    await expect(box).toHaveCount(0)
    await expect(page.locator('[data-summary]')).toContainText(/before the date|the last day/)
    await expect(page.locator('[data-accept]')).toBeFocused()
  }
})

test('missed days are fitted in again when the learner accepts it, and little moves', async ({ page }) => {
  await acceptPlan(page, 'plan/?goal=roadmap:database-engineering-mastery&hours=5')
  await openAt(page, '2026-11-30T08:00:00', 'plan/')
  await expect(page.locator('[data-plan-line]')).toContainText('3 days behind')
  const offer = page.locator('[data-offer-box]')
  const text = (await offer.textContent()) ?? ''
  const [, moved, later] = /moves (\d+) of the (\d+) later ones/.exec(text) ?? []
  expect(Number(later)).toBeGreaterThan(100)
  expect(Number(moved)).toBeLessThan(0.1 * Number(later))
  const weeks = await page.locator('.weeks tbody tr').allTextContents()
  await offer.getByRole('button', { name: 'Accept the changed plan' }).click()
  await expect(offer).toHaveCount(0)
  await expect(page.locator('[data-plan-line]')).toContainText('As planned.')
  const after = await page.locator('.weeks tbody tr').allTextContents()
  const unchanged = weekTitles(after).filter((week) => weekTitles(weeks).includes(week))
  expect(unchanged.length).toBeGreaterThan(0.5 * weeks.length)
  await page.reload()
  await expect(page.locator('[data-plan-line]')).toContainText('As planned.')
  await expect(offer).toHaveCount(0)
})

/** What the weeks hold, without their numbers: the first week of a changed plan is another. */
function weekTitles(rows: readonly string[]): readonly string[] {
  return rows.map((row) => row.replace(/^\d+/, ''))
}

test('nothing is offered when nothing was missed, and a plan that ended can be brought back', async ({
  page,
}) => {
  await acceptPlan(page)
  await expect(page.locator('[data-offer-box]')).toHaveCount(0)
  await page.getByRole('button', { name: 'Week after' }).click()
  await expect(page.locator('[data-week-head]')).toHaveText('Week of 30 Nov')
  await expect(page.locator('[data-week] [data-day="2026-12-01"]')).toBeVisible()
  await page.getByRole('button', { name: 'Change the plan' }).click()
  await expect(page.locator('[name="goal"]')).toBeFocused()
  await page.getByRole('button', { name: 'Keep the plan as it is' }).click()
  await expect(page.locator('[data-running]')).toBeVisible()
  await page.getByRole('button', { name: 'End the plan' }).click()
  await expect(page.locator('[data-making]')).toBeVisible()
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await expect(page.locator('[data-running]')).toBeVisible()
})

test('the calendar is a file that an independent parser reads, with ids that stay', async ({ page }) => {
  await acceptPlan(page)
  const days = await exportedEvents(page)
  expect(days.length).toBeGreaterThan(10)
  expect(days[0]?.startDate.toString()).toBe('2026-11-25')
  expect(String(days[0]?.component.getFirstPropertyValue('url'))).toMatch(/^http.*\/concepts\/[a-z-]+\/$/)
  await page.locator('[data-calendar-time]').fill('19:30')
  const timed = await exportedEvents(page)
  expect(timed[0]?.startDate.toString()).toBe('2026-11-25T19:30:00')
  expect(timed.map((event) => event.uid)).toEqual(days.map((event) => event.uid))
  expect(new Set(timed.map((event) => event.uid)).size).toBe(timed.length)
})

async function exportedEvents(page: Page): Promise<readonly ICAL.Event[]> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export calendar' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('savepoint-plan.ics')
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(await download.path(), 'utf8')) as never)
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
}

test('on a phone nothing is wider than the screen', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  const width = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth)
  await openAt(page, START, `${GOAL}&deadline=2026-12-05`)
  await expect(page.locator('[data-late]')).toBeVisible()
  expect(await width()).toBeLessThanOrEqual(360)
  await page.locator('[data-accept]').click()
  await expect(page.locator('[data-running]')).toBeVisible()
  expect(await width()).toBeLessThanOrEqual(360)
  await openAt(page, '2026-11-30T08:00:00', 'plan/')
  await page.getByText('What moves').click()
  expect(await width()).toBeLessThanOrEqual(360)
  await page.goto('')
  await expect(page.locator('[data-home-today]')).toBeVisible()
  expect(await width()).toBeLessThanOrEqual(360)
})

for (const theme of ['light', 'dark'] as const) {
  test(`the proposed plan, late, passes axe in the ${theme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await openAt(page, START, `${GOAL}&deadline=2026-12-05`)
    await expect(page.locator('[data-late]')).toBeVisible()
    await expectNoViolations(page)
  })

  test(`the plan that holds, with an offer, passes axe in the ${theme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await acceptPlan(page)
    await openAt(page, '2026-11-30T08:00:00', 'plan/')
    await expect(page.locator('[data-offer-box]')).toBeVisible()
    await expectNoViolations(page)
  })

  test(`the home page with today's plan passes axe in the ${theme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await acceptPlan(page)
    await page.goto('')
    await expect(page.locator('[data-home-today]')).toBeVisible()
    await expectNoViolations(page)
  })
}

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
  ).toEqual([])
}

test.describe('with the service worker', () => {
  test.use({ serviceWorkers: 'allow' })

  test('the plan works offline after one visit', async ({ page, context }) => {
    // The worker stores every page of the site before it takes over.
    test.slow()
    await openAt(page, START, 'roadmaps/')
    await expect
      .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 120_000 })
      .toBe(true)
    await context.setOffline(true)
    await page.goto(GOAL)
    await page.locator('[data-accept]').click()
    await expect(todayRows(page).first()).toBeVisible()
    await page.reload()
    await expect(todayRows(page).first()).toBeVisible()
  })
})
