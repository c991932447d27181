import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import type { CompiledCurriculum, Concept } from '@savepoint/curriculum'
import type { PlanRecord, ProgressPayload } from '@savepoint/progress'
import { ok } from '@savepoint/std'
import { smallCurriculum } from './testing/small-curriculum.ts'
import { createTestSession, runIn, type TestSession } from './testing/test-session.ts'

/** Saturday 21 November 2026. */
const TODAY = '2026-11-21'
const DAY_MS = 86_400_000

function curriculum(): CompiledCurriculum {
  const [counting] = smallCurriculum.concepts
  const [numbers] = smallCurriculum.roadmaps
  assert.ok(counting !== undefined && numbers !== undefined)
  const concept = (id: string, ...prerequisites: readonly string[]): Concept => ({
    ...counting,
    id,
    title: id.toUpperCase(),
    prerequisites,
    labs: [],
  })
  const concepts = [counting, concept('adding', 'counting'), concept('times', 'adding'), concept('roman')]
  const [phase] = numbers.phases
  const [module] = phase?.modules ?? []
  assert.ok(phase !== undefined && module !== undefined)
  const all = { ...module, concepts: concepts.map(({ id }) => id), optional: ['roman'] }
  return {
    ...smallCurriculum,
    concepts,
    roadmaps: [{ ...numbers, phases: [{ ...phase, modules: [all] }] }],
  }
}

function sessionAt(day = 0, earlier?: TestSession): TestSession {
  const session = createTestSession()
  return {
    ...session,
    clock: { ...session.clock, nowMs: () => session.clock.nowMs() + day * DAY_MS },
    resources: { ...session.resources, loadCurriculum: async () => ok(curriculum()) },
    ...(earlier === undefined ? {} : { log: earlier.log, openLog: earlier.openLog }),
  }
}

const HOUR_A_DAY = ['--weekday', 'mon=60,tue=60,wed=60,thu=60,fri=60']
const ROADMAP = ['plan', '--roadmap', 'numbers', ...HOUR_A_DAY]

async function planOf(session: TestSession, ...args: readonly string[]): Promise<PlanRecord> {
  const { code, stdout, stderr } = await runIn(session, ...args, '--json')
  assert.equal(code, 0, stderr)
  return (JSON.parse(stdout) as { plan: PlanRecord }).plan
}

async function kindsOf(session: TestSession): Promise<readonly string[]> {
  const contents = await session.log.readAll()
  assert.ok(contents.ok)
  return contents.value.events.map((event) => event.kind)
}

async function complete(session: TestSession, ...concepts: readonly string[]): Promise<void> {
  const status = (concept: string): ProgressPayload => ({
    kind: 'StatusSet',
    concept,
    status: 'completed',
    contentHash: 'concept-hash',
  })
  await session.log.append(concepts.map(status))
}

test('a proposal is dated from today, in order of prerequisites, and records nothing', async () => {
  const session = sessionAt()
  const plan = await planOf(session, ...ROADMAP)
  assert.equal(plan.request.start, TODAY)
  assert.deepEqual(
    plan.days.map(({ day, entries }) => [day, entries[0]?.concept]),
    [
      ['2026-11-23', 'counting'],
      ['2026-11-24', 'adding'],
      ['2026-11-25', 'adding'],
      ['2026-11-26', 'times'],
      ['2026-11-27', 'roman'],
    ],
  )
  assert.deepEqual(await kindsOf(session), [])
})

test('the proposal reads as weeks with hours, and says that it is one', async () => {
  const { code, stdout } = await runIn(sessionAt(), ...ROADMAP)
  assert.equal(code, 0)
  assert.match(stdout, /^Numbers: 4 concepts, 4 h, \d+ week/)
  assert.match(stdout, /You finish on \d+ Nov 2026\./)
  assert.match(stdout, /^ {3}1 {2}23 Nov 2026 {2}4\.\d of 5\.0 {3}Counting; ADDING; TIMES; ROMAN/m)
  assert.match(stdout, /A proposal\. Accept it with --save\./)
})

test('a deadline that cannot be met is said with how much, what to leave out and what hours would do', async () => {
  const { stdout } = await runIn(sessionAt(), ...ROADMAP, '--deadline', '2026-11-26')
  assert.match(stdout, /It does not fit: \d+ min of work stand after 26 Nov 2026\./)
  assert.match(stdout, /With \S+ h a week instead of 5 h it fits\./)
  assert.match(stdout, /Or leave out 1 h:\n {2}ROMAN, 1 h, optional\n {2}--leave-out roman/)
  const { stdout: fitting } = await runIn(
    sessionAt(),
    ...ROADMAP,
    '--deadline',
    '2026-11-26',
    '--leave-out',
    'roman',
  )
  assert.match(fitting, /You finish on 26 Nov 2026, on the day of the deadline\./)
})

test('hours are spread, days off are kept free, known concepts are left out', async () => {
  const session = sessionAt()
  await complete(session, 'adding')
  const plan = await planOf(
    session,
    ...['plan', '--concepts', 'times,roman', '--hours', '4', '--off', '2026-11-23..2026-11-25'],
    ...['--start', '2026-11-22', '--weekday', 'sun=10'],
  )
  assert.deepEqual(plan.request.minutesByWeekday, [48, 48, 48, 48, 48, 0, 10])
  assert.deepEqual(
    [...new Set(plan.days.flatMap((day) => day.entries.map((entry) => entry.concept)))],
    ['times', 'roman'],
  )
  assert.ok(!plan.days.some(({ day }) => day >= '2026-11-23' && day <= '2026-11-25'))
})

test('--save accepts; today shows its work and what was done; show and drop follow', async () => {
  const session = sessionAt()
  assert.match((await runIn(session, ...ROADMAP, '--save')).stdout, /Accepted/)
  assert.deepEqual(await kindsOf(session), ['PlanMade'])
  const monday = sessionAt(2, session)
  assert.match(
    (await runIn(session, 'plan', 'today')).stdout,
    /Nothing is planned for 21 Nov 2026\.\nNext: 23 Nov 2026\./,
  )
  assert.match((await runIn(monday, 'plan', 'today')).stdout, /○ +60 min {2}Counting\nAs planned\./)
  await complete(monday, 'counting')
  assert.match((await runIn(monday, 'plan', 'today')).stdout, /● +60 min {2}Counting/)
  const today = JSON.parse((await runIn(monday, 'plan', 'today', '--json')).stdout) as object
  assert.deepEqual(today, {
    day: '2026-11-23',
    entries: [{ kind: 'lesson', concept: 'counting', minutes: 60, isDone: true, title: 'Counting' }],
    missedDayCount: 0,
    minutesBehind: 0,
    minutesAhead: 0,
  })
  assert.equal((await runIn(session, 'plan')).stdout, (await runIn(session, 'plan', 'show')).stdout)
  assert.equal((await runIn(session, 'plan', 'drop')).code, 0)
  const { code, stderr } = await runIn(session, 'plan', 'today')
  assert.equal(code, 2)
  assert.match(stderr, /There is no plan yet/)
})

test('missed days are proposed to be fitted in, and only --save records it', async () => {
  const session = sessionAt()
  await runIn(session, ...ROADMAP, '--save')
  const wednesday = sessionAt(4, session)
  assert.match(
    (await runIn(wednesday, 'plan', 'today')).stdout,
    /2 days behind, .*See: savepoint plan replan/,
  )
  const { stdout } = await runIn(wednesday, 'plan', 'replan')
  assert.match(stdout, /2 days behind: \d entries find another day, and \d+ of the \d+ later ones move\./)
  assert.match(stdout, /The end moves from \d+ Nov 2026 to /)
  assert.deepEqual(await kindsOf(session), ['PlanMade'])
  const changed = JSON.parse((await runIn(wednesday, 'plan', 'replan', '--save', '--json')).stdout) as {
    saved: boolean
    plan: PlanRecord
  }
  assert.equal(changed.saved, true)
  assert.deepEqual(await kindsOf(session), ['PlanMade', 'PlanMade'])
  const shown = JSON.parse((await runIn(wednesday, 'plan', 'show', '--json')).stdout) as { plan: PlanRecord }
  assert.deepEqual(shown.plan, changed.plan)
  assert.match((await runIn(wednesday, 'plan', 'replan', '--save')).stdout, /It stays as it is/)
  assert.equal((await kindsOf(session)).length, 2)
})

async function temporaryFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'savepoint-plan-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

test('a calendar goes to a file or to standard output, whole days or from a time on', async (t) => {
  const folder = await temporaryFolder(t)
  const session = { ...sessionAt(), workingFolders: [folder] }
  const { code, stderr } = await runIn(session, ...ROADMAP, '--ics', 'plan.ics', '--save')
  assert.equal(code, 0)
  assert.match(stderr, /Calendar written to plan\.ics/)
  const text = await readFile(join(folder, 'plan.ics'), 'utf8')
  assert.match(text, /^BEGIN:VCALENDAR\r\n.*DTSTART;VALUE=DATE:20261123\r\n.*END:VCALENDAR\r\n$/s)
  const { stdout } = await runIn(session, 'plan', 'show', '--ics', '-', '--time', '19:30')
  assert.match(stdout, /^BEGIN:VCALENDAR\r\n.*DTSTART:20261123T193000\r\n/s)
})

test('what cannot be read is exit code 2 with what was expected', async () => {
  const session = sessionAt()
  for (const [args, message] of [
    [['plan'], /Name a goal: .* Roadmaps: numbers\./],
    [['plan', '--path', 'x', '--roadmap', 'numbers'], /Give one of/],
    [['plan', '--roadmap', 'nambers'], /There is no roadmap "nambers"/],
    [['plan', '--concepts', 'counting,x'], /There is no concept "x"/],
    [[...ROADMAP, '--hours', 'many'], /--hours takes the hours of a week, found "many"/],
    [['plan', '--roadmap', 'numbers', '--weekday', 'monday=5'], /--weekday takes minutes by day/],
    [[...ROADMAP, '--deadline', '30.1.2027'], /The deadline takes days as YYYY-MM-DD, found "30\.1\.2027"/],
    [[...ROADMAP, '--off', 'christmas'], /--off takes days and spans/],
    [[...ROADMAP, '--ics', '-', '--time', '25:00'], /--time takes a time of day/],
    [['plan', 'replan'], /There is no plan yet/],
  ] as const) {
    const { code, stdout, stderr } = await runIn(session, ...args)
    assert.deepEqual([code, stdout], [2, ''], args.join(' '))
    assert.match(stderr, message)
  }
})

test('a goal that is reached has nothing to plan', async () => {
  const session = sessionAt()
  await complete(session, 'roman')
  const { code, stdout } = await runIn(session, 'plan', '--concepts', 'roman', '--save')
  assert.deepEqual([code, stdout], [0, 'ROMAN: nothing is left to plan.\n'])
  assert.deepEqual(await kindsOf(session), ['StatusSet'])
})
