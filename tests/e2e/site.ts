/** What the browser tests know of the pages: the one place that touches markup, so that a redesign edits one file. */

import { test as base, expect, type Locator, type Page } from '@playwright/test'

/** A published lesson whose first cell reads a dataset, and one of its labs. */
export const LESSON = 'concepts/sql-select/'
export const LESSON_DATASET_ROWS = '40000'
/** A lesson whose first cell creates a table that the second reads. */
export const LESSON_WITH_TABLES = 'concepts/page-layout/'
export const ROADMAP = 'roadmaps/database-engineering-mastery/'
export const LAB = 'labs/twenty-rows/'

/**
 * SHA-256 of `font-weight: 600;`. When a person types over a bold keyword, Chromium itself offers the editor text
 * with that style; the policy refuses it and the editor draws its own. No code of the page asks for it.
 */
const TYPING_STYLE = 'sha256-PZ34nvhNd2GJWH0zTDBjQP3K/Kdp5AfPgEmhCOmjMgI='

/** A test that also fails when the page breaks its Content-Security-Policy or throws. */
export const test = base.extend<{ faults: string[] }>({
  faults: [
    async ({ context }, use) => {
      const faults: string[] = []
      context.on('weberror', (error) =>
        faults.push(`thrown: ${error.error().stack ?? error.error().message}`),
      )
      context.on('console', (message) => {
        if (/Content.Security.Policy/i.test(message.text()) && !message.text().includes(TYPING_STYLE))
          faults.push(`policy: ${message.text()}`)
      })
      await use(faults)
      expect(faults).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** Returns cell `number` of a lesson. */
export function cellOf(page: Page, number: number): Locator {
  return page.locator(`figure.cell[data-cell="${number}"]`)
}

/** Presses Run of a cell and waits until the engine has answered. */
export async function runCell(cell: Locator): Promise<void> {
  await cell.getByRole('button', { name: 'Run', exact: true }).click()
  await expect(cell).toHaveAttribute('data-state', /live|error/, { timeout: 40_000 })
}

/** Replaces the text of the SQL editor in `region`, as a person would. */
export async function typeSql(region: Locator, sql: string): Promise<void> {
  const editor = region.locator('.cm-content')
  await editor.click()
  await editor.press('ControlOrMeta+a')
  await editor.page().keyboard.insertText(sql)
}

/** Returns what the SQL editor in `region` holds. */
export async function editorText(region: Locator): Promise<string> {
  return (await region.locator('.cm-line').allTextContents()).join('\n')
}

/** Opens a page and waits until the record of progress has been read. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await expect(page.locator('h1')).toHaveCount(1)
}
