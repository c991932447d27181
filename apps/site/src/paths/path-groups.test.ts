/** How a path is laid out: groups, numbers, roles, the bridge to what it assumes. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Concept, Path } from '@savepoint/curriculum'
import { bridgeTo, orderedPaths, pathGroups, pathMinutes } from './path-groups.ts'

function concept(id: string, area: string): Concept {
  return {
    id,
    area,
    title: id,
    status: 'planned',
    difficulty: 'foundation',
    minutes: 60,
    prerequisites: [],
    objective: id,
    objectives: [],
    items: [],
    labs: [],
    contentHash: id,
  }
}

function path(fields: Partial<Path>): Path {
  return {
    id: 'path',
    title: 'Path',
    kind: 'timeBudget',
    goal: 'Somewhere.',
    assumed: [],
    targets: [],
    optional: [],
    alternatives: [],
    sequence: [],
    practice: [],
    outcomes: [],
    symptoms: [],
    ...fields,
  }
}

const concepts = [concept('a', 'sql'), concept('b', 'backend'), concept('c', 'sql'), concept('d', 'nosql')]
const walk = path({
  targets: ['b', 'c', 'd'],
  optional: ['d'],
  sequence: ['a', 'b', 'c', 'd'],
  alternatives: [{ concept: 'c', instead: ['a'] }],
})

test('concepts stand by areas, in order of study, with their numbers and roles', () => {
  const groups = pathGroups(walk, { concepts })
  assert.deepEqual(
    groups.map(({ title, minutes, rows }) => [
      title,
      minutes,
      ...rows.map((row) => `${row.number} ${row.concept.id} ${row.role} ${row.instead.join()}`.trim()),
    ]),
    [
      ['SQL', 120, '1 a builtOn', '3 c target a'],
      ['Backend', 60, '2 b target'],
      ['Other data models', 60, '4 d optional'],
    ],
  )
})

test('a path that follows a roadmap stands by its phases, and all of it is asked for', () => {
  const phase = (id: string, ids: readonly string[]) => ({
    id,
    title: id,
    goal: id,
    modules: [{ id: `${id}.m`, title: id, concepts: ids, supporting: [] }],
  })
  const roadmap = {
    id: 'r',
    title: 'R',
    audience: 'All',
    assumed: [],
    phases: [phase('One', ['a', 'b', 'c']), phase('Two', ['d', 'a'])],
  }
  const along = path({ follows: { kind: 'roadmap', roadmap: 'r' }, sequence: ['a', 'b', 'c', 'd'] })
  assert.deepEqual(
    pathGroups(along, { concepts, roadmap }).map(({ title, rows }) => [
      title,
      ...rows.map((row) => row.role),
    ]),
    [
      ['One', 'target', 'target', 'target'],
      ['Two', 'target'],
    ],
  )
})

test('minutes are those of the concepts, and the core leaves out what is optional', () => {
  assert.deepEqual(pathMinutes(walk, concepts), { all: 240, core: 180 })
})

test('levels stand in the order of their ladder, other paths by their hours with practice', () => {
  const level = (id: string) => ({ id, title: id, work: id, path: id, evidence: [] })
  const ladders = [{ id: 'l', title: 'L', origin: 'O', levels: [level('junior'), level('senior')] }]
  const paths = [
    path({ id: 'practised', sequence: ['a'], practice: [{ title: 'Much', hours: 9 }] }),
    path({ id: 'senior', sequence: ['a'] }),
    path({ id: 'long', sequence: ['a', 'b'] }),
    path({ id: 'junior', sequence: ['a', 'b', 'c'] }),
  ]
  assert.deepEqual(
    orderedPaths(paths, { concepts, ladders }).map(({ id }) => id),
    ['junior', 'senior', 'long', 'practised'],
  )
})

test('the bridge is the one that leads to most, and the shortest of equals', () => {
  const long = path({ id: 'long', kind: 'bridge', sequence: ['a', 'b', 'd'] })
  const short = path({ id: 'short', kind: 'bridge', sequence: ['a', 'b'] })
  const other = path({ id: 'other', sequence: ['a', 'b', 'c'] })
  const assuming = path({ assumed: ['a', 'b', 'c'] })
  assert.deepEqual(bridgeTo(assuming, [other, long, short]), { bridge: short, count: 2 })
  assert.equal(bridgeTo(path({ assumed: ['c'] }), [other, long, short]), undefined)
})
