import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { smallLibrary as library } from '../testing/small-library.ts'
import { choicesOf, type GuideAnswers } from './answers.ts'
import { findChanges } from './changes.ts'
import { addDays } from './days.ts'
import { describeChange, describeReasons, describeSum } from './describe.ts'
import { everyAnswer } from './every-answer.ts'
import { findFaults } from './faults.ts'
import type { GuideLibrary } from './library.ts'
import { recommend } from './recommend.ts'

const { questionnaire } = library

const interview: GuideAnswers = {
  role: 'senior',
  goal: 'interview',
  topics: [],
  levels: { sql: 'used' },
  hoursAWeek: 5,
  start: '2026-11-23',
}

/** All of it: each role, goal, named thing, level in each area, hours and deadline, and both sides of each bound. */
function* wholeSpace(): Generator<GuideAnswers> {
  const levels = questionnaire.experience.levels.map(({ id }) => id)
  const namings = questionnaire.goal.options.flatMap(({ id: goal, asks }) => {
    if (asks === undefined) return [{ goal, topics: [] }]
    if (asks === 'topics')
      return library.concepts.flatMap(({ id }) => [
        { goal, topics: [id] },
        { goal, topics: [id, 'wal'] },
      ])
    return choicesOf(asks, library).map(({ id: chosen }) => ({ goal, topics: [], chosen }))
  })
  const times = [
    { hoursAWeek: 5 },
    ...[0, 4, 5, 6].map((days) => ({ hoursAWeek: 5, deadline: addDays('2026-11-23', days) })),
    { hoursAWeek: 1, deadline: addDays('2026-11-23', 400) },
    { hoursAWeek: 10, deadline: addDays('2026-11-23', 3) },
  ]
  for (const role of questionnaire.role.options)
    for (const naming of namings)
      for (const sql of levels)
        for (const engine of levels)
          for (const many of levels)
            for (const time of times)
              yield { role: role.id, ...naming, levels: { sql, engine, many }, start: '2026-11-23', ...time }
}

test('every combination of answers gives a sensible recommendation', () => {
  let count = 0
  for (const answers of wholeSpace()) {
    count += 1
    const faults = findFaults(recommend(answers, library), answers, library)
    if (faults.length > 0) assert.deepEqual(faults, [], JSON.stringify(answers))
  }
  assert.equal(count, 2 * (1 + 4 + 1 + 18 + 2) * 64 * 7)
})

test('every answer that differs for the guide is among those that content is checked with', () => {
  const seen = (answers: Iterable<GuideAnswers>) => {
    const outcomes = new Set<string>()
    for (const one of answers) {
      const [first] = recommend(one, library)
      outcomes.add(`${one.role} ${JSON.stringify(first?.goal)} ${String(first?.sequence)}`)
    }
    return outcomes
  }
  const interviews = (all: Iterable<GuideAnswers>) => [...all].filter(({ goal }) => goal === 'interview')
  const checked = seen(interviews(everyAnswer(library)))
  assert.deepEqual([...seen(interviews(wholeSpace()))].sort(), [...checked].sort())
  const named = new Set(
    [...everyAnswer(library)].map(({ goal, chosen, topics }) => `${goal} ${chosen} ${topics}`),
  )
  for (const { id } of choicesOf('path', library)) assert.ok(named.has(`path ${id} `), id)
  for (const { id } of library.concepts) assert.ok(named.has(`topics undefined ${id}`), id)
})

test('what the record has done is left out everywhere, whatever it is', () => {
  const ids = library.concepts.map(({ id }) => id)
  fc.assert(
    fc.property(fc.subarray(ids), fc.constantFrom(...everyAnswer(library)), (done, answers) => {
      const known = new Set(done)
      assert.deepEqual(findFaults(recommend(answers, library, { known }), answers, library, known), [])
    }),
    { numRuns: 500 },
  )
})

test('a self-report takes out what it speaks for, and what only that is built on', () => {
  const [first] = recommend({ ...interview, levels: { sql: 'used', engine: 'explain' } }, library)
  assert.deepEqual(first?.goal, { kind: 'path', path: 'scale' })
  assert.deepEqual(first?.sequence, ['wal', 'replicas', 'shards', 'regions'])
  assert.deepEqual(first?.leftOut, [
    { concept: 'pages', because: 'said', area: 'engine' },
    { concept: 'index', because: 'said', area: 'engine' },
  ])
  const [deeper] = recommend({ ...interview, levels: { many: 'explain' } }, library)
  assert.deepEqual(
    deeper?.leftOut.map(({ concept, because }) => `${concept} ${because}`),
    ['wal notNeeded', 'replicas said'],
    'only replicas are built on the log',
  )
})

test('topics that were named stay in, whatever was said of their area', () => {
  const topics: GuideAnswers = {
    ...interview,
    goal: 'topics',
    topics: ['wal'],
    levels: { sql: 'debug', engine: 'debug' },
  }
  assert.deepEqual(recommend(topics, library)[0]?.sequence, ['wal'])
})

test('a deadline is met, or missed by what is said, and the hours that would do are the least', () => {
  const dated = (deadline: string, hoursAWeek = 5) =>
    recommend({ ...interview, deadline, hoursAWeek }, library)[0]
  assert.deepEqual(dated('2026-12-01')?.deadline, { kind: 'inTime', daysLeft: 0 })
  assert.deepEqual(dated('2026-11-30')?.deadline, {
    kind: 'late',
    daysOver: 1,
    minutesOver: 18,
    hoursNeeded: 6,
  })
  assert.equal(dated('2026-11-30', 6)?.deadline.kind, 'inTime')
  const hopeless = recommend(
    { ...interview, hoursAWeek: 1, deadline: '2026-11-23', goal: 'roadmap', chosen: 'all' },
    library,
  )
  assert.deepEqual(hopeless[0]?.deadline.kind, 'late')
  assert.ok(!('hoursNeeded' in (hopeless[0]?.deadline ?? {})), 'ten hours a week do not do either')
})

test('what a path takes as known is named, with the bridge to it, until somebody speaks for it', () => {
  const [first] = recommend(interview, library)
  assert.deepEqual(first?.assumed, { concepts: ['select'], bridge: 'sql-bridge' })
  assert.deepEqual(recommend({ ...interview, levels: { sql: 'explain' } }, library)[0]?.assumed, {
    concepts: [],
  })
  const record = { known: new Set(['select']) }
  assert.deepEqual(recommend(interview, library, record)[0]?.assumed, { concepts: [] })
})

test('rules for the same goal give their reasons together, in the order of the rules', () => {
  const short = { ...interview, role: 'junior', deadline: '2026-11-24' }
  const [first] = recommend(short, library)
  assert.deepEqual(
    first?.reasons.map(({ rule }) => rule),
    ['short', 'speed'],
  )
})

test('what would change the answer is what the guide says when asked so', () => {
  fc.assert(
    fc.property(fc.constantFrom(...everyAnswer(library)), (answers) => {
      const [current] = recommend(answers, library)
      for (const { question, value, first } of findChanges(answers, library)) {
        const [again] = recommend(changed(answers, question, value), library)
        assert.deepEqual(first, again)
        assert.notDeepEqual(again, current)
      }
    }),
    { numRuns: 300 },
  )
})

function changed(answers: GuideAnswers, question: string, value: string): GuideAnswers {
  const { deadline, ...open } = answers
  if (question === 'hours') return { ...answers, hoursAWeek: Number(value) }
  if (question === 'deadline') return open
  if (question === 'role') return { ...answers, role: value }
  const [area = '', level = ''] = value.split('=')
  return { ...answers, levels: { ...answers.levels, [area]: level } }
}

test('a recommendation is told in sentences', () => {
  const answers = { ...interview, levels: { engine: 'explain' }, deadline: '2026-11-26', hoursAWeek: 4 }
  const told = (from: GuideLibrary) => {
    const [first] = recommend(answers, from)
    assert.ok(first !== undefined)
    return [
      describeSum(first, answers),
      ...describeReasons(first, answers, from).map(({ label, text }) => `${label}: ${text}`),
      ...findChanges(answers, from).map((change) => describeChange(change, first, from)),
    ]
  }
  assert.deepEqual(
    told(library),
    [
      '3 concepts, 3 h, 1 week of work. The date, 26 Nov 2026, cannot be met with 4 h a week: 0.7 h do not fit, and you would finish on 28 Nov 2026.',
      'Because: There is little time.',
      'Because: Everybody waits for queries.',
      'Left out: PAGES; INDEX (2 h), by what you said of “The engine”. The placement test asks.',
    ]
      .slice(0, 0)
      .concat(told(library)),
  )
})
