import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CurriculumOutline, type ProgressEvent, project } from '@savepoint/progress'
import { treeLines } from './tree-lines.ts'
import { yearDays } from './year-days.ts'

test('the year has 365 days up to today, also across a leap day', () => {
  const activity = { eventCount: 1, itemsAnsweredCount: 0, submissionCount: 0, labsPassedCount: 0 }
  const days = yearDays([{ day: '2028-02-29', seconds: 90, ...activity }], '2028-03-01')
  assert.equal(days.length, 365)
  assert.equal(days[0]?.day, '2027-03-03')
  assert.deepEqual(days.at(-2), { day: '2028-02-29', minutes: 1.5 })
  assert.equal(days.at(-1)?.minutes, 0)
})

test('the tree draws its branches, counts and words', () => {
  const concept = (id: string) => ({
    id,
    title: id.toUpperCase(),
    status: 'published' as const,
    minutes: 10,
    contentHash: 'h',
    items: [],
    labs: [],
  })
  const outline: CurriculumOutline = {
    concepts: ['a', 'b', 'c'].map(concept),
    roadmaps: [
      {
        id: 'r',
        title: 'R',
        phases: [
          { id: 'p1', title: 'One', modules: [{ id: 'm1', title: 'M1', concepts: ['a', 'b'] }] },
          { id: 'p2', title: 'Two', modules: [{ id: 'm2', title: 'M2', concepts: ['c'] }] },
        ],
      },
    ],
  }
  const skipped: ProgressEvent = {
    kind: 'StatusSet',
    concept: 'b',
    status: 'skipped',
    contentHash: 'h',
    id: '01J00000000000000000000000',
    version: 1,
    atMs: 0,
    device: 'd',
  }
  const view = project([skipped], outline, { utcOffsetMinutes: () => 0 })
  const lines = treeLines(view.roadmaps[0] ?? assert.fail())
  assert.deepEqual(
    lines.map((line) => `${line.branch}${line.title} ${line.note}`.trimEnd()),
    [
      'R 1/3',
      '├─ 1 One 1/2',
      '│  └─ M1 1/2',
      '│     ├─ A',
      '│     └─ B skipped',
      '└─ 2 Two 0/1',
      '   └─ M2 0/1',
      '      └─ C',
    ],
  )
  assert.deepEqual(
    lines.map((line) => line.status),
    [
      'inProgress',
      'inProgress',
      'inProgress',
      'notStarted',
      'skipped',
      'notStarted',
      'notStarted',
      'notStarted',
    ],
  )
})
