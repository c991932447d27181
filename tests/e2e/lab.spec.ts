import { editorText, expect, LAB, open, test, typeSql } from './site.ts'

const DRAFT = '-- my own words, not yet SQL ~ "quoted" \\ 中文 🙂'

test('what was typed into a lab is there after a reload and after the tab was killed', async ({
  page,
  context,
}) => {
  await open(page, LAB)
  const editor = page.getByRole('region', { name: 'Editor' })
  await typeSql(editor, DRAFT)
  await page.reload()
  await expect.poll(() => editorText(page.getByRole('region', { name: 'Editor' }))).toBe(DRAFT)

  await page.getByRole('region', { name: 'Editor' }).locator('.cm-content').click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(' last key')
  const crash = await context.newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  void crash.send('Page.crash').catch(() => undefined)
  await crashed
  const reopened = await context.newPage()
  await open(reopened, LAB)
  await expect
    .poll(() => editorText(reopened.getByRole('region', { name: 'Editor' })))
    .toBe(`${DRAFT} last key`)
})

test('a run shows rows and the plan, hints come one at a time, and start over can be undone', async ({
  page,
}) => {
  await open(page, LAB)
  await page.getByRole('region', { name: 'Editor' }).locator('.cm-content').click()
  await page.keyboard.press('ControlOrMeta+Enter')
  const evidence = page.getByRole('region', { name: 'Evidence' })
  await expect(evidence.getByRole('tab', { name: 'Rows 20' })).toBeVisible({ timeout: 40_000 })
  await evidence.getByRole('tab', { name: 'Plan' }).click()
  await expect(evidence.getByRole('table')).toContainText('Limit')
  await evidence.getByRole('tab', { name: 'Schema' }).click()
  await expect(evidence).toContainText('customers')

  await expect(page.locator('[data-hint]')).toHaveCount(0)
  await page.getByRole('button', { name: 'Show hint 1 of 3' }).click()
  await expect(page.locator('[data-hint]')).toHaveCount(1)
  await page.reload()
  await expect(page.locator('[data-hint]')).toHaveCount(1)

  await typeSql(page.getByRole('region', { name: 'Editor' }), DRAFT)
  await page.getByRole('button', { name: 'Start over' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click()
  await expect.poll(() => editorText(page.getByRole('region', { name: 'Editor' }))).not.toBe(DRAFT)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => editorText(page.getByRole('region', { name: 'Editor' }))).toBe(DRAFT)
})

test('a runaway query in a lab is cancelled and the text is still there', async ({ page }) => {
  const runaway = 'SELECT count(*) FROM generate_series(1, 1000000000000)'
  await open(page, LAB)
  const editor = page.getByRole('region', { name: 'Editor' })
  await typeSql(editor, runaway)
  await editor.getByRole('button', { name: /^Run/ }).click()
  await expect(editor.locator('[data-cancel]')).toBeVisible({ timeout: 40_000 })
  const startMs = Date.now()
  await editor.locator('[data-cancel]').click()
  await expect(editor.getByRole('button', { name: /^Run Ctrl/ })).toBeVisible()
  expect(Date.now() - startMs).toBeLessThan(1_000)
  expect(await editorText(editor)).toBe(runaway)
})

test('the playground runs a script and a link carries it to another page', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(page, 'playground/')
  const main = page.getByRole('main')
  await typeSql(main, "SELECT 'six times seven' AS question, 6 * 7 AS answer")
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(main.getByRole('table').filter({ hasText: 'six times seven' })).toContainText('42', {
    timeout: 40_000,
  })
})
