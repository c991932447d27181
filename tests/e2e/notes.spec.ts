/** Notes beside lessons, the current project, and all notes on their page and in files. */

import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { expect, LESSON, open, test } from './site.ts'

const PLANNED = 'concepts/wal/'
const TEXT = 'The log comes **first**.\n\n- [x] read ~ "quoted" 中文 🙂\n\n<script>hostile()</script>'

/** Opens the fold of a lesson and waits for its panel. */
async function openNotes(page: Page) {
  const fold = page.locator('details.notes-fold')
  await fold.locator('> summary').click()
  await expect(noteField(page)).toBeVisible()
  return fold
}

const noteField = (page: Page) => page.getByRole('region', { name: 'Notes' }).getByRole('textbox').first()

async function writeNote(page: Page, text: string): Promise<void> {
  await noteField(page).click()
  await page.keyboard.insertText(text)
  await noteField(page).blur()
  await expect(page.getByText(/^Saved \d\d:\d\d/).first()).toBeVisible()
}

test('a note on a lesson is there after a reload, in another tab, and says that it is', async ({
  page,
  context,
}) => {
  await open(page, LESSON)
  await openNotes(page)
  await writeNote(page, TEXT)
  await page.reload()
  await expect(page.locator('[data-notes-count]')).toHaveText(', 1')
  await openNotes(page)
  await expect(noteField(page)).toHaveValue(TEXT)

  const other = await context.newPage()
  await open(other, LESSON)
  await openNotes(other)
  await expect(noteField(other)).toHaveValue(TEXT)
  await noteField(other).fill('Rewritten elsewhere.')
  await noteField(other).blur()
  await expect(noteField(page)).toHaveValue('Rewritten elsewhere.')
  const versions = page.getByText('1 earlier version')
  await versions.click()
  await page.getByRole('button', { name: 'Use this text' }).click()
  await expect(noteField(other)).toHaveValue(TEXT)
})

test('what was typed is there when the tab is killed before the pause', async ({ page, context }) => {
  await open(page, PLANNED)
  await openNotes(page)
  await noteField(page).click()
  await page.keyboard.type('typed, not saved')
  const crash = await context.newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  void crash.send('Page.crash').catch(() => undefined)
  await crashed
  const reopened = await context.newPage()
  await open(reopened, PLANNED)
  await openNotes(reopened)
  await expect(noteField(reopened)).toHaveValue('typed, not saved')
  await expect(reopened.locator('[data-notes-count]')).toHaveText(', 1')
})

test('the preview shows Markdown and runs nothing', async ({ page }) => {
  await page.addInitScript('window.hostile = () => { window.wasHostile = true }')
  await open(page, PLANNED)
  const fold = await openNotes(page)
  await writeNote(page, `# Top\n\n${TEXT}\n\n[a](javascript:hostile()) [b](https://example.org/)`)
  await fold.getByRole('button', { name: 'Preview' }).click()
  const read = fold.locator('.note-read').first()
  await expect(read.locator('strong')).toHaveText('first')
  await expect(read.locator('h3')).toHaveText('Top')
  await expect(read).toContainText('<script>hostile()</script>')
  await expect(read.locator('a')).toHaveCount(1)
  expect(await read.locator('script, img, iframe').count()).toBe(0)
  expect(await page.evaluate(() => 'wasHostile' in window)).toBe(false)
  await fold.getByRole('button', { name: 'Write', exact: true }).click()
  await expect(noteField(page)).toBeFocused()
})

test('reflections are dated, notes can be removed and put back, links are checked', async ({ page }) => {
  await open(page, PLANNED)
  const fold = await openNotes(page)
  await fold.getByRole('button', { name: 'Add a reflection' }).click()
  await page.keyboard.insertText('I guessed wrong.')
  await page.keyboard.press('Tab')
  await writeNote(page, 'A note.')
  await fold.getByRole('region', { name: 'Notes' }).getByRole('button', { name: 'Remove' }).click()
  await fold.getByText('1 removed entry').click()
  await fold.getByRole('button', { name: 'Put it back' }).click()
  await expect(noteField(page)).toHaveValue('A note.')

  const resources = fold.getByRole('region', { name: 'Resources' })
  await resources.getByLabel('Address').fill('javascript:alert(1)')
  await resources.getByRole('button', { name: 'Keep the link' }).click()
  await expect(resources.getByRole('alert')).toContainText('javascript: are not kept')
  await expect(resources.getByLabel('Address')).toBeFocused()
  await resources.getByLabel('Title').fill('ARIES')
  await resources.getByLabel('Address').fill('example.org/aries')
  await page.keyboard.press('Enter')
  await expect(resources.getByRole('link', { name: 'ARIES' })).toHaveAttribute(
    'href',
    'https://example.org/aries',
  )
  await resources.getByRole('button', { name: 'Remove ARIES' }).click()
  await expect(resources.getByRole('link')).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(resources.getByRole('link', { name: 'ARIES' })).toBeVisible()

  await page.reload()
  await openNotes(page)
  await expect(page.getByRole('region', { name: 'Reflections' }).getByRole('textbox')).toHaveValue(
    'I guessed wrong.',
  )
  await expect(page.getByRole('region', { name: 'Reflections' }).locator('h4')).toHaveText(/^\d{1,2} \w{3}/)
})

test.describe('with the service worker', () => {
  test.use({ serviceWorkers: 'allow' })

  test('notes are written offline, once the site is kept', async ({ page, context }) => {
    await open(page, PLANNED)
    await expect.poll(() => isKept(page), { timeout: 60_000 }).toBe(true)
    await context.setOffline(true)
    await page.reload()
    await openNotes(page)
    await writeNote(page, 'On a train.')
    await open(page, 'notes/')
    await expect(page.getByRole('region', { name: /Write-Ahead/ })).toContainText('On a train.')
  })
})

test('all notes stand on one page, are searched, and edited there', async ({ page }) => {
  await open(page, PLANNED)
  await openNotes(page)
  await writeNote(page, 'Flush before the page.')
  await open(page, LESSON)
  await openNotes(page)
  await writeNote(page, 'NULL is not a value.')
  await open(page, 'notes/')
  await expect(page.locator('.notes-subject')).toHaveCount(2)
  await page.getByRole('searchbox').fill('null VALUE')
  await expect(page.locator('.notes-subject:visible')).toHaveCount(1)
  await expect(page).toHaveURL(/q=null/)
  await page.getByRole('searchbox').fill('nothing like it')
  await expect(page.getByText('No notes hold these words.')).toBeVisible()
  await page.getByRole('searchbox').fill('')
  const subject = page.locator('.notes-subject').filter({ hasText: 'Flush' })
  await subject.getByRole('button', { name: /^Edit/ }).click()
  await noteField(page).fill('Flush the log before the page.')
  await noteField(page).blur()
  await page.reload()
  await expect(page.locator('main')).toContainText('Flush the log before the page.')
})

test('the exported folder opens, reads as Markdown, and comes back edited', async ({ page, browser }) => {
  await open(page, PLANNED)
  await openNotes(page)
  await writeNote(page, TEXT)
  await open(page, 'notes/')
  await expect(page.locator('.notes-subject')).toHaveCount(1)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export Markdown files' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^savepoint-notes-\d{4}-\d\d-\d\d\.zip$/)
  const path = await download.path()
  const files = unzipSync(readFileSync(path))
  expect(Object.keys(files).sort()).toEqual(['notes/README.md', 'notes/concepts/wal.md'])
  const text = strFromU8(files['notes/concepts/wal.md'] ?? new Uint8Array())
  expect(text).toContain('id: "concept:wal"')
  expect(text).toContain(TEXT)

  const elsewhere = await browser.newContext()
  const fresh = await elsewhere.newPage()
  await fresh.goto(page.url())
  await expect(fresh.getByText('What you write down will stand here')).toBeVisible()
  const buffer = readFileSync(path)
  await fresh
    .locator('[data-import-notes]')
    .setInputFiles({ name: 'n.zip', mimeType: 'application/zip', buffer })
  await expect(fresh.locator('[data-import-result]')).toContainText('1 entry written.')
  await expect(fresh.locator('.notes-subject')).toContainText('The log comes first.')
  const edited = Buffer.from(text.replace('comes **first**', 'comes **last**'))
  await fresh
    .locator('[data-import-notes]')
    .setInputFiles({ name: 'wal.md', mimeType: 'text/markdown', buffer: edited })
  await expect(fresh.locator('.notes-subject')).toContainText('The log comes last.')
  const broken = { name: 'x.zip', mimeType: 'application/zip', buffer: Buffer.from('no zip') }
  await fresh.locator('[data-import-notes]').setInputFiles(broken)
  await expect(fresh.locator('[data-import-result]')).toContainText('x.zip was not imported.')
  await elsewhere.close()
})

test('the current project is set, kept while it is typed, changed and cleared with a way back', async ({
  page,
}) => {
  await open(page, LESSON)
  await openNotes(page)
  await writeNote(page, 'So that there is a record.')
  await open(page, '')
  const slot = page.locator('[data-current-project]')
  await slot.getByRole('button', { name: 'Set a project' }).click()
  await slot.getByLabel('Title').fill('A pager')
  await page.reload()
  await expect(slot.getByLabel('Title')).toHaveValue('A pager')
  await slot.getByLabel(/^Address/).fill('ftp://x')
  await slot.getByRole('button', { name: 'Save' }).click()
  await expect(slot.getByRole('alert')).toContainText('ftp: are not kept')
  await slot.getByLabel(/^Address/).fill('example.org/pager')
  await slot.getByLabel(/^What it is/).fill('Free list *next*.')
  await slot.getByRole('button', { name: 'Save' }).click()
  await expect(slot.locator('em')).toHaveText('next')
  await page.reload()
  await expect(slot).toContainText('A pager')
  await expect(slot.getByRole('link', { name: 'example.org' })).toHaveAttribute(
    'href',
    'https://example.org/pager',
  )
  await slot.getByRole('button', { name: 'Clear' }).click()
  await expect(slot).toContainText('Cleared A pager.')
  await slot.getByRole('button', { name: 'Undo' }).click()
  await expect(slot.getByText('A pager', { exact: true })).toBeVisible()
})

for (const theme of ['light', 'dark'] as const) {
  test(`notes and project pass axe and fit a phone in the ${theme} theme`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 780 })
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await open(page, 'notes/')
    await expect(page.getByText('What you write down will stand here')).toBeVisible()
    await expectGood(page)
    await open(page, PLANNED)
    const fold = await openNotes(page)
    await writeNote(
      page,
      `### Deep\n\n${'long'.repeat(60)}\n\n| a | b |\n|---|---|\n| c | ${'d'.repeat(80)} |`,
    )
    await fold.getByRole('button', { name: 'Preview' }).click()
    await expect(fold.locator('.note-read h3')).toHaveText('Deep')
    await expectGood(page)
    await open(page, 'notes/')
    await expect(page.locator('.notes-subject h3')).toHaveText('Deep')
    await expectGood(page)
    await open(page, '')
    await page.getByRole('button', { name: 'Set a project' }).click()
    await expectGood(page)
  })
}

/** No violation, and no sideways scrolling of the page. */
async function expectGood(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`)).toEqual([])
  const isWide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  )
  expect(isWide).toBe(false)
}

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
