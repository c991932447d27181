import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { relativeCss, relativeHtml, relativeScript, wayToRoot } from './relative.ts'
import { checkFreshness, writeState } from './stale.ts'

test('the way to the root follows the depth', () => {
  assert.equal(wayToRoot('index.html'), './')
  assert.equal(wayToRoot('concepts/wal/index.html'), '../../')
})

test('addresses in tags become relative; text, other hosts and fragments stay', () => {
  const html =
    '<html lang="en" data-root="/"><a href="/labs/x/">l</a><a href="//other/">o</a><a href="#s">s</a>&lt;a href="/text/"&gt;'
  assert.equal(
    relativeHtml(html, 'concepts/wal/index.html'),
    '<html lang="en" data-root="../../"><a href="../../labs/x/">l</a><a href="//other/">o</a><a href="#s">s</a>&lt;a href="/text/"&gt;',
  )
})

test('style sheets and scripts refer to their neighbours', () => {
  assert.equal(
    relativeCss('url("/fonts/a.woff2")url(/b.svg)', '_astro/x.css'),
    'url("../fonts/a.woff2")url(../b.svg)',
  )
  assert.equal(
    relativeScript('new URL("/_astro/w.js",import.meta.url)', '_astro/x.js'),
    'new URL("../_astro/w.js",import.meta.url)',
  )
})

test('a build is fresh until the contents of an input change; a touched file costs no build', (t) => {
  const root = mkdtempSync(join(tmpdir(), 'savepoint-build-'))
  t.after(() => rmSync(root, { recursive: true, force: true }))
  const input = join(root, 'src', 'a.ts')
  mkdirSync(join(root, 'src'))
  writeFileSync(input, 'one')
  const options = {
    root,
    stateFile: join(root, 'state.json'),
    output: join(root, 'out'),
    inputs: ['src', 'absent'],
  }
  const first = checkFreshness(options)
  assert.equal(first.isFresh, false, 'nothing was built yet')
  writeState(options.stateFile, first.state)
  assert.equal(checkFreshness(options).isFresh, false, 'the output is missing')
  writeFileSync(options.output, '')
  assert.equal(checkFreshness(options).isFresh, true)
  utimesSync(input, 1, 1)
  assert.equal(checkFreshness(options).isFresh, true, 'only the time changed')
  writeFileSync(input, 'two')
  assert.equal(checkFreshness(options).isFresh, false)
  writeFileSync(input, 'one')
  writeFileSync(join(root, 'src', 'a.test.ts'), 'tests are no input')
  assert.equal(checkFreshness(options).isFresh, true)
  writeFileSync(options.stateFile, 'damaged')
  assert.equal(checkFreshness(options).isFresh, false)
})
