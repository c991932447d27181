import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Module, Path } from '@savepoint/curriculum'
import type { ConceptStatus, PlanGoal } from '@savepoint/progress'
import { findRoute, type Route, type RouteQuestion } from './goal.ts'
import type { PlanningConcept, PlanningLibrary } from './library.ts'

function concept(id: string, ...prerequisites: readonly string[]): PlanningConcept {
  return { id, title: id.toUpperCase(), prerequisites, minutes: 60, lessonMinutes: 20, items: [], labs: [] }
}

const path: Path = {
  id: 'short',
  title: 'The short way',
  kind: 'timeBudget',
  goal: '',
  assumed: ['sql'],
  targets: ['plans', 'go'],
  optional: ['go'],
  alternatives: [{ concept: 'go', instead: ['rust', 'java'] }],
  sequence: ['btree', 'plans', 'go'],
  practice: [{ title: 'Read three plans at work', hours: 2 }],
  outcomes: [],
  symptoms: [],
}

const modules: readonly Module[] = [
  {
    id: 'm1',
    title: 'Language',
    concepts: ['go', 'rust', 'java'],
    supporting: [],
    choose: 1,
    projects: [{ title: 'Write a service', hours: 6 }, { title: 'Not estimated' }],
  },
  { id: 'm2', title: 'Storage', concepts: ['plans', 'btree'], supporting: ['btree'], optional: ['plans'] },
]

const library: PlanningLibrary = {
  concepts: [
    concept('sql'),
    concept('btree', 'sql'),
    concept('plans', 'btree'),
    concept('go'),
    concept('rust', 'sql'),
    concept('java'),
  ],
  roadmaps: [
    {
      id: 'road',
      title: 'Road',
      assumed: ['sql'],
      phases: [{ id: 'p', title: 'P', goal: '', modules }],
    },
  ],
  paths: [
    path,
    {
      ...path,
      id: 'as-road',
      title: 'As the road',
      targets: [],
      sequence: [],
      follows: { kind: 'roadmap', roadmap: 'road' },
    },
    { ...path, id: 'own', targets: [], sequence: [], follows: { kind: 'targets' } },
  ],
}

function routeOf(
  goal: PlanGoal,
  status: Readonly<Record<string, ConceptStatus>> = {},
  leaveOut: readonly string[] = [],
): Route {
  const question: RouteQuestion = { goal, library, status: new Map(Object.entries(status)), leaveOut }
  const route = findRoute(question)
  assert.ok(route.ok, JSON.stringify(route))
  return route.value
}

const byPath: PlanGoal = { kind: 'path', path: 'short' }
const byRoad: PlanGoal = { kind: 'roadmap', roadmap: 'road' }

test('a path gives its own order, without what it assumes', () => {
  const route = routeOf(byPath)
  assert.deepEqual(route.order, ['btree', 'plans', 'go'])
  assert.deepEqual([...route.targets], ['plans', 'go'])
  assert.deepEqual([...route.optional], ['go'])
  assert.deepEqual(route.assumed, ['sql'])
  assert.deepEqual(route.practice, [{ title: 'Read three plans at work', hours: 2 }])
})

test('a known concept is left out with what only it is built on', () => {
  assert.deepEqual(routeOf(byPath, { plans: 'completed' }).order, ['go'])
  assert.deepEqual(routeOf(byPath, { plans: 'skipped', go: 'inProgress' }).order, ['go'])
  assert.deepEqual(routeOf(byPath, { plans: 'completed' }).known, ['plans'])
  assert.deepEqual(routeOf(byPath, { sql: 'completed' }).assumed, [], 'it is known, not assumed')
})

test('the alternative that the learner began takes the place of the first', () => {
  assert.deepEqual(routeOf(byPath, { java: 'inProgress' }).order, ['btree', 'plans', 'java'])
  assert.deepEqual(routeOf(byPath, { java: 'inProgress', rust: 'completed' }).order, ['btree', 'plans'])
  assert.deepEqual(routeOf(byPath, { go: 'skipped' }).order, ['btree', 'plans', 'rust'])
})

test('of alternatives in a module as many as asked for are planned', () => {
  assert.deepEqual(routeOf(byRoad).order, ['go', 'btree', 'plans'])
  assert.deepEqual(routeOf(byRoad, { rust: 'inProgress' }).order, ['rust', 'btree', 'plans'])
  assert.deepEqual(routeOf(byRoad, { java: 'completed' }).order, ['btree', 'plans'])
})

test('supporting concepts are no targets, and go when nothing needs them', () => {
  assert.deepEqual([...routeOf(byRoad).targets], ['go', 'plans'])
  assert.deepEqual(routeOf(byRoad, {}, ['plans']).order, ['go'])
})

test('projects without an estimate are not given hours', () => {
  assert.deepEqual(routeOf(byRoad).practice, [{ title: 'Write a service', hours: 6 }])
})

test('a path that follows a roadmap plans the roadmap', () => {
  const route = routeOf({ kind: 'path', path: 'as-road' })
  assert.deepEqual([route.title, ...route.order], ['As the road', 'go', 'btree', 'plans'])
})

test('concepts bring everything they are built on', () => {
  const route = routeOf({ kind: 'concepts', concepts: ['plans', 'java'] })
  assert.deepEqual(route.order, ['sql', 'btree', 'plans', 'java'])
  assert.equal(route.title, 'PLANS; JAVA')
})

test('a goal that is not there, or has no end of its own, is a problem', () => {
  const problem = (goal: PlanGoal) => {
    const route = findRoute({ goal, library, status: new Map() })
    return route.ok ? undefined : route.error
  }
  assert.deepEqual(problem({ kind: 'path', path: 'no' }), { code: 'unknownGoal', kind: 'path', id: 'no' })
  assert.deepEqual(problem({ kind: 'concepts', concepts: ['go', 'no'] }), {
    code: 'unknownGoal',
    kind: 'concept',
    id: 'no',
  })
  assert.deepEqual(problem({ kind: 'path', path: 'own' }), { code: 'targetsNeeded', path: 'own' })
})
