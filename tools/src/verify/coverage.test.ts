/** Coverage in the report: counted from the course, and a topic that leads nowhere fails the proof. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compile } from '@savepoint/curriculum'
import { readCourse } from '../../../packages/curriculum/src/testdata/transcript.ts'
import { coverageTotals, renderCoverage } from './coverage.ts'
import { verifyCourse } from './verify-content.ts'

const course = readCourse().filter((file) => !/counting\/(?:labs|checks)/.test(file.path))

function withCoverage(edit: (text: string) => string): ReturnType<typeof compile> {
  return compile(
    course.map((file) => (file.path === 'coverage.yaml' ? { ...file, text: edit(file.text) } : file)),
  )
}

test('topics, documents and features are counted', () => {
  const totals = coverageTotals(withCoverage((text) => text))
  assert.deepEqual(totals, { documents: 1, entries: 2, features: 1, faults: 0 })
  assert.equal(renderCoverage(totals), 'coverage: 2 topics of 1 documents, 1 features, 0 unresolved')
})

test('a topic that leads nowhere is a fault, and so is one that got lost', () => {
  assert.equal(
    coverageTotals(withCoverage((text) => text.replace('concept:counting', 'concept:countin'))).faults,
    1,
  )
  assert.equal(coverageTotals(withCoverage((text) => text.replace(/^.*notice\.all.*\n/m, ''))).faults, 1)
})

test('the proof prints the coverage and fails with it', async () => {
  const lines: string[] = []
  const compilation = withCoverage((text) => text.replace('path:tables', 'path:chairs'))
  const bare = {
    ...compilation,
    curriculum: { ...compilation.curriculum, concepts: [] },
    diagnostics: compilation.diagnostics.filter((diagnostic) => diagnostic.path === 'coverage.yaml'),
  }
  const totals = await verifyCourse(
    bare,
    { isUpdate: false, isJson: true, lessons: new Set(), labs: new Set() },
    {
      print: (line) => lines.push(line),
      openAdapter: async () => ({
        engine: 'postgres',
        close: async () => {},
        open: () => Promise.reject(new Error('nothing is to be opened')),
      }),
    },
  )
  assert.equal(totals?.failures, 1)
  assert.match(lines.join('\n'), /no path "chairs"/)
  assert.match(lines.join('\n'), /coverage: 2 topics of 1 documents, 1 features, 1 unresolved/)
  assert.match(lines.at(-1) ?? '', /"coverage":\{"documents":1,"entries":2,"features":1,"faults":1\}/)
})
