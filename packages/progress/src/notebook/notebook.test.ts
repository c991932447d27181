import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ProgressEvent, ProgressPayload } from '../event.ts'
import { arbitraryEvent, eventAt } from '../testing/arbitrary-event.ts'
import { isOneInsertion } from './note-versions.ts'
import { entryCount, type Notebook, notebook, notesOf } from './notebook.ts'

const SUBJECT = 'concept:wal'

const written = (text: string, note = 'n', form: 'note' | 'reflection' = 'note'): ProgressPayload => ({
  kind: 'NoteWritten',
  subject: SUBJECT,
  note,
  form,
  text,
})

function bookOf(...payloads: readonly ProgressPayload[]): Notebook {
  return notebook(payloads.map((payload, index) => eventAt(index, payload)))
}

const texts = (book: Notebook) => notesOf(book, SUBJECT).notes.map((note) => note.text)
const earlier = (book: Notebook) =>
  notesOf(book, SUBJECT).notes.flatMap((note) => note.earlier.map((version) => version.text))

test('the last text of a note is shown, and what it replaced stays in reach', () => {
  const book = bookOf(written('first'), written('second'), written('third'))
  assert.deepEqual(texts(book), ['third'])
  assert.deepEqual(earlier(book), ['second', 'first'])
})

test('a text that only grew is no version of its own', () => {
  const book = bookOf(
    written('The log'),
    written('The log comes first.'),
    written('The log, always, comes first.'),
  )
  assert.deepEqual([texts(book), earlier(book)], [['The log, always, comes first.'], []])
})

test('of two devices that wrote the same note, the later wins and the other is an earlier version', () => {
  const left = eventAt(1, written('Flush the log.'), 'left')
  const right = eventAt(2, written('Flush the log. Then the page.'), 'right')
  for (const events of [
    [left, right],
    [right, left],
  ]) {
    const book = notebook(events)
    assert.deepEqual([texts(book), earlier(book)], [['Flush the log. Then the page.'], ['Flush the log.']])
  }
})

test('an emptied note is removed, and its texts can still be had', () => {
  const book = bookOf(written('kept'), written('gone soon', 'm'), written(' \n', 'm'))
  assert.deepEqual(texts(book), ['kept'])
  const { removed } = notesOf(book, SUBJECT)
  assert.deepEqual(
    removed.map((note) => [note.id, note.text, note.earlier.map((version) => version.text)]),
    [['m', '', ['gone soon']]],
  )
  assert.deepEqual(texts(bookOf(written('x'), written(''), written('y'))), ['y'])
})

test('a note that was never anything is nothing', () => {
  assert.equal(bookOf(written('')).subjects.size, 0)
})

test('reflections stand apart and carry the time they were begun', () => {
  const book = bookOf(
    written('a', 'r', 'reflection'),
    written('a note'),
    written('a, and b', 'r', 'reflection'),
  )
  const { notes, reflections } = notesOf(book, SUBJECT)
  assert.deepEqual([notes.length, reflections.length], [1, 1])
  assert.equal(reflections[0]?.startedAtMs, eventAt(0, written('a')).atMs)
  assert.equal(reflections[0]?.writtenAtMs, eventAt(2, written('a')).atMs)
})

test('resources are kept, renamed, removed and kept again', () => {
  const keep = (title: string, resource = 'r'): ProgressPayload => ({
    kind: 'ResourceKept',
    subject: SUBJECT,
    resource,
    title,
    url: 'https://example.org/',
  })
  const remove: ProgressPayload = { kind: 'ResourceRemoved', subject: SUBJECT, resource: 'r' }
  const titles = (...payloads: readonly ProgressPayload[]) =>
    notesOf(bookOf(...payloads), SUBJECT).resources.map((one) => one.title)
  assert.deepEqual(titles(keep('A'), keep('B', 's'), keep('A2')), ['A2', 'B'])
  assert.deepEqual(titles(keep('A'), keep('B', 's'), remove), ['B'])
  assert.deepEqual(titles(keep('A'), keep('B', 's'), remove, keep('A3')), ['A3', 'B'])
})

test('the project slot holds one, and remembers those before', () => {
  const set = (title: string | null): ProgressPayload => ({
    kind: 'ProjectSet',
    project: title === null ? null : { title, text: '', url: '' },
  })
  const book = bookOf(set('A'), set('B'), set('A'), set('C'))
  assert.equal(book.project?.title, 'C')
  assert.deepEqual(
    book.earlierProjects.map((project) => project.title),
    ['A', 'B'],
  )
  const cleared = bookOf(set('A'), set(null))
  assert.equal(cleared.project, undefined)
  assert.deepEqual(
    cleared.earlierProjects.map((project) => project.title),
    ['A'],
  )
})

const events = fc.uniqueArray(arbitraryEvent, { selector: (event) => event.id, maxLength: 80 })

test('the notebook does not depend on the order events come in, nor on repeats', () => {
  fc.assert(
    fc.property(events, fc.nat(), (some, turn) => {
      const at = some.length === 0 ? 0 : turn % some.length
      const turned = [...some.slice(at), ...some, ...some.slice(0, at).reverse()]
      assert.deepEqual(notebook(turned), notebook(some))
    }),
  )
})

/** The obvious reference: the last event of each note, in a plain loop. */
function lastTexts(some: readonly ProgressEvent[]): Record<string, string> {
  const last: Record<string, string> = {}
  for (const event of [...some].sort((a, b) => (a.id < b.id ? -1 : 1)))
    if (event.kind === 'NoteWritten') last[`${event.subject} ${event.note}`] = event.text
  return Object.fromEntries(Object.entries(last).filter(([, text]) => text.trim() !== ''))
}

test('every note shows the text of its last event', () => {
  fc.assert(
    fc.property(events, (some) => {
      const shown = [...notebook(some).subjects.values()].flatMap(({ subject, notes, reflections }) =>
        [...notes, ...reflections].map((note) => [`${subject} ${note.id}`, note.text] as const),
      )
      assert.deepEqual(Object.fromEntries(shown), lastTexts(some))
    }),
  )
})

const pieces = fc.constantFrom('', 'log', 'log first', 'first', 'log, then first', 'page')
const history = fc.array(fc.record({ text: pieces, device: fc.constantFrom('a', 'b') }), { maxLength: 12 })

test('no text is lost: each is shown, kept as a version, or stands whole in a later text', () => {
  fc.assert(
    fc.property(history, (steps) => {
      const book = notebook(steps.map(({ text, device }, index) => eventAt(index, written(text), device)))
      const { notes, removed } = notesOf(book, SUBJECT)
      const reached = new Set(
        [...notes, ...removed].flatMap((note) => [note.text, ...note.earlier.map((version) => version.text)]),
      )
      for (const [index, { text }] of steps.entries()) {
        if (text === '' || reached.has(text)) continue
        assert.ok(
          steps.slice(index + 1).some((step) => isOneInsertion(text, step.text)),
          text,
        )
      }
    }),
    { numRuns: 2_000 },
  )
})

test('one insertion is told from any other change', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string({ minLength: 1 }), (before, inserted, after) =>
      assert.ok(isOneInsertion(before + after, before + inserted + after)),
    ),
  )
  assert.ok(!isOneInsertion('teh log', 'the log'))
  assert.ok(!isOneInsertion('ab', 'xaxbx'))
})

test('what is counted is what there is to read', () => {
  const book = bookOf(written('a'), written('b', 'r', 'reflection'), written('c', 'm'), written('', 'm'))
  assert.equal(entryCount(notesOf(book, SUBJECT)), 2)
  assert.equal(entryCount(notesOf(book, 'concept:none')), 0)
})
