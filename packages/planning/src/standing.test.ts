import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type ConceptOutline,
  dayOf,
  type PlanRecord,
  type ProgressEvent,
  type ProgressPayload,
  project,
} from '@savepoint/progress'
import { measurePace, paceToPlanWith } from './pace.ts'
import { findPlan, planStateOf, standingOf } from './standing.ts'

const DAY_MS = 86_400_000
const START_MS = Date.parse('2026-11-23T12:00:00Z')

const concepts: readonly ConceptOutline[] = ['one', 'two', 'three'].map((id) => ({
  id,
  title: id,
  status: 'published',
  minutes: 60,
  contentHash: 'h',
  items: [{ id: `${id}.1` }, { id: `${id}.2` }],
  labs: id === 'one' ? [{ id: 'one-lab', title: 'One', contentHash: 'h' }] : [],
}))

/** Monday to Wednesday: one, its lab, two; three in two parts on Thursday and Friday. */
const plan: PlanRecord = {
  request: {
    goal: { kind: 'concepts', concepts: ['one', 'two', 'three'] },
    minutesByWeekday: [60, 60, 60, 60, 60, 0, 0],
    start: '2026-11-23',
    daysOff: [],
  },
  days: [
    { day: '2026-11-23', entries: [{ kind: 'lesson', concept: 'one', minutes: 20 }] },
    {
      day: '2026-11-24',
      entries: [
        { kind: 'lab', concept: 'one', minutes: 40 },
        { kind: 'review', minutes: 5 },
      ],
    },
    { day: '2026-11-25', entries: [{ kind: 'lesson', concept: 'two', minutes: 60 }] },
    {
      day: '2026-11-26',
      entries: [{ kind: 'lesson', concept: 'three', minutes: 30, part: { number: 1, of: 2 } }],
    },
    {
      day: '2026-11-27',
      entries: [{ kind: 'lesson', concept: 'three', minutes: 30, part: { number: 2, of: 2 } }],
    },
  ],
}

function eventsOf(...payloads: readonly (readonly [number, ProgressPayload])[]): readonly ProgressEvent[] {
  return payloads.map(([day, payload], index) => ({
    id: `01JD${String(index).padStart(22, '0')}`,
    version: 1,
    atMs: START_MS + day * DAY_MS,
    device: 'a',
    ...payload,
  }))
}

function standing(today: string, ...payloads: readonly (readonly [number, ProgressPayload])[]) {
  const events = eventsOf(...payloads)
  const view = project(events, { concepts, roadmaps: [] }, { utcOffsetMinutes: () => 0 })
  const state = planStateOf({ concepts, progress: view.concepts, events, dayOf: (atMs) => dayOf(atMs, 0) })
  return standingOf(plan, state, today)
}

const answered = (item: string): ProgressPayload => ({
  kind: 'ItemAnswered',
  concept: item.split('.')[0] ?? '',
  item,
  answer: 'a',
  correct: true,
  contentHash: 'h',
})
const done = (concept: string): ProgressPayload => ({
  kind: 'StatusSet',
  concept,
  status: 'completed',
  contentHash: 'h',
})
const passed: ProgressPayload = {
  kind: 'SubmissionGraded',
  concept: 'one',
  lab: 'one-lab',
  verdict: 'passed',
  metCount: 1,
  requirementCount: 1,
  contentHash: 'h',
}

test('work of days gone by that is not done is what one is behind, in days and minutes', () => {
  const { missedDayCount, minutesBehind, minutesAhead, minutesOpen, today, finish } = standing('2026-11-25')
  assert.deepEqual([missedDayCount, minutesBehind, minutesAhead, minutesOpen], [2, 60, 0, 180])
  assert.deepEqual(
    today.map((entry) => [entry.concept, entry.isDone]),
    [['two', false]],
  )
  assert.equal(finish, '2026-11-27')
})

test('a lesson is done with its last item, its labs with the first that is passed', () => {
  const half = standing('2026-11-24', [0, answered('one.1')])
  assert.equal(half.minutesBehind, 20)
  const lesson = standing('2026-11-24', [0, answered('one.1')], [0, answered('one.2')])
  assert.equal(lesson.minutesBehind, 0)
  assert.deepEqual(
    lesson.today.map((entry) => entry.isDone),
    [false, false],
  )
  const lab = standing('2026-11-24', [0, passed])
  assert.deepEqual(
    lab.today.map((entry) => entry.isDone),
    [true, false],
  )
  assert.equal(lab.minutesBehind, 20, 'the lesson is still open')
})

test('work done before its day is what one is ahead', () => {
  const { minutesAhead, minutesBehind, finish } = standing('2026-11-23', [0, done('three')])
  assert.deepEqual([minutesAhead, minutesBehind, finish], [60, 0, '2026-11-25'])
})

test('a part that is not the last is done after two thirds of its minutes', () => {
  const spent = (seconds: number): ProgressPayload => ({ kind: 'TimeSpent', concept: 'three', seconds })
  const thursday = (seconds: number) => standing('2026-11-26', [3, spent(seconds)]).today[0]?.isDone
  assert.deepEqual([thursday(19 * 60), thursday(20 * 60)], [false, true])
  assert.equal(standing('2026-11-27', [3, spent(9_000)]).today[0]?.isDone, false, 'the last needs the check')
})

test('a review is done when an item was rated on its day', () => {
  const rated: ProgressPayload = {
    kind: 'ReviewRated',
    concept: 'one',
    item: 'one.1',
    rating: 'good',
    correct: true,
  }
  assert.equal(standing('2026-11-24', [1, rated]).today[1]?.isDone, true)
  assert.equal(standing('2026-11-24', [0, rated]).today[1]?.isDone, false)
})

test('the plan that holds is the last accepted one, until planning is ended', () => {
  const other = { ...plan, days: [] }
  const made = (one: PlanRecord | null): ProgressPayload => ({ kind: 'PlanMade', plan: one })
  assert.equal(findPlan([]), undefined)
  assert.equal(findPlan(eventsOf([0, made(plan)], [0, made(other)], [1, done('one')]))?.days.length, 0)
  assert.equal(findPlan(eventsOf([0, made(plan)], [0, made(null)])), undefined)
})

test('pace is the middle ratio of time to minutes, drawn towards one while there is little of it', () => {
  const paceOf = (...minutes: readonly number[]): number => {
    const many = minutes.map((_, index) => ({ id: `c${index}`, minutes: 60 }))
    const progress = new Map(
      minutes.map((spent, index) => [
        `c${index}`,
        {
          id: `c${index}`,
          status: 'completed' as const,
          isManual: false,
          seconds: spent * 60,
          lastAtMs: index,
          items: new Map(),
          labs: new Map(),
          cellsRun: [],
          predictions: new Map(),
          isCompletionRecorded: true,
        },
      ]),
    )
    return measurePace(many, progress).ratio
  }
  assert.equal(paceOf(), 1)
  assert.equal(paceOf(120), 1.1, 'one concept of twice the time: a sixth of the way on the logarithm')
  assert.equal(paceOf(...Array.from({ length: 20 }, () => 120)), 1.75)
  assert.equal(paceOf(...Array.from({ length: 20 }, () => 30)), 0.55)
  const wild = [90, 90, 90, 90, 90, 90, 90, 6_000, 9_000]
  assert.equal(paceOf(...wild), paceOf(...wild.map(() => 90)), 'a page left open overnight moves nothing')
  assert.equal(paceOf(...Array.from({ length: 200 }, () => 6_000)), 2)
  assert.equal(paceOf(1, 1, 1, 1), 1, 'what took less than two minutes was known before')
})

test('a pace that is close to that of the plan leaves the plan its minutes', () => {
  const at = (ratio: number) => ({ ratio, conceptCount: 9 })
  assert.deepEqual([paceToPlanWith(at(1.1), 1), paceToPlanWith(at(1.2), 1)], [1, 1.2])
  assert.deepEqual([paceToPlanWith(at(1), 1.3), paceToPlanWith(at(1.2), 1.3)], [1, 1.3])
})
