import assert from 'node:assert/strict'
import { test } from 'node:test'
import { notebook, notesOf } from '@savepoint/progress/notebook'
import type { SiteLibrary } from '../record/library.ts'
import { matchesNotes } from './search-notes.ts'
import { placesOf } from './subject-place.ts'
import { eventOf } from './testing/note-events.ts'

const subject = 'concept:wal'
const book = notebook([
  eventOf(1, {
    kind: 'NoteWritten',
    subject,
    note: 'n',
    form: 'note',
    text: 'The log reaches the disk before the page.',
  }),
  eventOf(2, {
    kind: 'NoteWritten',
    subject,
    note: 'r',
    form: 'reflection',
    text: 'Über die Größe gestaunt.',
  }),
  eventOf(3, {
    kind: 'ResourceKept',
    subject,
    resource: 'l',
    title: 'ARIES',
    url: 'https://example.org/aries.pdf',
  }),
])
const finds = (query: string): boolean => matchesNotes(query, 'Write-Ahead Logging', notesOf(book, subject))

test('every word must occur, in any order, case and place', () => {
  for (const query of ['', 'page log', 'WRITE-AHEAD', 'aries.pdf', 'grösse uber', 'größe', 'log\n aries'])
    assert.ok(finds(query), query)
  for (const query of ['log btree', 'xyz']) assert.ok(!finds(query), query)
})

const library: SiteLibrary = {
  concepts: [
    {
      id: 'wal',
      title: 'Write-Ahead Logging',
      area: 'internals',
      difficulty: 'intermediate',
      status: 'published',
      minutes: 10,
      lessonMinutes: 5,
      contentHash: 'h',
      prerequisites: [],
      items: [],
      labs: [],
    },
  ],
  roadmaps: [{ id: 'road', title: 'The road', assumed: [], phases: [] }],
  paths: [],
  terms: [],
}

test('subjects are named and have an address where there is one', () => {
  const imported = eventOf(4, {
    kind: 'RoadmapImported',
    roadmap: 'imported-x',
    document: {
      id: 'imported-x',
      title: 'Backend list',
      source: 'list.md',
      nodes: [
        {
          id: 'g',
          kind: 'group',
          title: 'G',
          children: [{ id: 't', kind: 'topic', title: 'Joins', children: [] }],
        },
      ],
    },
  })
  const placeOf = placesOf(library, [imported])
  assert.deepEqual(placeOf('concept:wal'), {
    title: 'Write-Ahead Logging',
    within: '',
    path: 'concepts/wal/',
  })
  assert.deepEqual(placeOf('concept:gone'), { title: 'gone', within: '' })
  assert.deepEqual(placeOf('roadmap:road'), { title: 'The road', within: 'Roadmap', path: 'roadmaps/road/' })
  assert.deepEqual(placeOf('topic:imported-x/t'), {
    title: 'Joins',
    within: 'Backend list',
    path: 'roadmaps/imported/?id=imported-x',
  })
  assert.equal(placeOf('of a later version').title, 'of a later version')
})
