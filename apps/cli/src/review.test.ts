import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CompiledCurriculum, Concept, Item } from '@savepoint/curriculum'
import { createMemoryLog } from '@savepoint/platform'
import { createEventFactory } from '@savepoint/progress'
import { createRandom, ok } from '@savepoint/std'
import { askedOf, openDesk } from './review-queue.ts'
import { holdSitting } from './review-sitting.ts'
import { smallCurriculum } from './testing/small-curriculum.ts'
import { createTestSession, runIn, type TestSession } from './testing/test-session.ts'

const DAY_MS = 86_400_000
const START_MS = Date.UTC(2026, 10, 25, 12)

const numberItem: Item = {
  id: 'counting.rows',
  kind: 'number',
  stemHtml: '<p>How many rows has <code>a</code>?</p>',
  explanationHtml: '<p>Count them.</p>',
  answer: 3,
  unit: 'rows',
  tolerance: 0,
}
const items: readonly Item[] = [
  {
    id: 'counting.star',
    kind: 'choice',
    stemHtml: '<p>What does <code>count(*)</code> count?</p>',
    explanationHtml: '<p>Rows, whatever is in them.</p>',
    options: [
      { id: 'values', html: 'values', isCorrect: false, becauseHtml: 'NULL would not count.' },
      { id: 'rows', html: 'rows', isCorrect: true, becauseHtml: 'The star is the row.' },
    ],
  },
  { ...numberItem, variants: [numberItem, { ...numberItem, stemHtml: '<p>And b?</p>', answer: 5 }] },
  {
    id: 'counting.order',
    kind: 'order',
    stemHtml: '<p>Order them.</p>',
    explanationHtml: '<p>So it is.</p>',
    steps: ['from', 'where', 'select'].map((id) => ({ id, html: id })),
  },
]
const [counting, planned] = smallCurriculum.concepts as readonly [Concept, Concept]
const curriculum: CompiledCurriculum = { ...smallCurriculum, concepts: [{ ...counting, items }, planned] }

/** A session three days after the concept was completed with all items right, whose clock can be moved. */
async function sessionLater(): Promise<TestSession & { readonly pass: (ms: number) => void }> {
  let nowMs = START_MS
  const clock = { nowMs: () => nowMs, monotonicMs: () => 0 }
  const random = createRandom(1)
  const log = createMemoryLog(
    createEventFactory({ clock, randomDigit: () => random.below(32), device: 'test' }),
  )
  const base = createTestSession()
  const resources = { ...base.resources, loadCurriculum: async () => ok(curriculum) }
  const concept = 'counting'
  const contentHash = 'h'
  await log.append([
    ...items.map(
      ({ id }) =>
        ({ kind: 'ItemAnswered', concept, item: id, answer: 'x', correct: true, contentHash }) as const,
    ),
    { kind: 'StatusSet', concept, status: 'completed', contentHash },
  ])
  const pass = (ms: number): void => {
    nowMs += ms
  }
  pass(3 * DAY_MS)
  return { ...base, resources, clock, log, openLog: async () => log, pass }
}

async function ratings(session: TestSession): Promise<readonly unknown[]> {
  const contents = await session.log.readAll()
  assert.ok(contents.ok)
  return contents.value.events.flatMap((event) =>
    event.kind === 'ReviewRated' ? [[event.item, event.rating, event.correct]] : [],
  )
}

interface QueueJson {
  readonly settings: object
  readonly counts: { readonly due: number; readonly underReview: number }
  readonly due: readonly {
    readonly item: string
    readonly stability: number
    readonly retrievability: number
    readonly options?: readonly { readonly id: string }[]
  }[]
  readonly forecast: readonly object[]
}

async function queueOf(session: TestSession, ...options: readonly string[]): Promise<QueueJson> {
  const { code, stdout } = await runIn(session, 'review', '--json', ...options)
  assert.equal(code, 0)
  return JSON.parse(stdout) as QueueJson
}

test('--json lists what is due with its schedule, and does not give a key away', async () => {
  const session = await sessionLater()
  const queue = await queueOf(session)
  assert.deepEqual(queue.counts, { due: 3, underReview: 3 })
  assert.deepEqual(queue.settings, { retention: 0.9, dailyMax: 20 })
  assert.equal(queue.forecast.length, 14)
  for (const card of queue.due) {
    assert.equal(card.stability, 2.3065)
    assert.ok(card.retrievability < 0.9 && card.retrievability > 0.85)
  }
  assert.doesNotMatch(JSON.stringify(queue), /isCorrect|The star is the row/)
  const steps = queue.due.find(({ item }) => item === 'counting.order')?.options?.map(({ id }) => id)
  assert.notDeepEqual(steps, ['from', 'where', 'select'], 'steps are mixed')
  assert.equal((await queueOf(session, '--limit', '1')).due.length, 1)
})

test('without a terminal, what is due is a list; before anything is completed it says when items come', async () => {
  const { stdout } = await runIn(await sessionLater(), 'review')
  assert.match(stdout, /^3 of 3 items due\n( +\d\d% {2}counting\.\w+ +Counting\n){3}/)
  const empty = await runIn(createTestSession(), 'review', '--due')
  assert.equal(empty.code, 0)
  assert.match(empty.stdout, /^Nothing is under review\./)
})

test('a script answers: right takes the rating, wrong is Again, and both move the schedule', async () => {
  const session = await sessionLater()
  const right = await runIn(
    session,
    'review',
    'answer',
    'counting.star',
    'rows',
    '--rating',
    'easy',
    '--json',
  )
  assert.equal(right.code, 0)
  const said = JSON.parse(right.stdout) as Readonly<Record<string, unknown>>
  assert.deepEqual([said['correct'], said['rating'], said['phase']], [true, 'easy', 'review'])
  const wrong = await runIn(session, 'review', 'answer', 'counting.order', '3,2,1')
  assert.equal(wrong.code, 1)
  assert.match(
    wrong.stdout,
    /^Wrong, rated again\. Next: 2026-11-28T12:10Z\.\n\n1\. from\n2\. where\n3\. select\n\nSo it is\.\n$/,
  )
  assert.deepEqual(await ratings(session), [
    ['counting.star', 'easy', true],
    ['counting.order', 'again', false],
  ])
  assert.equal((await queueOf(session)).counts.due, 1)
})

test('what is not due is refused unless asked for; within five minutes it is a correction', async () => {
  const session = await sessionLater()
  const answer = (...options: readonly string[]) =>
    runIn(session, 'review', 'answer', 'counting.star', 'rows', ...options)
  await answer('--rating', 'good')
  session.pass(60_000)
  assert.equal((await answer('--rating', 'hard')).code, 0)
  session.pass(DAY_MS)
  const early = await answer()
  assert.equal(early.code, 2)
  assert.match(early.stderr, /counting\.star is not due until 2026-.*--early answers it now/)
  assert.equal((await answer('--early')).code, 0)
  assert.equal((await ratings(session)).length, 3)
})

test('wrong usage says what is taken, and records nothing', async () => {
  const session = await sessionLater()
  for (const [args, message] of [
    [['review', 'answer', 'counting.gone', '1'], /No item "counting\.gone" is under review/],
    [
      ['review', 'answer', 'counting.star', 'rows', '--rating', 'fine'],
      /--rating takes again, hard, good, easy/,
    ],
    [['review', 'answer', 'counting.rows', 'many'], /is not a number/],
    [['review', '--limit', '0'], /--limit takes a number from 1, found "0"/],
    [['review', '--settings', 'retention=1'], /--settings takes retention=0\.7 to 0\.99/],
    [['review', '--settings', 'daily=2.5'], /found "daily=2\.5"/],
  ] as const) {
    const { code, stdout, stderr } = await runIn(session, ...args)
    assert.deepEqual([code, stdout], [2, ''], args.join(' '))
    assert.match(stderr, message)
  }
  assert.deepEqual(await ratings(session), [])
})

test('settings are recorded, say their cost, and hold at once', async () => {
  const session = await sessionLater()
  const { stdout } = await runIn(session, 'review', '--settings', 'retention=0.95,daily=2')
  assert.equal(stdout, 'Retention 95%, at most 2 items a day. Your 3 items ask for about 3.0 a day.\n')
  assert.equal((await queueOf(session)).counts.due, 2)
  assert.deepEqual((await queueOf(session, '--settings', 'daily=7')).settings, {
    retention: 0.95,
    dailyMax: 7,
  })
})

test('a sitting asks, judges, explains and rates; what was typed wrongly is asked again', async () => {
  const session = await sessionLater()
  const desk = await openDesk(session)
  assert.ok(desk.ok)
  let printed = ''
  const write = (text: string): void => {
    printed += text
  }
  const terminal = { ...session.terminal, write }
  const first = await desk.value.readQueue()
  assert.ok(first.ok)
  const answers: Readonly<Record<string, readonly string[]>> = {
    'counting.star': ['', '2', ''],
    'counting.rows': ['?'],
    'counting.order': ['from where select', 'nonsense', '4'],
  }
  const lines = first.value.due.flatMap((card) => answers[card.item] ?? [])
  const [number] = first.value.due.filter((card) => card.item === 'counting.rows')
  assert.ok(number !== undefined)
  const { item } = askedOf(desk.value.curriculum, number, 0)
  const code = await holdSitting(
    { session: { ...session, terminal }, desk: desk.value, ask: async () => lines.shift() },
    Number.POSITIVE_INFINITY,
  )
  assert.equal(code, 0)
  assert.deepEqual(
    new Map(
      (await ratings(session)).map((rated) => (rated as [string, string]).slice(0, 2) as [string, string]),
    ),
    new Map([
      ['counting.star', 'good'],
      ['counting.rows', 'again'],
      ['counting.order', 'easy'],
    ]),
  )
  assert.match(printed, /Choose an answer first\./)
  assert.match(printed, /Right: rows\nThe star is the row\.\n\nRows, whatever is in them\./)
  assert.match(printed, new RegExp(`Shown\\.\n\n${item.kind === 'number' ? item.answer : ''} rows\n`))
  assert.match(printed, /Rated again: comes in 10 min\./)
  assert.match(printed, /3 reviewed today, 2 recalled\.\nWhat you did not recall comes again in 10 min\.\n/)
})

test('a sitting that is left keeps the ratings so far', async () => {
  const session = await sessionLater()
  const desk = await openDesk(session)
  assert.ok(desk.ok)
  const lines = ['?', 'q']
  const code = await holdSitting({ session, desk: desk.value, ask: async () => lines.shift() }, 10)
  assert.equal(code, 0)
  assert.equal((await ratings(session)).length, 1)
})
