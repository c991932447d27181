import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ProgressPayload } from '../event.ts'
import { eventAt } from '../testing/arbitrary-event.ts'
import { exportNotes, importNotes } from '../transfer/notebook-document.ts'
import { changesTo, type NotebookEntries } from './entries.ts'
import { fileNameOf } from './file-name.ts'
import { type Notebook, notebook } from './notebook.ts'
import { filePathOf, type NotebookFile, notebookFiles } from './notebook-files.ts'
import { readNotebookFiles } from './read-notebook-files.ts'

const OPTIONS = { titleOf: (subject: string) => `Title of ${subject}`, utcOffsetMinutes: () => 0 }

function bookOf(payloads: readonly ProgressPayload[]): Notebook {
  return notebook(payloads.map((payload, index) => eventAt(index, payload)))
}

const note = (text: string, form: 'note' | 'reflection' = 'note', id = 'n1'): ProgressPayload => ({
  kind: 'NoteWritten',
  subject: 'concept:wal',
  note: id,
  form,
  text,
})
const link: ProgressPayload = {
  kind: 'ResourceKept',
  subject: 'concept:wal',
  resource: 'r1',
  title: 'ARIES [1992]',
  url: 'https://example.org/aries',
}
const project: ProgressPayload = {
  kind: 'ProjectSet',
  project: { title: 'A pager', text: '- [ ] free list', url: 'https://example.org/pager' },
}

test('a file reads as a page of notes', () => {
  const files = notebookFiles(
    bookOf([note('The log **first**.'), note('Slow.', 'reflection', 'x'), link, project]),
    {
      ...OPTIONS,
      titleOf: () => 'Write-Ahead *Logging*',
    },
  )
  assert.deepEqual(files, [
    {
      path: 'README.md',
      text: `---
title: "Notes"
project: "A pager"
project-url: "https://example.org/pager"
---

# Notes

## Current project: A pager

<https://example.org/pager>

<!-- project -->

- [ ] free list

<!-- /project -->

## By subject

- [Write-Ahead \\*Logging\\*](<concepts/wal.md>)
`,
    },
    {
      path: 'concepts/wal.md',
      text: `---
id: "concept:wal"
title: "Write-Ahead *Logging*"
---

# Write-Ahead \\*Logging\\*

<!-- note n1 -->

The log **first**.

<!-- /note -->

## Reflections

### 2026-11-21

<!-- reflection x -->

Slow.

<!-- /reflection -->

## Resources

- [ARIES \\[1992\\]](<https://example.org/aries>) <!-- resource r1 -->
`,
    },
  ])
})

const line = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '',
    '---',
    '# Heading',
    '<!-- note n1 -->',
    '<!-- /note -->',
    '\\<!-- /note -->',
    '<!-- /reflection -->',
    '- [x](<https://example.org/>) <!-- resource r1 -->',
    '```',
    '\r',
    '\uD800',
  ),
)
const text = fc
  .array(line, { minLength: 1, maxLength: 6 })
  .map((lines) => lines.join('\n'))
  .filter((one) => one.trim() !== '')
const subject = fc.constantFrom('concept:wal', 'topic:imported-a/Ünï code/2', 'roadmap:road', 'other')
const title = fc.string({ minLength: 1 }).map((one) => one.replace(/[\r\n]+/g, ' '))
const url = fc.constantFrom('https://example.org/', 'https://example.org/a_(b)?c=[d]', 'mailto:a@example.org')
const entries: fc.Arbitrary<NotebookEntries> = fc.record(
  {
    subjects: fc.uniqueArray(
      fc.record({
        subject,
        notes: fc.uniqueArray(
          fc.record({
            id: fc.constantFrom('n1', 'with blank', 'a-->b', '%'),
            form: fc.constantFrom('note' as const, 'reflection' as const),
            text,
          }),
          { selector: (one) => one.id, maxLength: 3 },
        ),
        resources: fc.uniqueArray(fc.record({ id: fc.constantFrom('r1', 'r 2'), title, url }), {
          selector: (one) => one.id,
        }),
      }),
      { selector: (one) => one.subject },
    ),
    project: fc.record({ title, text: fc.oneof(fc.constant(''), text), url: fc.oneof(fc.constant(''), url) }),
  },
  { requiredKeys: ['subjects'] },
)

const EMPTY = notebook([])

test('a folder that was exported is read back whole, and importing it changes nothing', () => {
  fc.assert(
    fc.property(entries, (some) => {
      const book = bookOf(changesTo(EMPTY, some))
      const reading = readNotebookFiles(notebookFiles(book, OPTIONS))
      assert.deepEqual(reading.refused, [])
      assert.deepEqual(changesTo(book, reading.entries), [])
      assert.deepEqual(withoutTimes(bookOf(changesTo(EMPTY, reading.entries))), withoutTimes(book))
    }),
    { numRuns: 500 },
  )
})

/** Everything but the order in which entries were begun, and the times of events. */
function withoutTimes(book: Notebook): unknown {
  const subjects = [...book.subjects.values()].map((one) => ({
    subject: one.subject,
    notes: [...one.notes, ...one.reflections].map(({ id, form, text: words }) => [id, form, words]).sort(),
    resources: [...one.resources].sort((a, b) => (a.id < b.id ? -1 : 1)),
  }))
  return JSON.parse(JSON.stringify({ subjects, project: book.project ?? null })) as unknown
}

test('a document that was exported is read back whole, and importing it changes nothing', () => {
  fc.assert(
    fc.property(entries, (some) => {
      const book = bookOf(changesTo(EMPTY, some))
      const imported = importNotes(exportNotes(book, { titleOf: OPTIONS.titleOf, exportedAtMs: 5 }))
      assert.ok(imported.ok)
      assert.deepEqual(changesTo(book, imported.value), [])
      assert.deepEqual(withoutTimes(bookOf(changesTo(EMPTY, imported.value))), withoutTimes(book))
    }),
  )
})

test('an edited text comes back as a change, and what the folder does not name stays', () => {
  const book = bookOf([note('old'), note('other', 'note', 'n2'), link])
  const files = notebookFiles(book, OPTIONS).map((file) => ({
    ...file,
    text: file.text.replace('old', 'new').replace(/<!-- note n2 -->[\s\S]*?<!-- \/note -->/, ''),
  }))
  assert.deepEqual(changesTo(book, readNotebookFiles(files).entries), [note('new')])
})

test('a checkout with other line ends changes no note', () => {
  const book = bookOf([note('one\ntwo')])
  const files = notebookFiles(book, OPTIONS).map((file) => ({
    ...file,
    text: file.text.replaceAll('\n', '\r\n'),
  }))
  assert.deepEqual(changesTo(book, readNotebookFiles(files).entries), [])
})

test('a place that is not closed, or a link that must not be kept, is named', () => {
  const files: NotebookFile[] = [
    {
      path: 'concepts/wal.md',
      text: '---\nid: concept:wal\n---\n<!-- note n1 -->\n\nopen\n- [x](<javascript:x>) <!-- resource r -->\n',
    },
  ]
  const { entries: read, refused } = readNotebookFiles(files)
  assert.deepEqual(read.subjects, [{ subject: 'concept:wal', notes: [], resources: [] }])
  assert.match(refused[0] ?? '', /^concepts\/wal\.md:4: the note has no line <!-- \/note -->/)
  assert.match(refused[1] ?? '', /^concepts\/wal\.md:7: Addresses that start with javascript:/)
})

test('no text makes reading throw', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.json()), (some) => {
      readNotebookFiles([
        { path: 'a.md', text: some },
        { path: 'b.md', text: `---\nid: x\n---\n${some}` },
      ])
      importNotes(some)
    }),
  )
})

test('something that is no notebook is refused with the place', () => {
  const wrong = importNotes(
    '{"format":"savepoint-notes","version":1,"subjects":[{"subject":"x","notes":[]}]}',
  )
  assert.ok(!wrong.ok)
  assert.match(wrong.error, /subjects\.0\.resources/)
  const broken = importNotes('{')
  assert.match(broken.ok ? '' : broken.error, /not JSON/)
})

const SAFE = /^(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))[^<>:"/\\|?*\s\p{Cc}]*[^<>:"/\\|?*\s\p{Cc}.]$/u

test('file names suit every system, are never shared, and say what they are', () => {
  assert.equal(fileNameOf('b-tree'), 'b-tree')
  assert.equal(fileNameOf('größe'), 'größe')
  assert.match(fileNameOf('con'), /^con-[0-9a-f]{8}$/)
  assert.match(fileNameOf('../../etc/passwd'), /^etc-passwd-[0-9a-f]{8}$/)
  assert.match(fileNameOf('SQL'), /^SQL-[0-9a-f]{8}$/)
  assert.equal(filePathOf('topic:imported-a/one'), 'imported/imported-a/one.md')
  const names = new Map<string, string>()
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 300, unit: 'binary' }), (id) => {
      const name = fileNameOf(id)
      assert.match(name, SAFE)
      assert.ok(new TextEncoder().encode(name).length <= 255)
      assert.equal(fileNameOf(id), name)
      const folded = name.normalize('NFC').toLowerCase()
      assert.equal(names.get(folded) ?? id, id)
      names.set(folded, id)
    }),
    { numRuns: 2_000 },
  )
})
