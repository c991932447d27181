/** The artefact on disk: written when stale, read back when not, never half; and the page of diagnostics is true. */

import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { compileContent } from './compile-content.ts'
import { DIAGNOSTICS_PAGE, renderDiagnosticsPage } from './diagnostics-page.ts'
import { readContent } from './read-content.ts'
import { renderDiagnostic } from './render-diagnostic.ts'

const folder = mkdtempSync(join(tmpdir(), 'savepoint-compile-'))
after(() => rmSync(folder, { recursive: true }))

const contentFolder = join(folder, 'content')
const artefactPath = join(folder, 'artefact', 'curriculum.json')
mkdirSync(contentFolder)
writeFileSync(
  join(contentFolder, 'simulators.yaml'),
  'simulators:\n  - { id: coin, title: Coin, status: planned }\n',
)

test('content is compiled once, and again when it changes', () => {
  assert.equal(compileContent({ contentFolder, artefactPath }).isFresh, true)
  const again = compileContent({ contentFolder, artefactPath })
  assert.equal(again.isFresh, false)
  assert.deepEqual(
    again.curriculum.simulators.map((simulator) => simulator.id),
    ['coin'],
  )
  writeFileSync(
    join(contentFolder, 'simulators.yaml'),
    'simulators:\n  - { id: dice, title: Dice, status: planned }\n',
  )
  const changed = compileContent({ contentFolder, artefactPath })
  assert.equal(changed.isFresh, true)
  assert.deepEqual(
    changed.curriculum.simulators.map((simulator) => simulator.id),
    ['dice'],
  )
})

test('an artefact that is cut off counts as none', () => {
  compileContent({ contentFolder, artefactPath })
  writeFileSync(artefactPath, readFileSync(artefactPath, 'utf8').slice(0, -20))
  assert.equal(compileContent({ contentFolder, artefactPath }).isFresh, true)
})

test('diagnostics come back with a cached artefact', () => {
  writeFileSync(join(contentFolder, 'notes.txt'), 'x')
  const first = compileContent({ contentFolder, artefactPath })
  const second = compileContent({ contentFolder, artefactPath })
  assert.equal(second.isFresh, false)
  assert.deepEqual(second.diagnostics, first.diagnostics)
  assert.deepEqual(
    first.diagnostics.map((diagnostic) => renderDiagnostic(diagnostic, 'content/')),
    [
      'content/notes.txt:1:1: error unlistedFile: the content format has no place for this file (expected a path of docs/content-format.md, found notes.txt)',
    ],
  )
})

test('what an editor leaves behind is not content', () => {
  for (const name of ['.DS_Store', 'lesson.md~', '.lesson.md.swp'])
    writeFileSync(join(contentFolder, name), 'x')
  assert.deepEqual(
    readContent(contentFolder).map((file) => file.path),
    ['notes.txt', 'simulators.yaml'],
  )
})

test('docs/diagnostics.md is what the registry says (else: node tools/src/compile/diagnostics-page.ts)', () => {
  assert.equal(readFileSync(DIAGNOSTICS_PAGE, 'utf8'), renderDiagnosticsPage())
})
