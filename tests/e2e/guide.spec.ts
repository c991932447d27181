import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, open, test } from './site.ts'

const GUIDE = 'learn/'
const PLACEMENT = 'learn/placement/?goal=path:senior-interview'

/** Answers the guide as somebody who wants a senior interview by a date. */
async function answerGuide(page: Page): Promise<void> {
  await page.getByLabel('a backend engineer, 2 to 5 years').check()
  await page.getByLabel('an interview for a senior role').check()
  await page.locator('[data-area="sql"]').selectOption('explain')
  await page.locator('input[name="start"]').fill('2026-11-23')
  await page.locator('input[name="deadline"]').fill('2027-01-30')
  await expect(page.locator('[data-guide-result] h2').first()).toHaveText('Senior Backend Interview')
}

/** Answers the question on the page and waits for what comes next. */
async function answerQuestion(page: Page, isKnown: boolean): Promise<void> {
  const form = page.locator('form.check')
  const item = await form.getAttribute('data-item')
  const choices = form.locator('input[type="radio"], input[type="checkbox"]')
  if (isKnown && (await choices.count()) > 0) {
    await choices.first().check()
    await form.getByRole('button', { name: 'Answer', exact: true }).click()
  } else await form.getByRole('button', { name: 'I don’t know' }).click()
  await expect(page.locator(`form.check[data-item="${item}"]`)).toHaveCount(0)
}

async function events(page: Page): Promise<readonly { readonly kind: string }[]> {
  return page.evaluate(async () => {
    const open = indexedDB.open('savepoint')
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result)
      open.onerror = () => reject(open.error)
    })
    const all = database.transaction('events').objectStore('events').getAll()
    const found = await new Promise<{ kind: string }[]>((resolve) => {
      all.onsuccess = () => resolve(all.result as { kind: string }[])
    })
    database.close()
    return found
  })
}

test('from the guide over the placement to the plan, with the answers in hand', async ({ page }) => {
  test.setTimeout(120_000)
  await page.clock.setFixedTime(new Date('2026-11-23T10:00:00'))
  await open(page, GUIDE)
  await expect(page.locator('[data-guide-result]')).toContainText('Here will stand up to three ways')
  await answerGuide(page)
  const result = page.locator('[data-guide-result]')
  await expect(result).toContainText('Interview, senior')
  await expect(result).toContainText('by what you said of')
  await expect(result).toContainText('With 8 h a week')
  await expect(page.locator('[data-accept]')).toHaveAttribute(
    'href',
    /plan\/\?goal=path:senior-interview&hours=5&start=2026-11-23&deadline=2027-01-30$/,
  )
  await expect(page.locator('[data-guide-said]')).toContainText('Senior Backend Interview. 36 concepts')
  await page.getByRole('link', { name: /Take the placement test, \d+ min/ }).click()

  await expect(page).toHaveURL(/learn\/placement\/\?goal=path:senior-interview/)
  await page.getByRole('button', { name: /^Begin/ }).click()
  await expect(page.locator('form.check')).toContainText('Question 1 of at most 25')
  await expect(page.locator('form.check .answer')).toHaveCount(0)
  for (let question = 0; question < 4; question += 1) await answerQuestion(page, question % 2 === 0)
  const text = await page.locator('form.check legend').textContent()
  expect(text).toContain('Question 5 of at most 25')

  await page.reload()
  await expect(page.locator('form.check legend')).toHaveText(text ?? '')
  while ((await page.locator('form.check').count()) > 0) await answerQuestion(page, false)
  await expect(page.locator('.placement .lead')).toContainText(/1\d answers: 0 concepts tested out/)
  await expect(page.getByRole('heading', { name: 'Not known' })).toBeVisible()
  await page.locator('input[name="known"][value="sql-select"]').check()
  await page.getByRole('button', { name: 'Keep this', exact: true }).click()
  await expect(page.locator('[data-kept]')).toContainText('Kept: 1 concept')
  await expect(page.locator('[data-plan]')).toHaveAttribute(
    'href',
    /plan\/\?goal=path:senior-interview&hours=5/,
  )
  const recorded = await events(page)
  expect(recorded.filter(({ kind }) => kind === 'PlacementAnswered').length).toBeGreaterThanOrEqual(10)
  expect(recorded.filter(({ kind }) => kind === 'GuideAnswered')).toHaveLength(1)
  expect(recorded.filter(({ kind }) => kind === 'StatusSet')).toHaveLength(1)

  await page.locator('[data-plan]').click()
  await expect(page.locator('[data-summary]')).toContainText(/\d+ concepts, .* of reviews/)
  await page.locator('[data-accept]').click()
  const today = page.locator('[data-today] > li[data-entry]')
  await expect(today.first()).toBeVisible()
  await expect(today.first()).not.toContainText('Three-Valued Logic')
  await page.goto('')
  await expect(page.locator('[data-home-today] > li').first()).toBeVisible()
})

test('answers stand there again after a reload, and what was chosen beside the first stays a choice', async ({
  page,
}) => {
  await open(page, GUIDE)
  await answerGuide(page)
  await page.reload()
  await expect(page.locator('[data-guide-result] h2').first()).toHaveText('Senior Backend Interview')
  await expect(page.getByLabel('a backend engineer, 2 to 5 years')).toBeChecked()
  await expect(page.locator('[data-area="sql"]')).toHaveValue('explain')
  await page.getByRole('button', { name: 'Database Engineering Mastery' }).click()
  await expect(page.locator('[data-guide-result] h2').first()).toHaveText('Database Engineering Mastery')
  await expect(page.locator('[data-guide-result]')).toContainText('cannot be met with 5 h a week')
  await expect(page.locator('[data-accept]')).toHaveAttribute(
    'href',
    /goal=roadmap:database-engineering-mastery/,
  )
})

test('topics are found, chosen and removed with the keyboard alone', async ({ page }) => {
  await open(page, GUIDE)
  await page.locator('input[name="role"]').first().focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByLabel('one topic, or several')).toBeChecked()
  const search = page.locator('#topic-search')
  for (
    let tabs = 0;
    tabs < 4 && !(await search.evaluate((node) => node === document.activeElement));
    tabs += 1
  )
    await page.keyboard.press('Tab')
  await page.keyboard.type('write-ahead')
  await expect(page.locator('[data-topic-count]')).toHaveText('1 concept found.')
  const box = page.getByRole('checkbox', { name: /Write-Ahead Logging/ })
  for (let tabs = 0; tabs < 3 && !(await box.evaluate((node) => node === document.activeElement)); tabs += 1)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect(page.locator('[data-guide-result] h2').first()).toHaveText(/Write-Ahead Logging/)
  await page.getByRole('button', { name: /^Remove Write-Ahead/ }).focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-guide-result]')).toContainText('Still open: which topics')
})

test('a symptom leads to the concepts that explain it', async ({ page }) => {
  await open(page, GUIDE)
  await page.getByLabel('a tech lead or architect').check()
  await page.getByLabel('a problem in production today').check()
  await page.getByLabel('A table or the disk grows faster than the data').check()
  await expect(page.locator('[data-guide-result] h2').first()).toHaveText(
    'A table or the disk grows faster than the data',
  )
  await expect(page.locator('[data-accept]')).toHaveAttribute(
    'href',
    /goal=concepts:pg-vacuum,incident-playbooks,audit-compliance/,
  )
})

test('a goal that does not exist is said, and the guide is one step away', async ({ page }) => {
  await open(page, 'learn/placement/?goal=path:nowhere')
  await expect(page.locator('main')).toContainText('There is no goal “path:nowhere”')
  await expect(page.getByRole('link', { name: 'Choose a goal in the guide' })).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('both pages say what to do instead', async ({ page }) => {
    await page.goto(GUIDE)
    const line = page.locator('main noscript .empty')
    await expect(line).toBeVisible()
    await expect(line).toContainText('Without it, choose by the lists')
    await page.goto(PLACEMENT)
    await expect(line).toBeVisible()
    await expect(line).toContainText('the knowledge check at the foot of a lesson')
  })
})

for (const theme of ['light', 'dark'] as const) {
  test(`guide and placement have no violation in the ${theme} theme, and fit 360 px`, async ({ page }) => {
    test.setTimeout(90_000)
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width: 360, height: 740 })
    await open(page, GUIDE)
    await answerGuide(page)
    await expectSound(page)
    await page.getByLabel('one topic, or several').check()
    await expectSound(page)
    await open(page, PLACEMENT)
    await page.getByRole('button', { name: /^Begin/ }).click()
    await expect(page.locator('form.check')).toBeVisible()
    await expectSound(page)
    await answerQuestion(page, true)
    await page.getByRole('button', { name: 'Stop and see the result' }).click()
    await expect(page.locator('.placed-list').first()).toBeVisible()
    await expectSound(page)
  })
}

async function expectSound(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).slice(0, 3)}`),
  ).toEqual([])
}
