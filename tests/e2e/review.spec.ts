/** The review: what was completed comes back, is answered by keyboard, and survives reloads and a missing network. */

import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, open, test } from './site.ts'

const DAY_MS = 86_400_000
const CONCEPT = 'sql-joins'
const ALL_ITEMS = [
  'sql-joins.left-multiplicity',
  'sql-joins.padded-row-survives',
  'sql-joins.plan-of-reduced',
  'sql-joins.not-in-orphans',
  'sql-joins.natural',
  'sql-joins.full-size',
  'sql-joins.two-branches',
]
/** A choice, and two items whose variants are generated. */
const ITEMS = ['sql-joins.plan-of-reduced', 'sql-joins.full-size', 'sql-joins.two-branches']

test('a check answered in its lesson comes back two days later and is reviewed by keyboard alone', async ({
  page,
}) => {
  await page.clock.install({ time: new Date('2026-11-25T12:00:00') })
  await open(page, 'concepts/page-layout/')
  const forms = page.locator('form[data-item]')
  const count = await forms.count()
  for (let index = 0; index < count; index += 1) await answerRight(forms.nth(index))
  await open(page, 'roadmaps/database-engineering-mastery/')
  await page.locator('[data-concept-row="page-layout"] a').first().focus()
  await page.keyboard.press('x')
  await expect(page.locator('[data-concept-row="page-layout"] svg').first()).toHaveAttribute(
    'aria-label',
    /completed/,
  )

  await open(page, 'review/')
  await expect(page.locator('main')).toContainText(
    `Nothing is due. The next ${count} items come on Friday 27 November.`,
  )
  await page.clock.fastForward('48:00:00')
  await page.reload()
  await expect(page.locator('[data-sum]')).toContainText(`${count} items due now, from 1 concept`)

  await page.locator('body').press('Tab')
  for (let left = count; left > 0; left -= 1) {
    await expect(page.locator('.place')).toContainText(`${left} left`)
    await answerByKeyboard(page)
    await expect(page.getByRole('group', { name: 'How well did you recall it?' })).toContainText(/11 days/)
    await page.keyboard.press(left % 2 === 0 ? 'Enter' : '4')
  }
  await expect(sitting(page)).toContainText(`${count} items reviewed today, ${count} recalled.`)
  await expect(sitting(page)).toContainText(/The next (\d+ items come|item comes) on /)
})

test('a wrong answer shows the reasons at once, is rated Again, and comes again in ten minutes', async ({
  page,
}) => {
  await page.clock.install({ time: new Date('2026-11-25T12:00:00') })
  await openWith(page, completed(Date.parse('2026-11-22T12:00:00'), ITEMS.slice(0, 1)))
  const form = sitting(page).locator('form')
  await chooseWrong(form)
  await page.keyboard.press('Enter')
  await expect(sitting(page)).toContainText('Rated Again. It comes again in 10 min.')
  await expect(form.locator('.answer')).toHaveAttribute('open', '')
  await page.keyboard.press('e')
  await expect(form.locator('.answer')).not.toHaveAttribute('open', '')
  await page.keyboard.press('Enter')
  await expect(sitting(page)).toContainText('1 item reviewed today, 0 recalled.')
  await expect(sitting(page)).toContainText(
    '1 item that you did not recall comes again, the first in 10 min.',
  )
  await page.clock.fastForward('10:30')
  await expect(sitting(page).locator('form')).toBeVisible()
})

test('a right answer that was not rated waits for its rating through a reload, and a rating can be corrected', async ({
  page,
}) => {
  await openWith(page, completed(Date.now() - 3 * DAY_MS, ITEMS))
  await expect(page.locator('.place')).toContainText('3 left')
  const first = await itemOf(page)
  await answerByKeyboard(page)
  await expect(rating(page, 'Good')).toBeFocused()
  await page.reload()
  await expect(rating(page, 'Good')).toBeVisible()
  expect(await itemOf(page)).toBe(first)
  await page.keyboard.press('2')
  await expect(page.locator('.place')).toContainText('2 left')
  await page.reload()
  await expect(page.locator('.place')).toContainText('2 left')
  await expect(page.locator('.last')).toContainText('rated Hard')
  await page.keyboard.press('u')
  await expect(rating(page, 'Easy')).toBeVisible()
  expect(await itemOf(page)).toBe(first)
  await page.keyboard.press('4')
  await expect(page.locator('.last')).toContainText('rated Easy')
  await expect(page.locator('.place')).toContainText('2 left')
})

test('a generated item is asked in another variant each time, and the record says which', async ({
  page,
}) => {
  await page.clock.install({ time: new Date('2026-11-25T12:00:00') })
  const seeded = completed(Date.parse('2026-11-20T12:00:00'), [ITEMS[1] ?? ''])
  await openWith(page, seeded)
  const form = sitting(page).locator('form')
  const variant = Number(await form.getAttribute('data-variant'))
  const stem = await form.locator('legend').innerText()
  await answerByKeyboard(page)
  // A lucky guess: right, and rated Again by the learner. It comes again in this sitting.
  await page.keyboard.press('1')
  await expect(sitting(page)).toContainText('comes again, the first in 10 min')
  await page.clock.fastForward('10:30')
  await expect(form).toHaveAttribute('data-item', ITEMS[1] ?? '')
  expect(await form.locator('legend').innerText()).not.toBe(stem)
  expect(await form.getAttribute('data-variant')).toBe(String((variant + 1) % 6))
  const recorded = (await exported(page)).filter((event) => event['variant'] !== undefined)
  expect(recorded).toMatchObject([{ item: ITEMS[1], rating: 'again', correct: true, variant }])
})

test.describe('with the service worker', () => {
  test.use({ serviceWorkers: 'allow' })

  test('review works without a network after one visit', async ({ page, context }) => {
    await openWith(page, completed(Date.now() - 3 * DAY_MS, ITEMS))
    await expect.poll(() => isKept(page), { timeout: 45_000 }).toBe(true)
    await context.setOffline(true)
    await page.goto('review/')
    await expect(page.locator('.place')).toContainText('3 left')
    await answerByKeyboard(page)
    await page.keyboard.press('Enter')
    await expect(page.locator('.place')).toContainText('2 left')
    await answerByKeyboard(page)
    await expect(rating(page, 'Good')).toBeFocused()
    await page.keyboard.press('l')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Join')
  })
})

test('the settings say what they cost, hold at once, and refuse what is no count', async ({ page }) => {
  await openWith(page, completed(Date.now() - 3 * DAY_MS, ITEMS))
  const cost = page.locator('[data-output="cost"]')
  await expect(cost).toContainText('Your 7 items ask for about 2 items a day at 90%.')
  await page.getByLabel('Recall to aim for').fill('97')
  await expect(cost).toContainText('ask for about 5 items a day at 97%.')
  const most = page.getByLabel('Items a day, at most')
  await most.fill('many')
  await expect(page.locator('#daily-fault')).toHaveText('Write a whole number from 0 to 10000.')
  await most.fill('2')
  await most.blur()
  await expect(page.locator('.place')).toContainText('2 left')
  await page.reload()
  await expect(page.locator('[data-output="percent"]')).toHaveText('97%')
  await expect(page.locator('.place')).toContainText('2 left')
  await expect(page.locator('[data-forecast] svg')).toHaveAttribute(
    'aria-label',
    /^Items in the next 14 days\. \w+ \d+ \w+: 2 items and \d put off; /,
  )
})

test('before anything is completed the page says what will stand here', async ({ page }) => {
  await open(page, 'review/')
  await expect(sitting(page)).toContainText('Items that you may be about to forget will stand here')
  await sitting(page).getByRole('link', { name: 'Finish one knowledge check' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Roadmaps')
})

for (const theme of ['light', 'dark'] as const) {
  test(`every state passes axe and fits a phone in the ${theme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width: 360, height: 740 })
    await open(page, 'review/')
    await expect(sitting(page)).toContainText('Items that you may')
    await expectSound(page)
    await openWith(page, completed(Date.now() - 3 * DAY_MS, ITEMS))
    await expect(page.locator('.place')).toContainText('3 left')
    await expectSound(page)
    await answerByKeyboard(page)
    await expect(rating(page, 'Good')).toBeVisible()
    await expectSound(page)
    await page.keyboard.press('3')
    await expect(page.locator('.place')).toContainText('2 left')
    await page.getByRole('button', { name: 'Show the answer' }).click()
    await expect(sitting(page)).toContainText('Rated Again')
    await expectSound(page)
  })
}

async function expectSound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
  ).toEqual([])
  const { scroll, width } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    width: document.documentElement.clientWidth,
  }))
  expect(scroll).toBeLessThanOrEqual(width)
}

function sitting(page: Page): Locator {
  return page.locator('[data-session]')
}

function rating(page: Page, name: string): Locator {
  return sitting(page).getByRole('button', { name })
}

async function itemOf(page: Page): Promise<string | null> {
  return sitting(page).locator('form').getAttribute('data-item')
}

/** Answers the item that stands there with the key of its form: digits, or text, then Enter. */
async function answerByKeyboard(page: Page): Promise<void> {
  const form = sitting(page).locator('form')
  await expect(form).toBeVisible()
  const key = await keyOf(form)
  const kind = await form.getAttribute('data-kind')
  if (kind === 'number' || kind === 'text') {
    await form.locator('input[type="text"]').focus()
    await page.keyboard.type(key[0] ?? '')
  } else if (kind === 'order') {
    await order(form, key)
  } else {
    const ids = await form
      .locator('input')
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))
    for (const id of key) await page.keyboard.press(String(ids.indexOf(id) + 1))
  }
  if (kind === 'order') await form.getByRole('button', { name: 'Check' }).press('Enter')
  else await page.keyboard.press('Enter')
}

async function answerRight(form: Locator): Promise<void> {
  const key = await keyOf(form)
  const kind = await form.getAttribute('data-kind')
  if (kind === 'number' || kind === 'text') await form.locator('input[type="text"]').fill(key[0] ?? '')
  else if (kind === 'order') await order(form, key)
  else for (const id of key) await form.locator(`input[value="${id}"]`).check()
  await form.getByRole('button', { name: 'Check' }).click()
  await expect(form).toHaveAttribute('data-verdict', 'right')
}

/** Moves each step up to its place. */
async function order(form: Locator, key: readonly string[]): Promise<void> {
  for (const [place, id] of key.entries()) {
    const step = form.locator(`[data-step="${id}"]`)
    for (;;) {
      const at = await step.evaluate((element) =>
        [...(element.parentElement?.children ?? [])].indexOf(element),
      )
      if (at <= place) break
      await step.locator('[data-move="up"]').press('Enter')
    }
  }
}

async function chooseWrong(form: Locator): Promise<void> {
  const key = await keyOf(form)
  const ids = await form
    .locator('input')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))
  await form.page().keyboard.press(String(ids.findIndex((id) => !key.includes(id)) + 1))
}

async function keyOf(form: Locator): Promise<readonly string[]> {
  return JSON.parse((await form.getAttribute('data-key')) ?? '[]') as string[]
}

type Seed = Readonly<Record<string, unknown>>

/** A record in which the items were answered right at `atMs`, all others of the concept rated Easy, and it was completed. */
function completed(atMs: number, items: readonly string[]): readonly Seed[] {
  const contentHash = '0123456789abcdef'
  const base = { concept: CONCEPT, correct: true }
  const answers = items.map((item) => ({ ...base, kind: 'ItemAnswered', item, answer: 'x', contentHash }))
  const others = ALL_ITEMS.filter((item) => !items.includes(item))
  const easy = others.map((item) => ({ ...base, kind: 'ReviewRated', item, rating: 'easy' }))
  const status = { kind: 'StatusSet', concept: CONCEPT, status: 'completed', contentHash }
  return [...answers, ...easy, status].map((payload, index) => ({
    id: ulid(atMs, index),
    version: 1,
    atMs,
    device: 'elsewhere',
    ...payload,
  }))
}

/** Merges a record of another device, and opens the review. */
async function openWith(page: Page, events: readonly Seed[]): Promise<void> {
  await open(page, 'progress/')
  const document = { format: 'savepoint-progress', version: 1, exportedAtMs: 0, events }
  const buffer = Buffer.from(JSON.stringify(document))
  await page
    .locator('[data-merge]')
    .setInputFiles({ name: 'record.json', mimeType: 'application/json', buffer })
  await expect(page.locator('[data-merge-result]')).not.toBeEmpty()
  await open(page, 'review/')
}

async function exported(page: Page): Promise<readonly Seed[]> {
  await open(page, 'progress/')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export JSON' }).click(),
  ])
  return (JSON.parse(readFileSync(await download.path(), 'utf8')) as { events: Seed[] }).events
}

function ulid(atMs: number, serial: number): string {
  const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  let time = ''
  for (let left = atMs; time.length < 10; left = Math.floor(left / 32)) time = digits[left % 32] + time
  return time + String(serial).padStart(16, '0')
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
