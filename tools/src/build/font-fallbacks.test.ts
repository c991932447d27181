import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fallbackRules } from './font-fallbacks.ts'
import { PROJECT_ROOT } from './paths.ts'

test('the style sheet carries the fallbacks that the font files ask for', () => {
  const styles = readFileSync(`${PROJECT_ROOT}/apps/site/src/styles/fonts.css`, 'utf8')
  for (const rule of fallbackRules()) assert.ok(styles.includes(rule), `missing in fonts.css:\n${rule}`)
})
