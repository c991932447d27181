import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ProgressEvent, type ProgressPayload, project } from '@savepoint/progress'
import fc from 'fast-check'
import { planImport } from '../plan-import.ts'
import { readRoadmap } from '../read/read-roadmap.ts'
import { arbitraryDocument } from '../testing/arbitrary-roadmap.ts'
import { placedNodes } from '../visit-nodes.ts'
import { importedProgress, type NodeProgress } from './imported-progress.ts'

const concept = (id: string, title: string, minutes: number) =>
  ({ id, title, status: 'published', minutes, contentHash: 'h', items: [], labs: [] }) as const
const outline = {
  concepts: [concept('joins', 'Joins', 60), concept('wal', 'Write-Ahead Logging', 120)],
  roadmaps: [
    {
      id: 'road',
      title: 'Road',
      phases: [{ id: 'p', title: 'P', modules: [{ id: 'm', title: 'M', concepts: ['joins', 'wal'] }] }],
    },
  ],
}
const library = { concepts: outline.concepts, terms: [] }

class Learner {
  events: ProgressEvent[] = []

  record(...payloads: readonly ProgressPayload[]): void {
    for (const payload of payloads) {
      const id = String(this.events.length).padStart(26, '0')
      this.events.push({ ...payload, id, version: 1, atMs: this.events.length, device: 'd' } as ProgressEvent)
    }
  }

  plan(text: string, version?: string) {
    const reading = readRoadmap(text, { source: 'plan.md' })
    const as =
      version === undefined ? ({ kind: 'new' } as const) : ({ kind: 'version', of: version } as const)
    return planImport({ reading, events: this.events, library, as })
  }

  import(text: string, version?: string) {
    const plan = this.plan(text, version)
    this.record(...plan.payloads)
    return plan
  }

  roadmaps() {
    return importedProgress(this.events, project(this.events, outline, { utcOffsetMinutes: () => 0 }))
  }

  statuses(): Readonly<Record<string, string>> {
    const list = (nodes: readonly NodeProgress[]): [string, string][] =>
      nodes.flatMap((one) => [[one.node.id, one.status] as [string, string], ...list(one.children)])
    return Object.fromEntries(this.roadmaps().flatMap((roadmap) => list(roadmap.nodes)))
  }
}

const PLAN = '# Plan\n\n## Phase 1\n- [ ] Joins\n- [ ] Knitting\n## Phase 2\n- [x] Sewing\n'

test('finishing a concept moves the imported roadmap that names it, and ticking a topic finishes no concept', () => {
  const learner = new Learner()
  learner.import(PLAN)
  assert.deepEqual(learner.statuses(), {
    'phase-1': 'notStarted',
    joins: 'notStarted',
    knitting: 'notStarted',
    'phase-2': 'completed',
    sewing: 'completed',
  })
  learner.record({ kind: 'StatusSet', concept: 'joins', status: 'completed', contentHash: 'h' })
  assert.equal(learner.statuses().joins, 'completed')
  assert.equal(learner.statuses()['phase-1'], 'inProgress')
  learner.record({ kind: 'TopicStatusSet', roadmap: 'imported-plan', topic: 'knitting', status: 'completed' })
  assert.equal(learner.roadmaps()[0]?.bar.completedCount, 3)
  assert.equal(
    project(learner.events, outline, { utcOffsetMinutes: () => 0 }).concepts.get('wal')?.status,
    'notStarted',
  )
})

test('a status set by hand overrules the concept until it is given back', () => {
  const learner = new Learner()
  learner.import(PLAN)
  learner.record({ kind: 'StatusSet', concept: 'joins', status: 'completed', contentHash: 'h' })
  learner.record({ kind: 'TopicStatusSet', roadmap: 'imported-plan', topic: 'joins', status: 'skipped' })
  assert.equal(learner.statuses().joins, 'skipped')
  learner.record({ kind: 'TopicStatusSet', roadmap: 'imported-plan', topic: 'joins', status: null })
  assert.equal(learner.statuses().joins, 'completed')
})

test('a corrected match holds at once, in other roadmaps, and in later imports', () => {
  const learner = new Learner()
  learner.import(PLAN)
  learner.import('# Other\n\n- knitting\n- b\n')
  learner.record({ kind: 'StatusSet', concept: 'wal', status: 'completed', contentHash: 'h' })
  learner.record({
    kind: 'TopicMatched',
    roadmap: 'imported-plan',
    topic: 'knitting',
    label: 'Knitting',
    target: 'wal',
  })
  assert.deepEqual(
    learner.roadmaps().map((roadmap) => roadmap.bar.completedCount),
    [2, 1],
  )
  assert.equal(learner.plan('# Third\n\n- Knitting!\n- x\n').document.nodes[0]?.match?.concept, 'wal')
  learner.record({
    kind: 'TopicMatched',
    roadmap: 'imported-plan',
    topic: 'knitting',
    label: 'Knitting',
    target: null,
  })
  assert.deepEqual(
    learner.roadmaps().map((roadmap) => roadmap.bar.completedCount),
    [1, 0],
  )
})

test('a newer version keeps what was ticked, also where it moved or was renamed', () => {
  const learner = new Learner()
  learner.import(PLAN)
  learner.record({ kind: 'TopicStatusSet', roadmap: 'imported-plan', topic: 'knitting', status: 'completed' })
  const plan = learner.import(
    '# Plan\n\n## Phase 1\n- [ ] Joins\n- [ ] Sewing\n## Phase 2\n- [ ] Knitting socks\n- [ ] Weaving\n',
    'imported-plan',
  )
  assert.deepEqual(
    plan.changes?.moved.map(({ title }) => title),
    ['Sewing', 'Knitting socks'],
  )
  assert.deepEqual(
    plan.changes?.added.map(({ title }) => title),
    ['Weaving'],
  )
  const again = learner.import(
    '# Plan\n\n## Phase 1\n- [ ] Joins\n- [ ] Sewing by hand\n## Phase 2\n- [ ] Weaving\n',
    'imported-plan',
  )
  assert.deepEqual(
    again.changes?.renamed.map(({ title }) => title),
    ['Sewing by hand'],
  )
  assert.equal(learner.statuses().sewing, 'completed')
  learner.import(PLAN, 'imported-plan')
  assert.equal(learner.statuses().knitting, 'completed', 'a topic that comes back brings its status')
})

test('a ticked box does not overrule what was set by hand', () => {
  const learner = new Learner()
  learner.import(PLAN)
  learner.record({ kind: 'TopicStatusSet', roadmap: 'imported-plan', topic: 'sewing', status: 'inProgress' })
  const plan = learner.import(PLAN.replace('[ ] Knitting', '[x] Knitting'), 'imported-plan')
  assert.equal(plan.keptCount, 1)
  assert.deepEqual(learner.statuses(), {
    'phase-1': 'inProgress',
    joins: 'notStarted',
    knitting: 'completed',
    'phase-2': 'inProgress',
    sewing: 'inProgress',
  })
})

test('a removed roadmap is hidden, and comes back with its progress', () => {
  const learner = new Learner()
  learner.import(PLAN)
  learner.record({ kind: 'RoadmapRemoved', roadmap: 'imported-plan' })
  assert.deepEqual(learner.roadmaps(), [])
  assert.equal(learner.plan(PLAN).document.id, 'imported-plan-2', 'a new one never takes its id')
  learner.import(PLAN, 'imported-plan')
  assert.equal(learner.statuses().sewing, 'completed')
})

test('hours of a group are divided among topics without any, and stated ones count as stated', () => {
  const learner = new Learner()
  const { counts } = learner.import(
    '# P\n\n## Phase 1 (4 hours)\n- a\n- b\n## Phase 2 (9 hours)\n- c (1-3 h)\n- d\n',
  )
  assert.equal(counts.hours, 13)
  const [roadmap] = learner.roadmaps()
  assert.deepEqual(
    roadmap?.nodes.map(({ bar }) => bar.minutesTotal),
    [240, 540],
  )
  assert.equal(roadmap?.bar.fraction, 0)
  learner.record({ kind: 'TopicStatusSet', roadmap: 'imported-p', topic: 'd', status: 'completed' })
  assert.equal(learner.roadmaps()[0]?.bar.minutesLeft, 360, 'what Phase 2 states beyond c is of d')
  learner.import('# Q\n\n- e (2 h)\n- f\n')
  learner.record({ kind: 'TopicStatusSet', roadmap: 'imported-q', topic: 'f', status: 'completed' })
  assert.equal(learner.roadmaps()[1]?.bar.fraction, 0.5, 'by count, as one topic has no figure')
})

test('no sequence of imports loses a recorded status', () => {
  fc.assert(
    fc.property(fc.array(arbitraryDocument, { minLength: 1, maxLength: 4 }), (documents) => {
      const learner = new Learner()
      const { document } = learner.import(PLAN)
      for (const text of documents) learner.import(text, document.id)
      learner.import(PLAN, document.id)
      const topics = placedNodes(learner.roadmaps()[0]?.document.nodes ?? [])
      const sewing = topics.find(({ node }) => node.title === 'Sewing')?.node.id ?? ''
      assert.equal(learner.statuses()[sewing], 'completed')
    }),
    { numRuns: 200 },
  )
})
