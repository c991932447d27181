import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CompiledCurriculum, Concept, Item } from '@savepoint/curriculum'
import { ok } from '@savepoint/std'
import type { Prompter } from './prompter.ts'
import { smallCurriculum } from './testing/small-curriculum.ts'
import { createTestSession, runIn } from './testing/test-session.ts'

const itemsOf = (concept: string): readonly Item[] => [
  {
    id: `${concept}.how-many`,
    kind: 'number',
    stemHtml: `<p>How many in <code>${concept}</code>?</p>`,
    explanationHtml: '',
    answer: 2,
    unit: '',
    tolerance: 0,
  },
  {
    id: `${concept}.which`,
    kind: 'choice',
    stemHtml: '<p>Which?</p>',
    explanationHtml: '',
    options: [
      { id: 'right', html: 'This', isCorrect: true, becauseHtml: '' },
      { id: 'wrong', html: 'That', isCorrect: false, becauseHtml: '' },
    ],
  },
]

const [counting, summing] = smallCurriculum.concepts as readonly [Concept, Concept]
const course: CompiledCurriculum = {
  ...smallCurriculum,
  concepts: [
    { ...counting, items: itemsOf('counting') },
    { ...summing, items: itemsOf('summing'), prerequisites: ['counting'] },
  ],
  questionnaire: {
    role: { text: 'You are', options: [{ id: 'child', text: 'a child' }] },
    goal: {
      text: 'You came for',
      options: [
        { id: 'all', text: 'all of it' },
        { id: 'topics', text: 'a topic', asks: 'topics' },
      ],
    },
    experience: {
      text: 'What could you do?',
      levels: [
        { id: 'none', text: 'nothing', leavesOut: [] },
        { id: 'explain', text: 'can explain', leavesOut: ['foundation'] },
      ],
      areas: [{ id: 'numbers', text: 'Numbers', covers: ['sql'] }],
    },
    hours: { text: 'Hours a week', min: 1, max: 10, usual: 2 },
    start: { text: 'From' },
    deadline: { text: 'By when' },
    rules: [
      { id: 'named', when: { goal: ['topics'] }, recommend: { kind: 'chosen' }, because: 'You named it.' },
      { id: 'whole', when: {}, recommend: { kind: 'roadmap', roadmap: 'numbers' }, because: 'It is whole.' },
    ],
  },
}

function sessionWith(prompter?: Prompter) {
  const session = createTestSession()
  return {
    ...session,
    prompter,
    resources: { ...session.resources, loadCurriculum: async () => ok(course) },
  }
}

async function kindsOf(session: ReturnType<typeof sessionWith>): Promise<readonly string[]> {
  const contents = await session.log.readAll()
  return contents.ok ? contents.value.events.map(({ kind }) => kind) : []
}

test('flags give recommendations as JSON, and the answers are recorded', async () => {
  const session = sessionWith()
  const { code, stdout } = await runIn(
    session,
    ...[
      'learn',
      '--role',
      'child',
      '--goal',
      'topics',
      '--topic',
      'summing',
      '--hours',
      '1',
      '--start',
      '2026-11-23',
    ],
    ...['--deadline', '2026-12-06', '--json'],
  )
  assert.equal(code, 0)
  const document = JSON.parse(stdout) as {
    readonly answers: object
    readonly recommendations: readonly {
      readonly goal: string
      readonly concepts: readonly string[]
      readonly hours: number
      readonly weeks: number
      readonly deadline: object
    }[]
    readonly changes: readonly { readonly text: string }[]
  }
  const [first] = document.recommendations
  assert.deepEqual(first?.concepts, ['counting', 'summing'])
  assert.deepEqual([first?.goal, first?.hours, first?.weeks], ['concepts:summing', 2, 2])
  assert.deepEqual(first?.deadline, { kind: 'inTime', daysLeft: 0 })
  assert.deepEqual(document.recommendations[1]?.goal, 'roadmap:numbers')
  assert.match(
    document.changes.map(({ text }) => text).join('\n'),
    /With 4 h a week: you finish on 26 Nov 2026/,
  )
  assert.deepEqual(document.answers, {
    role: 'child',
    goal: 'topics',
    topics: 'summing',
    hours: '1',
    start: '2026-11-23',
    deadline: '2026-12-06',
  })
  assert.deepEqual(await kindsOf(session), ['GuideAnswered'])
})

test('what is missing or makes no sense is named with its flag and the choices', async () => {
  const session = sessionWith()
  const { code, stdout, stderr } = await runIn(
    session,
    ...['learn', '--goal', 'topics', '--know', 'letters=explain', '--hours', '99', '--deadline', 'soon'],
  )
  assert.deepEqual([code, stdout], [2, ''])
  assert.match(stderr, /--role is missing\. One of: child/)
  assert.match(stderr, /--topic is missing\. One of: counting, summing/)
  assert.match(stderr, /--know .*letters=explain.* Areas: numbers\. Levels: none, explain/)
  assert.match(stderr, /--hours cannot be "99"\. A number from 1 to 10/)
  assert.match(stderr, /--deadline has no answer "soon"\. A day such as/)
  assert.deepEqual(await kindsOf(session), [])
})

test('at a terminal the guide asks for what the flags leave open, and no more', async () => {
  const asked: string[] = []
  const prompter: Prompter = {
    choose: async (message, choices) => {
      asked.push(message)
      return choices.at(-1)?.value ?? ''
    },
    chooseMany: async (message) => {
      asked.push(message)
      return ['summing']
    },
    line: async (message, fallback) => {
      asked.push(message)
      return fallback
    },
  }
  const { code, stdout } = await runIn(sessionWith(prompter), 'learn', '--role', 'child')
  assert.equal(code, 0)
  assert.deepEqual(asked, [
    'You came for',
    'Which topics?',
    'Numbers',
    'Hours a week',
    'By when (YYYY-MM-DD, empty for none)',
  ])
  assert.match(stdout, /^1\. Summing\n1 concept, 1 h, 1 week of work\./)
  assert.match(stdout, /Left out +Counting \(1 h\), by what you said of “Numbers”/)
  assert.match(stdout, /savepoint learn place --for concepts:summing/)
})

function answering(isRight: boolean, keep: string): Prompter {
  return {
    choose: async (message) => (message.startsWith('Keep') ? keep : isRight ? 'right' : 'dont-know'),
    chooseMany: async () => [],
    line: async () => (isRight ? '2' : '?'),
  }
}

test('right answers test out, and what is kept is recorded with its evidence', async () => {
  const session = sessionWith(answering(true, 'all'))
  const { code, stdout } = await runIn(session, 'learn', 'place', '--seed', '1')
  assert.equal(code, 0)
  assert.match(stdout, /Question 1 of at most 4\nHow many in `|Question 1 of at most 4\nWhich\?/)
  assert.match(stdout, /● +9\d% {2}Counting/)
  assert.match(stdout, /Kept as tested out: 2/)
  const kinds = await kindsOf(session)
  assert.equal(kinds.filter((kind) => kind === 'PlacementAnswered').length, 4)
  assert.equal(kinds.filter((kind) => kind === 'ConceptTestedOut').length, 2)
})

test('who does not know is not tested out, and nothing is asked to be kept', async () => {
  const session = sessionWith(answering(false, 'all'))
  const { stdout } = await runIn(session, 'learn', 'place', '--for', 'roadmap:numbers', '--seed', '1')
  assert.match(stdout, /○ +\d+% {2}Counting/)
  assert.match(stdout, /Kept as tested out: 0/)
  assert.ok(!(await kindsOf(session)).includes('ConceptTestedOut'))
})

test('the placement needs a terminal and a goal that exists', async () => {
  const alone = await runIn(sessionWith(), 'learn', 'place')
  assert.equal(alone.code, 2)
  assert.match(alone.stderr, /needs a terminal/)
  const nowhere = await runIn(sessionWith(answering(true, 'all')), 'learn', 'place', '--for', 'path:x')
  assert.equal(nowhere.code, 2)
  assert.match(nowhere.stderr, /no goal "path:x"/)
})
