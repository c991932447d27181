import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CompiledCurriculum, Concept, Roadmap } from '@savepoint/curriculum'
import { mapInputs } from './map-input.ts'

function concept(id: string, area: string, prerequisites: readonly string[] = []): Concept {
  return {
    id,
    title: `The ${id}`,
    area,
    status: 'planned',
    difficulty: 'foundation',
    minutes: 60,
    prerequisites,
    objective: '',
    objectives: [],
    items: [],
    labs: [],
    contentHash: '',
  }
}

function roadmap(...phases: readonly (readonly string[])[]): Roadmap {
  return {
    id: 'r',
    title: 'Roadmap',
    audience: '',
    assumed: [],
    phases: phases.map((concepts, index) => ({
      id: `r.p${index + 1}`,
      title: `Phase ${index + 1}`,
      goal: '',
      modules: [{ id: `r.p${index + 1}.m1`, title: '', concepts, supporting: [] }],
    })),
  }
}

const curriculum: CompiledCurriculum = {
  version: 1,
  concepts: [
    concept('wal', 'internals', ['pages']),
    concept('pages', 'internals', ['joins']),
    concept('joins', 'sql'),
  ],
  roadmaps: [roadmap(['pages', 'pages'], ['pages'], ['wal', 'pages'])],
  paths: [],
  guide: { languages: { criteria: [], languages: [] }, ladders: [], prerequisites: [], certifications: [] },
  coverage: { total: 0, features: [], documents: [] },
  datasets: [],
  glossary: [],
  simulators: [],
}

test('a concept stands in the first phase that holds it, and a phase with nothing new has no band', () => {
  const [first] = mapInputs(curriculum)
  assert.deepEqual(
    first?.bands.map((band) => ({ id: band.id, concepts: band.concepts.map(({ id }) => id) })),
    [
      { id: 'r.p1', concepts: ['pages'] },
      { id: 'r.p3', concepts: ['wal'] },
    ],
  )
})

test('the library holds every concept, with the areas first that are built on least', () => {
  const library = mapInputs(curriculum).at(-1)
  assert.equal(library?.id, 'library')
  assert.deepEqual(
    library?.bands.map((band) => [band.title, band.concepts.map(({ id }) => id)]),
    [
      ['SQL', ['joins']],
      ['Internals', ['wal', 'pages']],
    ],
  )
})
