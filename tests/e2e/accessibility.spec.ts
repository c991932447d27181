import { AxeBuilder } from '@axe-core/playwright'
import { cellOf, expect, LAB, LESSON, open, ROADMAP, runCell, test } from './site.ts'

const PAGES = [
  '',
  LESSON,
  ROADMAP,
  'roadmaps/',
  LAB,
  'labs/',
  'playground/',
  'progress/',
  'search/',
  'settings/',
  'glossary/',
  'concepts/wal/',
]

for (const theme of ['light', 'dark'] as const) {
  for (const path of PAGES) {
    test(`/${path} passes axe in the ${theme} theme`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await open(page, path)
      await page.waitForLoadState('networkidle')
      await expect(page.locator('html')).toHaveCSS('color-scheme', theme)
      await expectNoViolations(page)
    })
  }

  test(`a live cell passes axe in the ${theme} theme`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await open(page, LESSON)
    await runCell(cellOf(page, 1))
    await expectNoViolations(page)
  })
}

async function expectNoViolations(page: import('@playwright/test').Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(
    violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map((node) => node.target.join(' '))
          .slice(0, 3)
          .join(', ')}`,
    ),
  ).toEqual([])
}
