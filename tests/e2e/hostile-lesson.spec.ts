import { compile } from '@savepoint/curriculum'
import { expect, LESSON, test } from './site.ts'

/** What a careless or malicious author could write, each meant to run `hostile()` or to leave its place. */
const HOSTILE_BODY = [
  'Before. <script>hostile()</script> <img src=x onerror="hostile()"> <svg onload="hostile()"></svg>',
  '[a link](javascript:hostile()) [another](JaVaScRiPt:hostile()) [data](data:text/html,<script>hostile()</script>)',
  '![An image](javascript:hostile() "caption")',
  '<iframe src="javascript:hostile()"></iframe><style>body{display:none}</style><base href="https://example.org/">',
  '```sql runnable predict="<img src=x onerror=hostile()>"',
  "SELECT '</code></pre><script>hostile()</script>';",
  '```',
  '',
  '```output',
  'x',
  '-',
  '</pre><script>hostile()</script>',
  '(1 row)',
  '```',
  '',
  '| <script>hostile()</script> | "onmouseover=hostile() |',
  '|---|---|',
  '| \u202eright to left | \u0007bell \u001b[31m |',
  '',
  '## <script>hostile()</script> heading',
  '',
  'x'.repeat(200_000),
].join('\n')

const lesson = `---
id: hostile
title: "<script>hostile()</script>"
area: sql
status: published
difficulty: foundation
minutes: 10
prerequisites: []
objective: "<img src=x onerror=hostile()>"
objectives: ["<b onclick=hostile()>x</b>"]
takeaways: ["<script>hostile()</script> [x](javascript:hostile())"]
sources: [{ title: "<script>hostile()</script>", url: "javascript:hostile()" }]
---

${HOSTILE_BODY}
`

test('a hostile lesson stays text in the page of a real one', async ({ page }) => {
  const { curriculum, diagnostics } = compile([{ path: 'concepts/sql/hostile/lesson.md', text: lesson }])
  expect(diagnostics.length).toBeGreaterThan(0)
  const html = JSON.stringify(curriculum.concepts[0]?.lesson ?? {}, (_key, value: unknown) => value)
  const fragments = [
    ...html.matchAll(/"(?:html|titleHtml|sourceHtml|predict|captionHtml|svg)":"((?:[^"\\]|\\.)*)"/g),
  ].map((match) => JSON.parse(`"${match[1]}"`) as string)
  expect(fragments.length).toBeGreaterThan(5)

  await page.addInitScript('window.hostile = () => { window.wasHostile = true }')
  await page.route(`**/${LESSON}`, async (route) => {
    const response = await route.fetch()
    const body = (await response.text()).replace(
      '</main>',
      () => `<section id="hostile">${fragments.join('\n')}</section></main>`,
    )
    await route.fulfill({ response, body })
  })
  await page.goto(LESSON)
  await page.waitForLoadState('networkidle')
  const region = page.locator('#hostile')
  await expect(region).toContainText('<script>hostile()</script>')
  expect(await region.locator('script, iframe, style, base, object, embed, img').count()).toBe(0)
  const unsafe = await region.evaluate((section) =>
    [...section.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes]
        .filter(({ name, value }) => name.startsWith('on') || /^\s*(javascript|data):/i.test(value))
        .map(({ name, value }) => `${element.tagName} ${name}=${value.slice(0, 40)}`),
    ),
  )
  expect(unsafe).toEqual([])
  for (const link of await region.locator('a').all()) await link.dispatchEvent('click')
  expect(await page.evaluate(() => 'wasHostile' in window)).toBe(false)
})
