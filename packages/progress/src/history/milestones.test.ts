import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ProgressEvent, ProgressPayload } from '../event.ts'
import { mergeEvents } from '../merge.ts'
import { arbitraryEvent, eventAt, smallOutline } from '../testing/arbitrary-event.ts'
import { type Milestone, milestones, milestoneText } from './milestones.ts'

const set = (concept: string, status: 'completed' | 'skipped' | 'notStarted' | null): ProgressPayload => ({
  kind: 'StatusSet',
  concept,
  status,
  contentHash: 'new',
})
const right = (item: string): ProgressPayload => ({
  kind: 'ItemAnswered',
  concept: 'alpha',
  item,
  answer: 'x',
  correct: true,
  contentHash: 'new',
})

function reached(...payloads: readonly ProgressPayload[]): readonly string[] {
  return milestones(
    payloads.map((payload, index) => eventAt(index, payload)),
    smallOutline,
  ).map((one) => `${one.event.slice(-2)} ${milestoneText(one)}`)
}

test('the first lesson and the first passed lab are milestones of the event that earned them', () => {
  const opened: ProgressPayload = { kind: 'LessonOpened', concept: 'alpha', contentHash: 'new' }
  const graded = (verdict: 'passed' | 'failed'): ProgressPayload => ({
    kind: 'SubmissionGraded',
    concept: 'alpha',
    lab: 'alpha-lab',
    verdict,
    metCount: 1,
    requirementCount: 1,
    contentHash: 'new',
  })
  assert.deepEqual(reached(opened, opened, graded('failed'), graded('passed'), graded('passed')), [
    '00 first lesson opened',
    '03 first lab passed',
  ])
})

test('modules, phases and roadmaps are completed by their last concept, smaller ones first', () => {
  assert.deepEqual(
    reached(
      set('alpha', 'completed'),
      set('beta', 'completed'),
      set('gamma', 'skipped'),
      set('planned', 'completed'),
    ),
    [
      '00 first concept completed',
      '01 First module completed',
      '02 Second module completed',
      '02 First phase completed',
      '03 Third module completed',
      '03 Second phase completed',
      '03 The road completed',
    ],
  )
})

test('what was skipped throughout is not completed', () => {
  assert.deepEqual(reached(set('alpha', 'skipped'), set('beta', 'skipped')), [])
})

test('of alternatives as many as are asked for are enough', () => {
  const [roadmap] = smallOutline.roadmaps
  const [phase] = roadmap?.phases ?? []
  assert.ok(roadmap && phase)
  const languages = { id: 'languages', title: 'Languages', concepts: ['alpha', 'beta'], choose: 1 }
  const outline = {
    ...smallOutline,
    roadmaps: [{ ...roadmap, phases: [{ ...phase, modules: [languages] }] }],
  }
  const texts = milestones([eventAt(0, set('beta', 'completed'))], outline).map(milestoneText)
  assert.deepEqual(texts.slice(1), ['Languages completed', 'First phase completed', 'The road completed'])
})

test('counts are of different things, and hours add up', () => {
  const ten = Array.from({ length: 10 }, (_, index) => right(`item-${index}`))
  assert.deepEqual(reached(right('item-0'), ...ten), ['10 10 items right'])
  const hour: ProgressPayload = { kind: 'TimeSpent', concept: 'alpha', seconds: 3_600 }
  assert.deepEqual(reached(...Array.from({ length: 10 }, () => hour)), ['09 10 hours'])
})

const events = fc.uniqueArray(arbitraryEvent, { selector: (event) => event.id, maxLength: 60 })
const keyOf = ({ event: _event, atMs: _atMs, ...subject }: Milestone): string => JSON.stringify(subject)
/** Which lesson or lab was the first may change when an older log comes in; that there was one may not. */
const lasting = (one: Milestone): string =>
  one.kind === 'firstLesson' || one.kind === 'firstLab' ? one.kind : keyOf(one)

test('no milestone disappears when more events come, whatever they are', () => {
  fc.assert(
    fc.property(events, events, (some, more) => {
      const ids = new Set(some.map((event) => event.id))
      const added = more.filter((event) => !ids.has(event.id))
      const after = new Set(milestones([...some, ...added], smallOutline).map(lasting))
      for (const one of milestones(some, smallOutline)) assert.ok(after.has(lasting(one)), keyOf(one))
    }),
    { numRuns: 500 },
  )
})

test('each is earned by the first event after which it holds, and has its time', () => {
  fc.assert(
    fc.property(events, (some) => {
      const sorted: readonly ProgressEvent[] = mergeEvents(some, [])
      const earned = milestones(some, smallOutline)
      for (const one of earned) {
        const at = sorted.findIndex((event) => event.id === one.event)
        assert.equal(one.atMs, sorted[at]?.atMs)
        const before = milestones(sorted.slice(0, at), smallOutline).map(keyOf)
        const then = milestones(sorted.slice(0, at + 1), smallOutline).map(keyOf)
        assert.ok(!before.includes(keyOf(one)) && then.includes(keyOf(one)))
      }
      assert.equal(new Set(earned.map(keyOf)).size, earned.length, 'none twice')
    }),
    { numRuns: 200 },
  )
})

/** The obvious reference for a group: walk the log until every concept was done once. */
test('a module is completed when a plain walk through the log says so', () => {
  const module = smallOutline.roadmaps[0]?.phases[0]?.modules[0]
  assert.ok(module)
  fc.assert(
    fc.property(events, (some) => {
      const done = new Map<string, string>()
      let closing: string | undefined
      for (const event of mergeEvents(some, [])) {
        const isDone =
          event.kind === 'ConceptCompleted' ||
          event.kind === 'ConceptTestedOut' ||
          (event.kind === 'StatusSet' && (event.status === 'completed' || event.status === 'skipped'))
        if (!isDone) continue
        const isSkip = event.kind === 'StatusSet' && event.status === 'skipped'
        if (!isSkip || !done.has(event.concept)) done.set(event.concept, isSkip ? 'skipped' : 'completed')
        const states = module.concepts.map((id) => done.get(id))
        if (states.every((state) => state !== undefined) && states.includes('completed')) closing ??= event.id
      }
      const found = milestones(some, smallOutline).find(
        (one) => one.kind === 'module' && one.id === module.id,
      )
      assert.equal(found?.event, closing)
    }),
    { numRuns: 500 },
  )
})
