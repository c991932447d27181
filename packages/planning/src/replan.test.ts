import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PlanRecord } from '@savepoint/progress'
import fc from 'fast-check'
import { addDays, dayNumber } from './days.ts'
import { makePlan, type PlanQuestion } from './make-plan.ts'
import { partKey } from './parts.ts'
import { pour } from './pour.ts'
import { replan } from './replan.ts'
import { budgetOf, findProblem } from './request.ts'
import { type PlanState, standingOf } from './standing.ts'
import { arbitraryQuestion } from './testing/arbitrary-plan.ts'
import { daysAboveBudget, minutesByConcept, orderOffences } from './testing/check-plan.ts'
import { generateLibrary } from './testing/generate-library.ts'
import type { WorkUnit } from './work.ts'

const CASES = { numRuns: 2_000 }

const question = arbitraryQuestion
  .filter(({ request }) => findProblem(request) === undefined)
  .filter(({ request }) => request.minutesByWeekday.reduce((sum, minutes) => sum + minutes, 0) > 40)

/** Says which work is done: by its place in the plan, one in `everyNth` of it open. */
function stateAt(plan: PlanRecord, isEntryDone: (index: number, day: string) => boolean): PlanState {
  const done = new Map<string, boolean>()
  const seconds = new Map<string, number>()
  for (const [index, { day, entry }] of entriesOf(plan).entries()) {
    const key = partKey(entry)
    if (key === undefined) continue
    const isDone = isEntryDone(index, day)
    done.set(key, (done.get(key) ?? true) && isDone)
    if (isDone) seconds.set(key, (seconds.get(key) ?? 0) + entry.minutes * 60)
  }
  return {
    isWorkDone: (kind, concept) => done.get(`${kind} ${concept}`) ?? true,
    secondsSpent: (kind, concept) => seconds.get(`${kind} ${concept}`) ?? 0,
    reviewDays: new Set(),
  }
}

function entriesOf(plan: PlanRecord) {
  return plan.days.flatMap(({ day, entries }) => entries.map((entry) => ({ day, entry })))
}

function planOf(one: PlanQuestion): PlanRecord {
  const proposal = makePlan(one)
  assert.ok(proposal.ok)
  return proposal.value.plan
}

/** A plan, a day in it, and a record in which some of the work before that day is done, and a little after it. */
const situation = fc
  .record({
    question,
    at: fc.nat({ max: 40 }),
    pattern: fc.array(fc.boolean(), { minLength: 1, maxLength: 9 }),
    ahead: fc.array(fc.boolean(), { minLength: 1, maxLength: 9 }),
    isAhead: fc.boolean(),
    pace: fc.constantFrom(1, 1, 0.6, 1.4),
  })
  .map(({ question: one, at, pattern, ahead, isAhead, pace }) => {
    const previous = planOf(one)
    const today = addDays(one.request.start, at)
    const state = stateAt(previous, (index, day) =>
      day < today
        ? (pattern[index % pattern.length] ?? false)
        : isAhead && (ahead[index % ahead.length] ?? false) && index % 3 === 0,
    )
    return { previous, today, state, library: one.library, pace: pace * (one.request.pace ?? 1) }
  })

test('with nothing missed and the same pace it is the same plan', () => {
  fc.assert(
    fc.property(question, fc.nat({ max: 60 }), (one, at) => {
      const previous = planOf(one)
      const today = addDays(one.request.start, at)
      const state = stateAt(previous, (_, day) => day < today)
      const pace = one.request.pace ?? 1
      const changed = replan({ previous, library: one.library, state, today, pace })
      assert.deepEqual(changed.plan, previous)
      assert.equal(changed.movedCount, 0)
    }),
    CASES,
  )
})

test('a changed plan keeps order and budget, and holds exactly the open work', () => {
  fc.assert(
    fc.property(situation, (one) => {
      const { previous, today, state, library, pace } = one
      const { plan } = replan(one)
      const standing = standingOf(previous, state, today)
      const scale = pace / (previous.request.pace ?? 1)
      const isLater = (day: string): boolean => day >= today
      const later = { ...plan, days: plan.days.filter(({ day }) => isLater(day)) }
      // What was done today stands first on it. A learner may have done things in another order.
      const doneToday = standing.today.filter((entry) => entry.isDone && entry.kind !== 'review').length
      const open = later.days.map(({ day, entries }) => ({
        day,
        entries: day === today ? entries.slice(doneToday) : entries,
      }))
      if (plan === previous) return
      assert.deepEqual(daysAboveBudget(plan, today), [])
      const before = orderOffences(previous, library)
      assert.deepEqual(
        orderOffences({ ...later, days: open }, library).filter((offence) => !before.includes(offence)),
        [],
      )
      const expected = new Map<string, number>()
      for (const { day, entries } of standing.days) {
        for (const { concept, kind, minutes, isDone } of entries) {
          if (concept === undefined || kind === 'review') continue
          // What was done today stays on today; what is open is scaled.
          if (isDone && day !== today) continue
          const scaled = isDone ? minutes : Math.max(1, Math.round(minutes * scale))
          expected.set(concept, (expected.get(concept) ?? 0) + scaled)
        }
      }
      assert.deepEqual(new Map([...minutesByConcept(later)].sort()), new Map([...expected].sort()))
    }),
    CASES,
  )
})

test('the same record gives the same changed plan, and changing it again at once changes nothing', () => {
  fc.assert(
    fc.property(situation, (one) => {
      const { plan } = replan(one)
      assert.deepEqual(replan(one).plan, plan)
      const again = replan({ ...one, previous: plan })
      assert.equal(again.movedCount, 0)
      assert.equal(again.missedDayCount, 0)
    }),
    { numRuns: 1_000 },
  )
})

test('missed work that nothing is built on moves nobody: it takes free minutes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 0, max: 100 }), (count, seed) => {
      const library = generateLibrary(count, seed)
      const free = library.concepts.map((concept) => ({ ...concept, prerequisites: [], labs: [] }))
      const previous = planOf({
        request: {
          goal: { kind: 'roadmap', roadmap: 'all' },
          minutesByWeekday: [60, 60, 60, 60, 60, 60, 60],
          start: '2026-11-25',
          daysOff: [],
        },
        library: { ...library, concepts: free },
        status: new Map(),
        isLessonDone: () => false,
        doneMinutes: 0,
      })
      const changed = replan({
        previous,
        library: { concepts: free },
        state: stateAt(previous, () => false),
        today: addDays(previous.days[0]?.day ?? '', 1),
        pace: 1,
      })
      assert.equal(changed.missedDayCount, 1)
      assert.equal(changed.movedCount, 0)
    }),
    { numRuns: 300 },
  )
})

/** What a naive change would do: lay all open work again in its old order. */
function movedByLayingAll(previous: PlanRecord, state: PlanState, today: string): number {
  const standing = standingOf(previous, state, today)
  const units = new Map<string, WorkUnit>()
  const open = standing.days.flatMap(({ day, entries }) =>
    entries.filter((entry) => !entry.isDone && entry.kind !== 'review').map((entry) => ({ day, entry })),
  )
  for (const { entry } of open) {
    const key = partKey(entry) ?? ''
    const minutes = (units.get(key)?.minutes ?? 0) + entry.minutes
    units.set(key, { concept: entry.concept ?? '', kind: entry.kind === 'lab' ? 'lab' : 'lesson', minutes })
  }
  const budget = budgetOf(previous.request)
  const days = pour([...units.values()], { firstDay: dayNumber(today), budget, doneMinutes: 0 }) ?? []
  const stands = new Set(
    days.flatMap(({ day, entries }) => entries.map((entry) => `${day} ${partKey(entry)}`)),
  )
  return open.filter(({ day, entry }) => day >= today && !stands.has(`${day} ${partKey(entry)}`)).length
}

test('it moves a small part of what laying everything again would move', () => {
  let [moved, movedByAll, later] = [0, 0, 0]
  for (let seed = 0; seed < 20; seed += 1) {
    const library = generateLibrary(80, seed)
    const previous = planOf({
      request: {
        goal: { kind: 'roadmap', roadmap: 'all' },
        minutesByWeekday: [60, 60, 60, 60, 60, 0, 0],
        start: '2026-11-23',
        daysOff: [],
      },
      library,
      status: new Map(),
      isLessonDone: () => false,
      doneMinutes: 0,
    })
    for (const missed of [1, 2, 5]) {
      const today = previous.days[20]?.day ?? ''
      const firstMissed = previous.days[20 - missed]?.day ?? ''
      const state = stateAt(previous, (_, day) => day < firstMissed)
      const changed = replan({ previous, library, state, today, pace: 1 })
      assert.equal(changed.missedDayCount, missed)
      moved += changed.movedCount
      later += changed.laterCount
      movedByAll += movedByLayingAll(previous, state, today)
      const lateDays = dayNumber(changed.finish) - dayNumber(changed.finishBefore)
      assert.ok(lateDays <= 2 * missed + 5, `${missed} missed, ${lateDays} days later`)
    }
  }
  assert.ok(moved < 0.12 * movedByAll, `${moved} against ${movedByAll}`)
  assert.ok(moved < 0.07 * later, `${moved} of ${later}`)
})
