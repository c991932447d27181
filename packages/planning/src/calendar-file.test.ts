import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PlanRecord } from '@savepoint/progress'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { type CalendarFileInput, renderCalendar } from './calendar-file.ts'
import { makePlan } from './make-plan.ts'
import { generateLibrary } from './testing/generate-library.ts'
import { weeksOf } from './weeks.ts'

const STAMP_MS = Date.parse('2026-11-25T18:00:00Z')

function planOf(minutes: number, count = 12): PlanRecord {
  const proposal = makePlan({
    request: {
      goal: { kind: 'roadmap', roadmap: 'all' },
      minutesByWeekday: [minutes, minutes, 0, minutes, minutes, 0, 0],
      start: '2026-11-25',
      daysOff: [],
    },
    library: generateLibrary(count, 5),
    status: new Map(),
    isLessonDone: () => false,
    doneMinutes: 0,
  })
  assert.ok(proposal.ok)
  return proposal.value.plan
}

function inputOf(plan: PlanRecord, overrides: Partial<CalendarFileInput> = {}): CalendarFileInput {
  return {
    plan,
    title: 'Plan',
    conceptTitle: (id) => `Title of ${id}`,
    stampMs: STAMP_MS,
    sequence: 1,
    ...overrides,
  }
}

/** Reads a file with an independent parser. */
function eventsIn(text: string): readonly ICAL.Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as never)
  assert.equal(calendar.getFirstPropertyValue('version'), '2.0')
  assert.match(String(calendar.getFirstPropertyValue('prodid')), /Savepoint/)
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
}

test('an independent parser reads every entry on its day, with its minutes and its own id', () => {
  const plan = planOf(70)
  const events = eventsIn(
    renderCalendar(inputOf(plan, { conceptUrl: (id) => `https://example.org/concepts/${id}/` })),
  )
  const entries = plan.days.flatMap(({ day, entries }) => entries.map((entry) => ({ day, entry })))
  assert.deepEqual(
    events.map((event) => [
      event.startDate.toString(),
      event.endDate.subtractDate(event.startDate).toSeconds() / 86_400,
    ]),
    entries.map(({ day }) => [day, 1]),
  )
  assert.deepEqual(
    events.map((event) => event.description),
    entries.map(({ entry }) => `${entry.minutes} minutes.`),
  )
  assert.equal(new Set(events.map((event) => event.uid)).size, events.length)
  const first = events[0]?.component
  assert.equal(first?.getFirstPropertyValue('url'), 'https://example.org/concepts/c0/')
  assert.equal(String(first?.getFirstPropertyValue('dtstamp')), '2026-11-25T18:00:00Z')
  assert.ok(events.some((event) => event.summary === 'Review'))
  assert.ok(events.some((event) => /: labs and check, part 1 of 2$/.test(event.summary)))
})

test('with a time of day the entries follow each other in the device’s own time', () => {
  const plan = planOf(70)
  const events = eventsIn(renderCalendar(inputOf(plan, { startMinutes: 23 * 60 })))
  const [first, second] = events
  assert.ok(first !== undefined && second !== undefined)
  assert.equal(first.startDate.toString(), '2026-11-26T23:00:00')
  assert.equal(first.startDate.zone.tzid, 'floating')
  assert.equal(second.startDate.toString(), first.endDate.toString())
  const minutes = events.map((event) => event.endDate.subtractDate(event.startDate).toSeconds() / 60)
  assert.deepEqual(
    minutes,
    plan.days.flatMap((day) => day.entries.map((entry) => entry.minutes)),
  )
  assert.ok(
    events.some((event) => /T00:/.test(event.endDate.toString())),
    'some work ends after midnight',
  )
})

test('exporting a changed plan keeps the ids of its work and raises the sequence', () => {
  const [before, after] = [planOf(70), planOf(90)].map((plan, index) =>
    eventsIn(renderCalendar(inputOf(plan, { sequence: index + 1 }))),
  )
  const first = new Set(before?.map((event) => event.uid))
  const work = after?.filter((event) => event.summary !== 'Review') ?? []
  assert.ok(work.filter((event) => first.has(event.uid)).length > 0.8 * work.length)
  assert.deepEqual([...new Set(after?.map((event) => event.sequence))], [2])
  const other = { ...planOf(70) }
  const renamed = {
    ...other,
    request: { ...other.request, goal: { kind: 'concepts', concepts: ['c1'] } as const },
  }
  const foreign = eventsIn(renderCalendar(inputOf(renamed))).map((event) => event.uid)
  assert.ok(!foreign.some((uid) => first.has(uid)), 'another goal has other ids')
})

test('any title survives: separators, line ends, other scripts, emoji', () => {
  const plan = planOf(60, 2)
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (title) => {
      const text = renderCalendar(inputOf(plan, { title, conceptTitle: () => title }))
      const [event] = eventsIn(text)
      // What a calendar cannot hold is dropped, and an unpaired surrogate is not a character.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is dropped
      const kept = title.replace(/\r\n|\r/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, '')
      assert.ok(event?.summary.startsWith(kept), JSON.stringify([event?.summary, kept]))
    }),
    { numRuns: 500 },
  )
})

test('separators and line ends of a title are written with a backslash', () => {
  const plan = planOf(60, 1)
  const text = renderCalendar(inputOf(plan, { title: 'a, b; c', conceptTitle: () => 'd\\e\nf, g; h' }))
  assert.match(text, /^X-WR-CALNAME:a\\, b\\; c\r$/m)
  assert.match(text, /^SUMMARY:d\\\\e\\nf\\, g\\; h/m)
})

test('lines end in CRLF, are at most 75 octets long, and never cut a character', () => {
  const plan = planOf(60, 3)
  const titles = fc.string({ unit: 'grapheme', minLength: 30, maxLength: 200 })
  fc.assert(
    fc.property(titles, (title) => {
      const bytes = Buffer.from(renderCalendar(inputOf(plan, { title, conceptTitle: () => title })))
      const lines = bytes.toString('latin1').split('\r\n')
      assert.equal(lines.pop(), '')
      for (const line of lines) {
        assert.ok(line.length <= 75, line)
        assert.ok(!/[\r\n]/.test(line))
        assert.doesNotThrow(() =>
          new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(line, 'latin1')),
        )
      }
    }),
    { numRuns: 200 },
  )
})

test('the same plan at the same time is the same file', () => {
  assert.equal(renderCalendar(inputOf(planOf(60))), renderCalendar(inputOf(planOf(60))))
})

test('weeks hold all minutes, begin on Mondays, and show those without work', () => {
  const plan = planOf(70)
  const away = { ...plan, days: plan.days.filter(({ day }) => day < '2026-12-07' || day > '2026-12-13') }
  const weeks = weeksOf(away)
  const minutes = away.days.flatMap((day) => day.entries).reduce((sum, entry) => sum + entry.minutes, 0)
  assert.equal(
    weeks.reduce((sum, week) => sum + week.minutes, 0),
    minutes,
  )
  assert.deepEqual(
    weeks.slice(0, 4).map((week) => week.from),
    ['2026-11-26', '2026-11-30', '2026-12-07', '2026-12-14'],
  )
  assert.deepEqual([weeks[2]?.minutes, weeks[2]?.concepts, weeks[2]?.budgetMinutes], [0, [], 280])
  assert.ok(
    weeks.some((week) => week.concepts[0]?.isContinued),
    'a week goes on with what the last began',
  )
  assert.ok(weeks[0]?.concepts.every((one) => !one.isContinued))
})
