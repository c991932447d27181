/** A library of nine concepts in three areas, four paths and a roadmap, with a questionnaire that uses every kind of rule. */

import type { Path, Questionnaire } from '@savepoint/curriculum'
import type { GuideConcept, GuideLibrary } from '../recommend/library.ts'

function concept(
  id: string,
  area: string,
  difficulty: GuideConcept['difficulty'],
  prerequisites: readonly string[] = [],
): GuideConcept {
  return { id, title: id.toUpperCase(), area, difficulty, minutes: 60, prerequisites }
}

const CONCEPTS: readonly GuideConcept[] = [
  concept('select', 'sql', 'foundation'),
  concept('joins', 'sql', 'intermediate', ['select']),
  concept('plans', 'sql', 'advanced', ['joins', 'index']),
  concept('pages', 'engine', 'foundation'),
  concept('index', 'engine', 'intermediate', ['pages', 'select']),
  concept('wal', 'engine', 'advanced', ['pages']),
  concept('replicas', 'many', 'intermediate', ['wal']),
  concept('shards', 'many', 'advanced', ['replicas', 'index']),
  concept('regions', 'many', 'expert', ['shards']),
]

const EMPTY_PATH = {
  kind: 'mode',
  goal: 'For tests.',
  assumed: [],
  targets: [],
  optional: [],
  alternatives: [],
  sequence: [],
  practice: [],
  outcomes: [],
  symptoms: [],
} as const satisfies Partial<Path>

const PATHS: readonly Path[] = [
  {
    ...EMPTY_PATH,
    id: 'scale',
    title: 'Scale',
    assumed: ['select'],
    targets: ['regions'],
    sequence: ['pages', 'wal', 'replicas', 'index', 'shards', 'regions'],
  },
  {
    ...EMPTY_PATH,
    id: 'speed',
    title: 'Speed',
    targets: ['plans', 'wal'],
    optional: ['wal'],
    sequence: ['select', 'joins', 'pages', 'index', 'plans', 'wal'],
    practice: [{ title: 'Queries', hours: 12 }],
    symptoms: [
      { id: 'slow', text: 'A query is slow', concepts: ['plans'] },
      { id: 'stale', text: 'Readers see old data', concepts: ['replicas', 'wal'] },
    ],
  },
  {
    ...EMPTY_PATH,
    id: 'sql-bridge',
    title: 'SQL first',
    kind: 'bridge',
    targets: ['joins'],
    sequence: ['select', 'joins'],
  },
  { ...EMPTY_PATH, id: 'by-topic', title: 'By topic', follows: { kind: 'targets' } },
  { ...EMPTY_PATH, id: 'in-order', title: 'In order', follows: { kind: 'roadmap', roadmap: 'all' } },
]

const option = (id: string) => ({ id, text: id })

const QUESTIONNAIRE: Questionnaire = {
  role: { text: 'You are', options: ['junior', 'senior'].map(option) },
  goal: {
    text: 'You came for',
    options: [
      option('interview'),
      { ...option('path'), asks: 'path' },
      { ...option('roadmap'), asks: 'roadmap' },
      { ...option('topics'), asks: 'topics' },
      { ...option('problem'), asks: 'symptom' },
    ],
  },
  experience: {
    text: 'What could you do?',
    levels: [
      { ...option('none'), leavesOut: [] },
      { ...option('used'), leavesOut: [] },
      { ...option('explain'), leavesOut: ['foundation', 'intermediate'] },
      { ...option('debug'), leavesOut: ['foundation', 'intermediate', 'advanced'] },
    ],
    areas: [
      { id: 'sql', text: 'SQL', covers: ['sql'] },
      { id: 'engine', text: 'The engine', covers: ['engine'] },
      { id: 'many', text: 'Many machines', covers: ['many'] },
    ],
  },
  hours: { text: 'Hours a week', min: 1, max: 10, usual: 5 },
  start: { text: 'From' },
  deadline: { text: 'By when' },
  rules: [
    {
      id: 'named',
      when: { goal: ['path', 'roadmap', 'topics', 'problem'] },
      recommend: { kind: 'chosen' },
      because: 'You named it.',
    },
    {
      id: 'short',
      when: { goal: ['interview'], hoursInAll: { below: 4 } },
      recommend: { kind: 'path', path: 'speed' },
      because: 'There is little time.',
    },
    {
      id: 'senior',
      when: { goal: ['interview'], role: ['senior'] },
      recommend: { kind: 'path', path: 'scale' },
      because: 'Seniors are asked about scale.',
    },
    {
      id: 'no-sql',
      when: { knows: { sql: ['none'] } },
      recommend: { kind: 'path', path: 'sql-bridge' },
      because: 'You have not met SQL.',
    },
    {
      id: 'speed',
      when: {},
      recommend: { kind: 'path', path: 'speed' },
      because: 'Everybody waits for queries.',
    },
    { id: 'all', when: {}, recommend: { kind: 'roadmap', roadmap: 'all' }, because: 'It is whole.' },
  ],
}

/** The library of the tests. */
export const smallLibrary: GuideLibrary = {
  concepts: CONCEPTS,
  paths: PATHS,
  roadmaps: [
    {
      id: 'all',
      title: 'All of it',
      assumed: [],
      phases: [
        {
          id: 'all.p1',
          title: 'One',
          goal: '',
          modules: [
            { id: 'all.p1.m1', title: 'Queries', concepts: ['select', 'joins'], supporting: [] },
            {
              id: 'all.p1.m2',
              title: 'Machines',
              concepts: ['pages', 'wal', 'index', 'replicas', 'shards', 'plans', 'regions'],
              supporting: [],
              choose: 6,
              optional: ['plans'],
              projects: [{ title: 'A cluster', hours: 20 }],
            },
          ],
        },
      ],
    },
  ],
  questionnaire: QUESTIONNAIRE,
}
