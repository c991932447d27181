/** Generated payloads of the kinds beside study: imports, notes, guidance, reviews. */

import fc from 'fast-check'
import type { ConceptStatus, ProgressPayload } from '../event.ts'
import type { ImportedNode, ImportedRoadmap } from '../imported-roadmap.ts'
import type { PlanRecord } from '../plan-record.ts'

const concept = fc.constantFrom('alpha', 'beta', 'gamma', 'planned', 'gone')
const item = fc.constantFrom('alpha.1', 'alpha.2', 'beta.1')
const roadmap = fc.constantFrom('imported-a', 'imported-b')
const topic = fc.constantFrom('one', 'two')
const subject = fc.constantFrom('concept:alpha', 'topic:imported-a/one', 'roadmap:road')
const status = fc.constantFrom<ConceptStatus>('notStarted', 'inProgress', 'completed', 'skipped')
const day = fc.constantFrom('2026-11-25', '2026-11-26', '2027-02-28')
const text = fc.string({ maxLength: 20 })

const node: fc.Memo<ImportedNode> = fc.memo((depth) =>
  fc.record(
    {
      id: fc.stringMatching(/^[a-z]{1,5}$/),
      kind: fc.constantFrom('group' as const, 'topic' as const),
      title: text,
      text,
      links: fc.array(fc.record({ title: text, url: fc.constant('https://example.org/') }), { maxLength: 1 }),
      minutes: fc.record({ from: fc.nat({ max: 60 }), to: fc.nat({ max: 90 }) }),
      weeks: fc.record({ from: fc.nat({ max: 4 }), to: fc.nat({ max: 60 }) }),
      isOptional: fc.boolean(),
      prerequisites: fc.array(topic, { maxLength: 2 }),
      match: fc.record({ concept, confidence: fc.constantFrom(0, 0.5, 1) }),
      children: depth > 1 ? fc.array(node(), { maxLength: 2 }) : fc.constant([]),
    },
    { requiredKeys: ['id', 'kind', 'title', 'children'] },
  ),
)

const document: fc.Arbitrary<ImportedRoadmap> = fc.record({
  id: roadmap,
  title: text,
  source: text,
  nodes: fc.array(node(2), { maxLength: 2 }),
})

const plan: fc.Arbitrary<PlanRecord> = fc.record({
  request: fc.record(
    {
      goal: fc.oneof(
        fc.record({ kind: fc.constant('path' as const), path: fc.constant('fastest') }),
        fc.record({ kind: fc.constant('roadmap' as const), roadmap: fc.constant('road') }),
        fc.record({ kind: fc.constant('concepts' as const), concepts: fc.array(concept, { minLength: 1 }) }),
      ),
      minutesByWeekday: fc.array(fc.nat({ max: 300 }), { minLength: 7, maxLength: 7 }),
      start: day,
      deadline: day,
      daysOff: fc.array(day, { maxLength: 2 }),
      leaveOut: fc.array(concept, { maxLength: 2 }),
      pace: fc.constantFrom(0.5, 1.3),
    },
    { requiredKeys: ['goal', 'minutesByWeekday', 'start', 'daysOff'] },
  ),
  days: fc.array(
    fc.record({
      day,
      entries: fc.array(
        fc.record(
          {
            kind: fc.constantFrom('lesson' as const, 'lab' as const, 'review' as const),
            concept,
            minutes: fc.nat({ max: 90 }),
            part: fc.record({ number: fc.nat({ max: 3 }), of: fc.nat({ max: 3 }) }),
          },
          { requiredKeys: ['kind', 'minutes'] },
        ),
        { maxLength: 2 },
      ),
    }),
    { maxLength: 2 },
  ),
})

/** One arbitrary for each kind of payload beside study. */
export const arbitraryLaterPayloads: readonly fc.Arbitrary<ProgressPayload>[] = [
  fc.record({ kind: fc.constant('RoadmapImported' as const), roadmap, document }),
  fc.record({ kind: fc.constant('RoadmapRemoved' as const), roadmap }),
  fc.record({
    kind: fc.constant('TopicStatusSet' as const),
    roadmap,
    topic,
    status: fc.option(status, { nil: null }),
  }),
  fc.record({
    kind: fc.constant('TopicMatched' as const),
    roadmap,
    topic,
    label: text,
    target: fc.option(concept, { nil: null }),
  }),
  fc.record({
    kind: fc.constant('NoteWritten' as const),
    subject,
    note: fc.constantFrom('n1', 'n2'),
    form: fc.constantFrom('note' as const, 'reflection' as const),
    text: fc.string({ unit: 'binary' }),
  }),
  fc.record({
    kind: fc.constant('ResourceKept' as const),
    subject,
    resource: fc.constantFrom('r1', 'r2'),
    title: text,
    url: fc.constantFrom('https://example.org/', 'mailto:a@example.org'),
  }),
  fc.record({
    kind: fc.constant('ResourceRemoved' as const),
    subject,
    resource: fc.constantFrom('r1', 'r2'),
  }),
  fc.record({
    kind: fc.constant('ProjectSet' as const),
    project: fc.option(fc.record({ title: text, text, url: fc.constantFrom('', 'https://example.org/') }), {
      nil: null,
    }),
  }),
  fc.record({
    kind: fc.constant('GuideAnswered' as const),
    answers: fc.dictionary(fc.constantFrom('role', 'goal'), text),
  }),
  fc.record({
    kind: fc.constant('PlacementAnswered' as const),
    placement: fc.constant('p1'),
    concept,
    item,
    answer: text,
    correct: fc.option(fc.boolean(), { nil: null }),
    contentHash: fc.constantFrom('old', 'new'),
  }),
  fc.record({
    kind: fc.constant('ConceptTestedOut' as const),
    placement: fc.constant('p1'),
    concept,
    probability: fc.constantFrom(0.9, 0.99),
    evidence: fc.array(item, { maxLength: 2 }),
  }),
  fc.record({ kind: fc.constant('PlanMade' as const), plan: fc.option(plan, { nil: null }) }),
  fc.record(
    {
      kind: fc.constant('ReviewRated' as const),
      concept,
      item,
      rating: fc.constantFrom('again' as const, 'hard' as const, 'good' as const, 'easy' as const),
      correct: fc.boolean(),
      variant: fc.nat({ max: 5 }),
    },
    { requiredKeys: ['kind', 'concept', 'item', 'rating', 'correct'] },
  ),
  fc.record({
    kind: fc.constant('ReviewSettingsSet' as const),
    retention: fc.constantFrom(0.8, 0.9),
    dailyMax: fc.nat({ max: 200 }),
  }),
]
