/** Generated events and a small curriculum for the tests of this room. */

import fc from 'fast-check'
import type { ProgressEvent, ProgressPayload } from '../event.ts'
import type { CurriculumOutline } from '../outline.ts'
import { arbitraryLaterPayloads } from './arbitrary-payloads.ts'

const concept = fc.constantFrom('alpha', 'beta', 'gamma', 'planned', 'gone')
const lab = fc.constantFrom('alpha-lab', 'beta-lab')
const item = fc.constantFrom('alpha.1', 'alpha.2', 'beta.1')
const contentHash = fc.constantFrom('old', 'new')
const small = fc.nat({ max: 9 })

/** Any payload over a handful of ids, so that events meet each other. */
const arbitraryPayload: fc.Arbitrary<ProgressPayload> = fc.oneof(
  fc.record({ kind: fc.constant('RoadmapStarted' as const), roadmap: fc.constantFrom('road', 'other') }),
  fc.record({ kind: fc.constant('LessonOpened' as const), concept, contentHash }),
  fc.record({
    kind: fc.constant('SectionReached' as const),
    concept,
    section: fc.constantFrom('start', 'end'),
  }),
  fc.record(
    { kind: fc.constant('TimeSpent' as const), concept, lab, seconds: fc.nat({ max: 600 }) },
    { requiredKeys: ['kind', 'concept', 'seconds'] },
  ),
  fc.record({
    kind: fc.constant('CellRun' as const),
    concept,
    cell: small,
    isEdited: fc.boolean(),
    succeeded: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('PredictionMade' as const), concept, cell: small, prediction: fc.string() }),
  fc.record({
    kind: fc.constant('ItemAnswered' as const),
    concept,
    item,
    answer: fc.string({ unit: 'binary' }),
    correct: fc.boolean(),
    contentHash,
  }),
  fc.record({ kind: fc.constant('ItemShown' as const), concept, item }),
  fc.record({ kind: fc.constant('HintRevealed' as const), concept, lab, hint: small }),
  fc.record({
    kind: fc.constant('SubmissionGraded' as const),
    concept,
    lab,
    verdict: fc.constantFrom('passed' as const, 'failed' as const),
    metCount: small,
    requirementCount: small,
    contentHash,
  }),
  fc.record({ kind: fc.constant('SolutionRevealed' as const), concept, lab }),
  fc.record({ kind: fc.constant('ConceptCompleted' as const), concept, contentHash }),
  fc.record({
    kind: fc.constant('StatusSet' as const),
    concept,
    status: fc.constantFrom(
      'notStarted' as const,
      'inProgress' as const,
      'completed' as const,
      'skipped' as const,
      null,
    ),
    contentHash,
  }),
  ...arbitraryLaterPayloads,
)

/** Events with ids from a narrow range, so that logs overlap; one id may even carry two different events. */
export const arbitraryEvent: fc.Arbitrary<ProgressEvent> = fc
  .record({ serial: fc.nat({ max: 200 }), device: fc.constantFrom('a', 'b'), payload: arbitraryPayload })
  .map(({ serial, device, payload }) => eventAt(serial, plain(payload), device))

/** Generated objects have no prototype; events are what JSON gives. */
function plain(payload: ProgressPayload): ProgressPayload {
  return JSON.parse(JSON.stringify(payload)) as ProgressPayload
}

/** Returns an event whose id sorts by `serial` (below 10,000), one minute after the other. */
export function eventAt(serial: number, payload: ProgressPayload, device = 'a'): ProgressEvent {
  const id = `01JD${String(serial).padStart(22, '0')}`
  return { id, version: 1, atMs: 1_795_219_200_000 + serial * 60_000, device, ...payload }
}

/** Three concepts and a planned one; `beta` stands in two modules. Content hashes are `new`. */
export const smallOutline: CurriculumOutline = {
  concepts: [
    conceptWith('alpha', { minutes: 30, items: ['alpha.1', 'alpha.2'], labs: ['alpha-lab'] }),
    conceptWith('beta', { minutes: 60, items: ['beta.1'], labs: ['beta-lab', 'beta-lab-2'] }),
    conceptWith('gamma', { minutes: 10, items: [], labs: [] }),
    { ...conceptWith('planned', { minutes: 100, items: [], labs: [] }), status: 'planned' },
  ],
  roadmaps: [
    {
      id: 'road',
      title: 'The road',
      phases: [
        {
          id: 'road.p1',
          title: 'First phase',
          modules: [
            { id: 'road.p1.m1', title: 'First module', concepts: ['alpha', 'beta'] },
            { id: 'road.p1.m2', title: 'Second module', concepts: ['beta', 'gamma'] },
          ],
        },
        {
          id: 'road.p2',
          title: 'Second phase',
          modules: [{ id: 'road.p2.m1', title: 'Third module', concepts: ['planned', 'alpha'] }],
        },
      ],
    },
  ],
}

interface Parts {
  readonly minutes: number
  readonly items: readonly string[]
  readonly labs: readonly string[]
}

function conceptWith(id: string, { minutes, items, labs }: Parts): CurriculumOutline['concepts'][number] {
  return {
    id,
    title: `Title of ${id}`,
    status: 'published',
    minutes,
    contentHash: 'new',
    items: items.map((itemId) => ({ id: itemId })),
    labs: labs.map((labId) => ({ id: labId, title: labId, contentHash: 'new' })),
  }
}
