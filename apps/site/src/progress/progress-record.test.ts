import assert from 'node:assert/strict'
import { test } from 'node:test'
import { project } from '@savepoint/progress'
import type { Milestone } from '@savepoint/progress/history'
import fc from 'fast-check'
import { eventOf } from '../notes/testing/note-events.ts'
import { sumOfYear } from './sum-of-year.ts'
import { treeLines } from './tree-lines.ts'
import { yearDays } from './year-days.ts'
import { labelStart, yearLabels } from './year-labels.ts'

const TODAY = '2026-11-25'
const days = yearDays([], TODAY)
const WIDTH = 1344
const STEP = WIDTH / days.length
const DAY_MS = 86_400_000
const UTC = { utcOffsetMinutes: () => 0 }

function reached(
  daysAgo: number,
  subject: Pick<Milestone, 'kind'> & Readonly<Record<string, unknown>>,
): Milestone {
  const atMs = Date.parse(`${TODAY}T12:00:00Z`) - daysAgo * DAY_MS
  return { event: '', atMs, ...subject } as unknown as Milestone
}

function labelsOf(...milestones: readonly Milestone[]): readonly string[] {
  return yearLabels({ milestones, days, step: STEP, width: WIDTH, ...UTC }).map((label) => label.text)
}

const module = (title: string) => ({ kind: 'module' as const, id: title, title })

test('of milestones that are close the one that says more is named', () => {
  const phase = { kind: 'phase' as const, id: 'p', title: 'Storage' }
  assert.deepEqual(labelsOf(reached(100, module('Pages')), reached(99, phase)), ['Storage completed'])
  assert.deepEqual(labelsOf(reached(200, module('Pages')), reached(99, phase)), [
    'Pages completed',
    'Storage completed',
  ])
})

test('what is older than the year is not named, and long titles are cut', () => {
  assert.deepEqual(labelsOf(reached(400, { kind: 'firstLesson', concept: 'a' })), [])
  assert.deepEqual(labelsOf(reached(10, module('A title that is far longer than the room for it'))), [
    'A title that is far longer than t…',
  ])
})

test('no two labels overlap, and none leaves the drawing', () => {
  const some = fc.array(
    fc.record({ daysAgo: fc.nat({ max: 380 }), title: fc.string({ minLength: 1, maxLength: 50 }) }),
    { maxLength: 40 },
  )
  fc.assert(
    fc.property(some, (many) => {
      const milestones = many.map(({ daysAgo, title }) => reached(daysAgo, module(title)))
      const spans = yearLabels({ milestones, days, step: STEP, width: WIDTH, ...UTC }).map(
        ({ index, text }) => {
          const from = labelStart(index * STEP, text, WIDTH)
          return { from, to: from + text.length * 6.2 }
        },
      )
      for (const [index, span] of spans.entries()) {
        assert.ok(span.from >= 0 && span.to <= WIDTH)
        for (const other of spans.slice(index + 1)) assert.ok(other.from >= span.to || span.from >= other.to)
      }
      assert.equal(
        spans.length > 0,
        many.some(({ daysAgo }) => daysAgo < 365),
      )
    }),
  )
})

test('the sum counts the last 365 days: minutes, days, first passes and reviews', () => {
  const passed = {
    kind: 'SubmissionGraded',
    concept: 'a',
    lab: 'l',
    verdict: 'passed',
    metCount: 1,
    requirementCount: 1,
    contentHash: 'h',
  } as const
  const old = { ...eventOf(0, passed), atMs: Date.parse('2025-11-01T00:00:00Z') }
  const events = [
    old,
    eventOf(1, passed),
    eventOf(2, { ...passed, lab: 'm' }),
    eventOf(3, { kind: 'TimeSpent', concept: 'a', seconds: 120 }),
    eventOf(4, { kind: 'ReviewRated', concept: 'a', item: 'i', rating: 'good', correct: true }),
  ]
  const view = project(events, { concepts: [], roadmaps: [] }, UTC)
  assert.deepEqual(sumOfYear(view, events, { today: TODAY, ...UTC }), {
    minutes: 2,
    dayCount: 1,
    labCount: 1,
    reviewCount: 1,
  })
})

test('the tree says what is due', () => {
  const concept = {
    id: 'a',
    title: 'A',
    status: 'published',
    minutes: 10,
    contentHash: 'h',
    items: [],
    labs: [],
  } as const
  const phases = [{ id: 'p', title: 'P', modules: [{ id: 'm', title: 'M', concepts: ['a'] }] }]
  const view = project([], { concepts: [concept], roadmaps: [{ id: 'r', title: 'R', phases }] }, UTC)
  const roadmap = view.roadmaps[0] ?? assert.fail()
  assert.deepEqual(
    treeLines(roadmap, new Set(['a']))
      .map((line) => [line.note, line.isDue])
      .at(-1),
    ['due', true],
  )
  assert.equal(treeLines(roadmap).at(-1)?.note, '')
})
