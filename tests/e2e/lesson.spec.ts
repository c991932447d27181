import {
  cellOf,
  editorText,
  expect,
  LESSON,
  LESSON_DATASET_ROWS,
  LESSON_WITH_TABLES,
  open,
  runCell,
  test,
  typeSql,
} from './site.ts'

test('a cell shows its recorded output at once and the live one after Run', async ({ page }) => {
  const requested: string[] = []
  page.on('request', (request) => requested.push(request.url()))
  await open(page, LESSON)
  const cell = cellOf(page, 1)
  await expect(cell).toContainText('recorded')
  await expect(cell).toContainText(LESSON_DATASET_ROWS)
  await page.waitForLoadState('networkidle')
  expect(requested.filter((url) => /\/engine\//.test(url))).toEqual([])

  await runCell(cell)
  await expect(cell).toContainText('live in this page')
  await expect(cell).toContainText(LESSON_DATASET_ROWS)
})

test('an edited cell runs what was typed, survives a reload, and goes back to what was recorded', async ({
  page,
}) => {
  await open(page, LESSON)
  const cell = cellOf(page, 1)
  await runCell(cell)
  await typeSql(cell, 'SELECT 6 * 7 AS answer')
  await runCell(cell)
  await expect(cell).toContainText('42')

  await page.reload()
  await expect(cell.locator('.cm-content')).toBeVisible()
  expect(await editorText(cell)).toBe('SELECT 6 * 7 AS answer')

  await cell.getByRole('button', { name: 'Reset' }).click()
  await expect(cell).toContainText(LESSON_DATASET_ROWS)
})

test('an error of the statement is shown with its place and leaves the text alone', async ({ page }) => {
  await open(page, LESSON)
  const cell = cellOf(page, 1)
  await runCell(cell)
  await typeSql(cell, 'SELECT coupn FROM orders')
  await runCell(cell)
  await expect(cell).toHaveAttribute('data-state', 'error')
  await expect(cell).toContainText('column "coupn" does not exist')
  await expect(cell).toContainText('42703')
  expect(await editorText(cell)).toBe('SELECT coupn FROM orders')
})

test('a cell whose predecessors have not run says so and runs them first', async ({ page }) => {
  await open(page, LESSON_WITH_TABLES)
  const second = cellOf(page, 2)
  await second.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(second).toHaveAttribute('data-state', 'stale')
  await expect(second).toContainText('Cell 1')
  await second.getByRole('button', { name: 'Run 1 and 2' }).click()
  await expect(second).toHaveAttribute('data-state', 'live', { timeout: 40_000 })
  await expect(cellOf(page, 1)).toHaveAttribute('data-state', 'live')
})

test('a runaway query is cancelled within a second, the page stays alive and the text is kept', async ({
  page,
}) => {
  await open(page, LESSON)
  const cell = cellOf(page, 1)
  await runCell(cell)
  const runaway = 'SELECT count(*) FROM generate_series(1, 1000000000000)'
  await typeSql(cell, runaway)
  await cell.getByRole('button', { name: 'Run', exact: true }).click()
  const cancel = cell.getByRole('button', { name: 'Cancel' })
  await cancel.waitFor()
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_000)))

  const elapsedMs = await cancelAndMeasure(page, cell)
  expect(elapsedMs).toBeLessThan(1_000)
  expect(await editorText(cell)).toBe(runaway)

  await typeSql(cell, 'SELECT 1 AS alive_again')
  await cell.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(cell).toContainText('alive_again', { timeout: 40_000 })
})

async function cancelAndMeasure(
  page: import('@playwright/test').Page,
  cell: import('@playwright/test').Locator,
) {
  const startMs = Date.now()
  await cell.getByRole('button', { name: 'Cancel' }).click()
  await cell.getByRole('button', { name: 'Run', exact: true }).waitFor()
  const elapsedMs = Date.now() - startMs
  await expect(page.locator('h1')).toBeVisible()
  return elapsedMs
}

test('a hostile result stays text', async ({ page }) => {
  await open(page, LESSON)
  const cell = cellOf(page, 1)
  await runCell(cell)
  await typeSql(
    cell,
    `SELECT '<script>window.hostile = 1</script><img src=x onerror="window.hostile = 1">' AS markup,
            E'\\u202Eright to left' AS bidi, E'bell\\x07 and null-ish\\x1b[31m' AS control, repeat('x', 10000000) AS huge`,
  )
  await runCell(cell)
  await expect(cell).toContainText('<script>window.hostile = 1</script>')
  expect(await cell.locator('.cell-out script, .cell-out img').count()).toBe(0)
  expect(await page.evaluate(() => 'hostile' in window)).toBe(false)
  const shownLength = await cell.evaluate((figure) => figure.textContent?.length ?? 0)
  expect(shownLength).toBeLessThan(200_000)
})

test('a large result is capped and says so', async ({ page }) => {
  await open(page, LESSON)
  const cell = cellOf(page, 1)
  await runCell(cell)
  await typeSql(cell, 'SELECT * FROM orders')
  await runCell(cell)
  await expect(cell).toContainText('40,000')
  expect(await cell.locator('tbody tr').count()).toBeLessThanOrEqual(1_000)
})
