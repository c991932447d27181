import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type CurriculumOutline,
  type ProgressEvent,
  type ProgressPayload,
  project,
} from '@savepoint/progress'
import { marginOf } from './margin.ts'

const outline: CurriculumOutline = {
  concepts: [
    {
      id: 'wal',
      title: 'WAL',
      status: 'published',
      minutes: 10,
      contentHash: 'h',
      items: [{ id: 'i1' }],
      labs: [],
    },
  ],
  roadmaps: [],
}
const sections = ['start', 'middle', 'end', 'knowledge-check']

function margin(...payloads: readonly ProgressPayload[]) {
  const events = payloads.map((payload, index): ProgressEvent => {
    const id = `01J0000000000000000000000${index}`
    return { ...payload, id, version: 1, atMs: index * 1000, device: 'd' }
  })
  const progress =
    project(events, outline, { utcOffsetMinutes: () => 0 }).concepts.get('wal') ?? assert.fail()
  return marginOf(events, progress, { concept: 'wal', sections, timeText: (atMs) => `t${atMs / 1000}` })
}

const reached = (section: string): ProgressPayload => ({ kind: 'SectionReached', concept: 'wal', section })

test('before anything is read the first section says nothing and the others are open', () => {
  const { sections: entries } = margin()
  assert.deepEqual(entries.get('start'), { mark: 'plain', text: '' })
  assert.deepEqual(entries.get('end'), { mark: 'open', text: 'not reached' })
})

test('the savepoint is the last section reached; all up to the furthest are read', () => {
  const { sections: entries } = margin(reached('start'), reached('end'), reached('middle'))
  assert.deepEqual(entries.get('start'), { mark: 'done', text: 'read' })
  assert.deepEqual(entries.get('middle'), { mark: 'here', text: 'saved t2' })
  assert.deepEqual(entries.get('end'), { mark: 'done', text: 'read' })
})

test('a cell says what was done last; another concept leaves no trace', () => {
  const { cells } = margin(
    { kind: 'PredictionMade', concept: 'wal', cell: 2, prediction: '15,000' },
    { kind: 'CellRun', concept: 'other', cell: 1, isEdited: false, succeeded: true },
    { kind: 'CellRun', concept: 'wal', cell: 3, isEdited: false, succeeded: true },
  )
  assert.deepEqual(
    [...cells],
    [
      [2, { mark: 'done', text: 'predicted 15,000' }],
      [3, { mark: 'done', text: 'ran t2' }],
    ],
  )
})

test('the check counts what is right', () => {
  const answered: ProgressPayload = {
    kind: 'ItemAnswered',
    concept: 'wal',
    item: 'i1',
    answer: 'a',
    correct: true,
    contentHash: 'h',
  }
  assert.deepEqual(margin(answered).sections.get('knowledge-check'), { mark: 'done', text: '1 right' })
})
