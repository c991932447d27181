import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { completionsToRecord } from './concept-status.ts'
import type { ProgressPayload } from './event.ts'
import { project } from './project.ts'
import { arbitraryEvent, eventAt, smallOutline } from './testing/arbitrary-event.ts'
import type { ProgressView } from './view.ts'

const UTC = { utcOffsetMinutes: () => 0 }

function viewOf(...payloads: readonly ProgressPayload[]): ProgressView {
  return project(
    payloads.map((payload, index) => eventAt(index, payload)),
    smallOutline,
    UTC,
  )
}

function statusOf(view: ProgressView, concept = 'alpha'): string | undefined {
  return view.concepts.get(concept)?.status
}

const answered = (item: string, correct: boolean, contentHash = 'new'): ProgressPayload => {
  const concept = item.split('.')[0] ?? ''
  return { kind: 'ItemAnswered', concept, item, answer: 'x', correct, contentHash }
}
const graded = (verdict: 'passed' | 'failed', contentHash = 'new', metCount = 3): ProgressPayload => ({
  kind: 'SubmissionGraded',
  concept: 'alpha',
  lab: 'alpha-lab',
  verdict,
  metCount,
  requirementCount: 3,
  contentHash,
})
const set = (
  status: 'notStarted' | 'inProgress' | 'completed' | 'skipped' | null,
  concept = 'alpha',
): ProgressPayload => ({
  kind: 'StatusSet',
  concept,
  status,
  contentHash: 'new',
})
const shown: ProgressPayload = { kind: 'ItemShown', concept: 'alpha', item: 'alpha.2' }
const allOfAlpha = (hash = 'new') => [
  answered('alpha.1', true, hash),
  answered('alpha.2', true, hash),
  graded('passed'),
]

test('a concept nobody touched is not started, and any activity puts it in progress', () => {
  assert.equal(statusOf(viewOf()), 'notStarted')
  for (const payload of [
    { kind: 'LessonOpened', concept: 'alpha', contentHash: 'new' },
    { kind: 'TimeSpent', concept: 'alpha', seconds: 3 },
    { kind: 'HintRevealed', concept: 'alpha', lab: 'alpha-lab', hint: 1 },
    answered('alpha.1', false),
    graded('failed'),
  ] as const) {
    assert.equal(statusOf(viewOf(payload)), 'inProgress', payload.kind)
  }
})

test('a concept is completed by its check and one of its labs, and by nothing less', () => {
  assert.equal(statusOf(viewOf(...allOfAlpha())), 'completed')
  assert.equal(
    statusOf(viewOf(answered('alpha.1', true), shown, graded('passed'))),
    'completed',
    'shown counts',
  )
  assert.equal(statusOf(viewOf(answered('alpha.1', true), graded('passed'))), 'inProgress', 'an item is open')
  assert.equal(
    statusOf(viewOf(answered('alpha.1', true), shown, graded('failed'))),
    'inProgress',
    'no lab passed',
  )
  assert.equal(statusOf(viewOf(...allOfAlpha(), answered('alpha.1', false))), 'completed', 'a later slip')
})

test('one of two labs is enough', () => {
  const pass = { ...graded('passed'), concept: 'beta', lab: 'beta-lab-2' } as ProgressPayload
  assert.equal(statusOf(viewOf(answered('beta.1', true), pass), 'beta'), 'completed')
})

test('a concept without check and labs is completed only by hand', () => {
  const opened: ProgressPayload = { kind: 'LessonOpened', concept: 'planned', contentHash: 'new' }
  assert.equal(statusOf(viewOf(opened), 'planned'), 'inProgress')
  assert.equal(statusOf(viewOf(opened, set('completed', 'planned')), 'planned'), 'completed')
})

test('a status set by hand holds until the next one, and null gives the decision back', () => {
  assert.equal(statusOf(viewOf(set('skipped'), ...allOfAlpha())), 'skipped')
  assert.equal(statusOf(viewOf(...allOfAlpha(), set('notStarted'))), 'notStarted')
  assert.equal(statusOf(viewOf(set('skipped'), set('inProgress'))), 'inProgress')
  assert.equal(statusOf(viewOf(set('skipped'), ...allOfAlpha(), set(null))), 'completed')
  assert.equal(statusOf(viewOf(set('skipped'), set(null))), 'notStarted')
  assert.equal(viewOf(set('skipped')).concepts.get('alpha')?.isManual, true)
})

test('a changed lesson takes nothing away and says so', () => {
  const view = viewOf(...allOfAlpha('old'))
  assert.equal(statusOf(view), 'completed')
  assert.deepEqual(view.concepts.get('alpha')?.changedSince, {
    isLessonChanged: true,
    itemsOpen: [],
    labsChanged: [],
  })
  assert.equal(viewOf(...allOfAlpha()).concepts.get('alpha')?.changedSince, undefined)
})

test('an item added after a recorded completion leaves it completed and is named', () => {
  const completion: ProgressPayload = { kind: 'ConceptCompleted', concept: 'alpha', contentHash: 'old' }
  const view = viewOf(answered('alpha.1', true, 'old'), graded('passed', 'old'), completion)
  assert.equal(statusOf(view), 'completed')
  assert.deepEqual(view.concepts.get('alpha')?.changedSince, {
    isLessonChanged: true,
    itemsOpen: ['alpha.2'],
    labsChanged: ['alpha-lab'],
  })
})

test('a lab passed again on its new version is no longer said to have changed', () => {
  assert.deepEqual(viewOf(graded('passed', 'old')).concepts.get('alpha')?.changedSince?.labsChanged, [
    'alpha-lab',
  ])
  const again = viewOf(graded('passed', 'old'), graded('passed', 'new'))
  assert.equal(again.concepts.get('alpha')?.changedSince, undefined)
})

test('a completion is due once, and once more when a changed check was answered anew', () => {
  const due = (...payloads: readonly ProgressPayload[]) =>
    completionsToRecord(viewOf(...payloads), smallOutline.concepts)
  const completion = (contentHash: string) =>
    ({ kind: 'ConceptCompleted', concept: 'alpha', contentHash }) as const
  assert.deepEqual(due(answered('alpha.1', true)), [])
  assert.deepEqual(due(...allOfAlpha()), [completion('new')])
  assert.deepEqual(due(...allOfAlpha(), completion('new')), [])
  assert.deepEqual(due(...allOfAlpha('old')), [completion('old')])
  assert.deepEqual(due(...allOfAlpha('old'), completion('old')), [])
  assert.deepEqual(due(...allOfAlpha('old'), completion('old'), ...allOfAlpha('new')), [completion('new')])
})

test('bars count a concept in the first module of the roadmap that holds it', () => {
  const bars = viewOf(set('completed', 'beta'), set('skipped', 'gamma')).roadmaps[0]
  assert.ok(bars)
  const counts = bars.phases.flatMap((phase) =>
    phase.modules.map((module) => [module.title, module.bar.totalCount]),
  )
  assert.deepEqual(counts, [
    ['First module', 2],
    ['Second module', 1],
    ['Third module', 1],
  ])
  assert.equal(bars.bar.totalCount, 4)
  assert.deepEqual([bars.bar.completedCount, bars.bar.skippedCount, bars.bar.plannedCount], [1, 1, 1])
  assert.deepEqual([bars.bar.minutesTotal, bars.bar.minutesLeft, bars.bar.fraction], [200, 130, 0.35])
  const secondModule = bars.phases[0]?.modules[1]
  assert.deepEqual(
    secondModule?.concepts.map((concept) => [concept.id, concept.isCounted]),
    [
      ['beta', false],
      ['gamma', true],
    ],
  )
})

test('labs tell attempts, hints, the best submission and help taken before the pass', () => {
  const solution: ProgressPayload = { kind: 'SolutionRevealed', concept: 'alpha', lab: 'alpha-lab' }
  const hint = (number: number): ProgressPayload => ({
    kind: 'HintRevealed',
    concept: 'alpha',
    lab: 'alpha-lab',
    hint: number,
  })
  const lab = viewOf(
    hint(1),
    hint(1),
    hint(2),
    graded('failed', 'new', 2),
    graded('failed', 'new', 1),
    solution,
    graded('passed'),
  )
    .concepts.get('alpha')
    ?.labs.get('alpha-lab')
  assert.ok(lab)
  assert.deepEqual([lab.attemptCount, lab.isPassed, lab.hintsUsedCount], [3, true, 2])
  assert.deepEqual(lab.best, { metCount: 3, requirementCount: 3 })
  assert.equal(lab.isPassedAfterSolution, true)
})

test('the resume point is the last place the curriculum still has', () => {
  const section = (concept: string, name: string): ProgressPayload => ({
    kind: 'SectionReached',
    concept,
    section: name,
  })
  const opened: ProgressPayload = { kind: 'LessonOpened', concept: 'alpha', contentHash: 'new' }
  const resume = viewOf(
    section('alpha', 'joins'),
    section('beta', 'x'),
    opened,
    section('gone', 'y'),
    set('skipped', 'beta'),
  ).resume
  assert.deepEqual(resume, {
    kind: 'lesson',
    concept: 'alpha',
    section: 'joins',
    atMs: eventAt(2, opened).atMs,
  })
  const inLab = viewOf(opened, { kind: 'TimeSpent', concept: 'alpha', lab: 'alpha-lab', seconds: 5 }).resume
  assert.equal(inLab?.kind, 'lab')
  assert.equal(viewOf(set('completed')).resume, undefined)
})

test('days are the learner’s, and count time, answers and labs', () => {
  // Serial 0 is 2026-11-20 12:00 in Greenwich; 14 hours east it is past midnight.
  const events = [
    eventAt(0, { kind: 'TimeSpent', concept: 'gone', seconds: 90 }),
    eventAt(1, answered('alpha.1', true)),
    eventAt(2, graded('passed')),
  ]
  const day = { seconds: 90, eventCount: 3, itemsAnsweredCount: 1, submissionCount: 1, labsPassedCount: 1 }
  assert.deepEqual(project(events, smallOutline, UTC).days, [{ day: '2026-11-21', ...day }])
  const west = project(events, smallOutline, { utcOffsetMinutes: () => -60 })
  assert.deepEqual(west.days, [{ day: '2026-11-20', ...day }])
})

test('the view does not depend on the order events come in, nor on repeats', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(arbitraryEvent, { selector: (event) => event.id }),
      fc.nat(),
      (events, turn) => {
        const at = events.length === 0 ? 0 : turn % events.length
        const turned = [...events.slice(at), ...events, ...events.slice(0, at).reverse()]
        assert.deepEqual(project(turned, smallOutline, UTC), project(events, smallOutline, UTC))
      },
    ),
  )
})

test('more events never lower a concept that no hand has set', () => {
  const rank = { notStarted: 0, inProgress: 1, completed: 2, skipped: 2 }
  const untouched = fc
    .array(arbitraryEvent)
    .map((events) => events.filter((event) => event.kind !== 'StatusSet'))
  fc.assert(
    fc.property(untouched, untouched, (some, more) => {
      const before = project(some, smallOutline, UTC)
      const after = project([...some, ...more], smallOutline, UTC)
      const forged =
        new Set(some.map((event) => event.id)).size !== some.length ||
        more.some((event) => some.some((known) => known.id === event.id))
      if (forged) return
      for (const [id, progress] of before.concepts) {
        assert.ok(rank[after.concepts.get(id)?.status ?? 'notStarted'] >= rank[progress.status])
      }
    }),
  )
})

test('50,000 events are projected in well under a second', () => {
  const events = Array.from({ length: 50_000 }, (_, index) =>
    eventAt(index, answered('alpha.1', index % 2 === 0)),
  )
  const startMs = performance.now()
  project(events, smallOutline, UTC)
  assert.ok(performance.now() - startMs < 1_000)
})

test('of alternatives only as many count as are asked for, those the learner is furthest with', () => {
  const [roadmap] = smallOutline.roadmaps
  const [phase] = roadmap?.phases ?? []
  assert.ok(roadmap && phase)
  const languages = { id: 'languages', title: 'Languages', concepts: ['alpha', 'beta'], choose: 1 }
  const outline = {
    ...smallOutline,
    roadmaps: [{ ...roadmap, phases: [{ ...phase, modules: [languages] }] }],
  }
  const barAfter = (...payloads: readonly ProgressPayload[]) =>
    project(
      payloads.map((payload, index) => eventAt(index, payload)),
      outline,
      UTC,
    ).roadmaps[0]?.bar
  assert.equal(barAfter()?.totalCount, 1)
  assert.equal(barAfter(set('completed', 'beta'))?.fraction, 1)
  assert.equal(barAfter(set('skipped', 'alpha'))?.completedCount, 0)
  assert.equal(barAfter(set('skipped', 'alpha'))?.skippedCount, 0)
})
