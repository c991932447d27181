/** The page of the record: its charts, what it says without a record, and erasing with a way back. */

import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, LESSON, open, test } from './site.ts'

const DAY_MS = 86_400_000
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

type Payload = Readonly<Record<string, unknown>>

/** An exported record with `payloads` at their times, as another device would have written it. */
function recordOf(payloads: readonly { readonly atMs: number; readonly payload: Payload }[]): Buffer {
  const events = payloads.map(({ atMs, payload }, index) => ({
    id: ulid(atMs, index),
    version: 1,
    atMs,
    device: 'elsewhere',
    ...payload,
  }))
  return Buffer.from(JSON.stringify({ format: 'savepoint-progress', version: 1, exportedAtMs: 0, events }))
}

function ulid(atMs: number, serial: number): string {
  let rest = atMs
  let time = ''
  for (let index = 0; index < 10; index += 1) {
    time = DIGITS[rest % 32] + time
    rest = Math.floor(rest / 32)
  }
  return time + String(serial).padStart(16, '0')
}

/** Half a year of work on one lesson, a lab, a plan, reviews and a note. */
function halfAYear(nowMs: number): Buffer {
  const at = (daysAgo: number, payload: Payload) => ({ atMs: nowMs - daysAgo * DAY_MS, payload })
  const monday = nowMs - ((new Date(nowMs).getUTCDay() + 6) % 7) * DAY_MS
  const planDays = Array.from({ length: 8 }, (_, week) => ({
    day: new Date(monday - week * 7 * DAY_MS).toISOString().slice(0, 10),
    entries: [{ kind: 'lesson', concept: 'wal', minutes: 90 }],
  })).toReversed()
  const request = {
    goal: { kind: 'roadmap', roadmap: 'database-engineering-mastery' },
    minutesByWeekday: [90, 0, 0, 0, 0, 0, 0],
    start: planDays[0]?.day,
    daysOff: [],
  }
  return recordOf([
    at(180, { kind: 'LessonOpened', concept: 'sql-select', contentHash: 'h' }),
    ...Array.from({ length: 60 }, (_, index) =>
      at(170 - index * 2.5, { kind: 'TimeSpent', concept: 'sql-select', seconds: 1_200 + (index % 7) * 500 }),
    ),
    at(120, {
      kind: 'SubmissionGraded',
      concept: 'index-design',
      lab: 'twenty-rows',
      verdict: 'passed',
      metCount: 4,
      requirementCount: 4,
      contentHash: 'h',
    }),
    at(60, { kind: 'PlanMade', plan: { request, days: planDays } }),
    at(30, { kind: 'ConceptCompleted', concept: 'sql-select', contentHash: 'h' }),
    at(3, {
      kind: 'ReviewRated',
      concept: 'sql-select',
      item: 'sql-select.not-in-null',
      rating: 'good',
      correct: true,
    }),
    at(2, { kind: 'NoteWritten', subject: 'concept:wal', note: 'n', form: 'note', text: 'The log first.' }),
  ])
}

async function mergeRecord(page: Page, buffer: Buffer): Promise<void> {
  await open(page, 'progress/')
  await page
    .locator('[data-merge]')
    .setInputFiles({ name: 'record.json', mimeType: 'application/json', buffer })
  await expect(page.locator('[data-merge-result]')).toContainText('added')
}

test('before the first event each part says what will be there', async ({ page }) => {
  await open(page, 'progress/')
  for (const words of [
    'Nothing is recorded yet.',
    'The first lesson, the first lab you pass',
    'after your first reviews',
    'beside what your plan asks for',
  ])
    await expect(page.getByText(words)).toBeVisible()
})

test('a merged record shows its sums, milestones, weeks against the plan', async ({ page }) => {
  await mergeRecord(page, halfAYear(Date.now()))
  const sum = page.locator('[data-sum]')
  await expect(sum).toContainText(/66 events/)
  await expect(sum).toContainText(/1 lab passed, 1 review\b/)
  const year = page.locator('[data-year] svg')
  await expect(year).toHaveAttribute('aria-label', /minutes on \d+ of 365 days/)
  await expect(year).toContainText('first lab passed')
  const milestones = page.getByRole('region', { name: 'Milestones' })
  await expect(milestones.getByRole('listitem')).toContainText([
    /First concept completed/,
    /First lab passed/,
    /10 hours/,
    /First lesson opened/,
  ])
  const weeks = page.getByRole('region', { name: 'Time against the plan' })
  await expect(weeks.locator('svg')).toHaveAttribute(
    'aria-label',
    /h spent in 16 weeks\. In the \d+ weeks with a plan, .* planned\./,
  )
  await weeks.getByText('As a table').click()
  await expect(weeks.getByRole('row').nth(1)).toContainText('90 min')
  await expect(page.getByText(/1 of \d+/).last()).toBeVisible()
})

test('the tree is copied as Markdown', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await mergeRecord(page, halfAYear(Date.now()))
  await page.getByRole('button', { name: 'Copy as Markdown' }).click()
  await expect(page.getByText('Copied.')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^# Progress\n\n## /)
})

/** Everything that the site keeps in this browser, as text. */
function everythingKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const local = Object.keys(localStorage)
      .filter((key) => key.startsWith('savepoint:'))
      .sort()
      .map((key) => [key, localStorage.getItem(key)])
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('savepoint')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const stores = ['events', 'drafts'].flatMap((name) => {
      const store = database.transaction(name).objectStore(name)
      return [store.getAllKeys(), store.getAll()]
    })
    const values = await Promise.all(
      stores.map(
        (request) =>
          new Promise((resolve) => {
            request.onsuccess = () => resolve(request.result)
          }),
      ),
    )
    database.close()
    return JSON.stringify({ local, values })
  })
}

test('erasing takes everything, tells other tabs, and is undone byte for byte until the tab closes', async ({
  page,
  context,
}) => {
  await mergeRecord(page, halfAYear(Date.now()))
  await open(page, LESSON)
  await page.locator('[data-item="sql-select.not-in-null"] input').first().check()
  await open(page, 'settings/')
  await page.getByLabel('Dark', { exact: true }).check()
  const before = await everythingKept(page)
  expect(before).toContain('The log first.')
  expect(before).toContain('savepoint:theme')

  const other = await context.newPage()
  await open(other, 'progress/')
  await expect(other.locator('[data-sum]')).toContainText('One record of')
  const kept = await everythingKept(page)

  await page.getByRole('button', { name: 'Erase everything on this device' }).click()
  await expect(page.getByRole('dialog')).toContainText('You can undo it until you close this tab.')
  await page.getByRole('dialog').getByRole('button', { name: 'Erase' }).click()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  await expect(other.locator('[data-sum]')).toContainText('Nothing is recorded yet.')
  await expect(page.locator('[data-kept-record]')).toHaveText('No events yet.')
  const erased = await everythingKept(page)
  expect(erased).not.toContain('The log first.')
  expect(erased).not.toContain('savepoint:theme')

  // Another page of the site, and back: the tab is still the same.
  await open(page, 'glossary/')
  await open(page, 'settings/')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.locator('[data-kept-record]')).toContainText(/\d+ events on this device/)
  expect(await everythingKept(page)).toBe(kept)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(other.locator('[data-sum]')).toContainText('One record of')
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0)
})

test('keeping it keeps it', async ({ page }) => {
  await mergeRecord(page, halfAYear(Date.now()))
  await page.getByRole('link', { name: 'Erase everything' }).click()
  await expect(page).toHaveURL(/settings\/#erase/)
  await page.getByRole('button', { name: 'Erase everything on this device' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  await open(page, 'progress/')
  await expect(page.locator('[data-sum]')).toContainText('66 events')
})

for (const theme of ['light', 'dark'] as const) {
  for (const width of [1440, 360]) {
    test(`the full page passes axe at ${width} in the ${theme} theme`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await mergeRecord(page, halfAYear(Date.now()))
      await page.getByText('As a table').click()
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`)).toEqual([])
      const isWide = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      )
      expect(isWide).toBe(false)
    })
  }
}
