import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PlanRequest } from '@savepoint/progress'
import fc from 'fast-check'
import { addDays, dayNumber } from './days.ts'
import { makePlan, type PlanProposal, type PlanQuestion } from './make-plan.ts'
import { pour } from './pour.ts'
import { budgetOf, findProblem, problemText } from './request.ts'
import { reviewMinutes } from './reviews.ts'
import { arbitraryQuestion } from './testing/arbitrary-plan.ts'
import { daysAboveBudget, minutesByConcept, orderOffences } from './testing/check-plan.ts'
import { generateLibrary } from './testing/generate-library.ts'
import type { WorkUnit } from './work.ts'

const CASES = { numRuns: 2_000 }

function planOf(question: PlanQuestion): PlanProposal {
  const proposal = makePlan(question)
  assert.ok(proposal.ok, JSON.stringify(proposal))
  return proposal.value
}

/** Plans that need more than the horizon are no plans; the generator makes some of one minute a week. */
function isShort(question: PlanQuestion): boolean {
  const { request, library } = question
  const minutes = library.concepts.reduce((sum, concept) => sum + concept.minutes * 2, 0)
  const week = request.minutesByWeekday.reduce((sum, one) => sum + Math.floor(one), 0)
  return minutes / week < 300
}
const question = arbitraryQuestion.filter(isShort).filter(({ request }) => findProblem(request) === undefined)

function finishOf(question: PlanQuestion): string {
  return planOf(question).plan.days.at(-1)?.day ?? ''
}

test('prerequisites stand before what is built on them, and lessons before labs', () => {
  fc.assert(
    fc.property(question, (one) => {
      assert.deepEqual(orderOffences(planOf(one).plan, one.library), [])
    }),
    CASES,
  )
})

test('no day holds more than its minutes, and none has work before the start or on a day off', () => {
  fc.assert(
    fc.property(question, (one) => {
      assert.deepEqual(daysAboveBudget(planOf(one).plan), [])
    }),
    CASES,
  )
})

test('each open concept that the goal needs stands in the plan once with all its minutes, and no other', () => {
  fc.assert(
    fc.property(question, (one) => {
      const { request, library, status, isLessonDone } = one
      const { plan } = planOf(one)
      const isKnown = (id: string): boolean => ['completed', 'skipped'].includes(status.get(id) ?? '')
      // A dumb reading of the goal: what can be reached from an open target over open concepts.
      const reached = new Set<string>()
      const visit = (id: string): void => {
        if (isKnown(id) || reached.has(id)) return
        reached.add(id)
        for (const next of library.concepts.find((concept) => concept.id === id)?.prerequisites ?? [])
          visit(next)
      }
      for (const id of request.goal.kind === 'roadmap' ? library.concepts.map(({ id }) => id) : ['c0'])
        visit(id)
      const minutes = minutesByConcept(plan)
      assert.deepEqual([...minutes.keys()].sort(), [...reached].sort())
      for (const { id, minutes: whole, lessonMinutes, labs } of library.concepts) {
        if (!reached.has(id)) continue
        const [all, lesson] = [whole, lessonMinutes].map((some) =>
          Math.max(1, Math.round(some * (request.pace ?? 1))),
        ) as [number, number]
        const isLabLeft = isLessonDone(id) && labs.length > 0 && lesson < all
        assert.equal(minutes.get(id), isLabLeft ? all - lesson : all, id)
      }
    }),
    CASES,
  )
})

test('the same question gives the same plan, and a plan is made of whole minutes', () => {
  fc.assert(
    fc.property(question, (one) => {
      const { plan } = planOf(one)
      assert.equal(JSON.stringify(planOf(structuredQuestion(one)).plan), JSON.stringify(plan))
      for (const entry of plan.days.flatMap((day) => day.entries))
        assert.ok(Number.isInteger(entry.minutes) && entry.minutes > 0)
    }),
    { numRuns: 500 },
  )
})

function structuredQuestion(one: PlanQuestion): PlanQuestion {
  return { ...one, library: structuredClone(one.library), request: structuredClone(one.request) }
}

test('more minutes, fewer days off or an earlier start never finish later', () => {
  const more = fc.array(fc.nat({ max: 60 }), { minLength: 7, maxLength: 7 })
  fc.assert(
    fc.property(question, more, fc.nat({ max: 9 }), (one, extra, earlier) => {
      const { request } = one
      const minutesByWeekday = request.minutesByWeekday.map((minutes, index) => minutes + (extra[index] ?? 0))
      const { deadline: _none, ...open } = request
      const better: readonly PlanRequest[] = [
        { ...open, minutesByWeekday },
        { ...open, daysOff: request.daysOff.slice(1) },
        { ...open, start: addDays(request.start, -earlier) },
      ]
      const finish = finishOf({ ...one, request: open })
      for (const request of better) assert.ok(finishOf({ ...one, request }) <= finish)
    }),
    CASES,
  )
})

test('an earlier deadline never finishes later, also when what it asks to leave out is left out', () => {
  fc.assert(
    fc.property(question, fc.integer({ min: 1, max: 30 }), (one, earlier) => {
      const deadline = one.request.deadline ?? addDays(one.request.start, 20)
      const at = (day: string): PlanQuestion => ({
        ...one,
        request: { ...one.request, deadline: day < one.request.start ? one.request.start : day },
      })
      const [late, soon] = [at(deadline), at(addDays(deadline, -earlier))]
      assert.ok(finishOf(soon) <= finishOf(late))
      assert.deepEqual(planOf(soon).plan.days, planOf(late).plan.days, 'a deadline moves nothing by itself')
    }),
    CASES,
  )
})

test('what a missed deadline asks to leave out is enough, breaks no prerequisite, and none of it is idle', () => {
  let lateCount = 0
  fc.assert(
    fc.property(question, (one) => {
      const { feasibility, route } = planOf(one)
      if (feasibility?.kind !== 'late') return
      lateCount += 1
      const { leftOut, isEnough } = feasibility.leaveOut
      const without = (ids: readonly string[]): PlanQuestion => ({
        ...one,
        request: { ...one.request, leaveOut: ids },
      })
      const ids = leftOut.map((left) => left.concept)
      const gone = new Set(leftOut.flatMap((left) => [left.concept, ...left.with]))
      const rest = planOf(without(ids))
      assert.deepEqual(
        rest.route.order,
        route.order.filter((id) => !gone.has(id)),
        'exactly what was said is gone',
      )
      for (const { id, prerequisites } of one.library.concepts)
        if (rest.route.order.includes(id)) assert.ok(!prerequisites.some((base) => gone.has(base)), id)
      assert.equal(rest.feasibility?.kind, isEnough ? 'met' : 'late')
      if (!isEnough) assert.equal(rest.route.targets.size, 1, 'one target always stays')
      const isIdle = (id: string): boolean =>
        planOf(without(ids.filter((other) => other !== id))).feasibility?.kind === 'met'
      if (isEnough) assert.deepEqual(ids.filter(isIdle), [])
    }),
    CASES,
  )
  assert.ok(lateCount > 300, `${lateCount} late plans`)
})

test('the minutes that a missed deadline needs are enough', () => {
  fc.assert(
    fc.property(question, (one) => {
      const { feasibility } = planOf(one)
      if (feasibility?.kind !== 'late' || feasibility.minutesAWeekNeeded === undefined) return
      const week = one.request.minutesByWeekday.reduce((sum, minutes) => sum + minutes, 0)
      assert.ok(feasibility.minutesAWeekNeeded > week)
      assert.ok(feasibility.minutesOver > 0 && feasibility.lateDays > 0)
    }),
    { numRuns: 500 },
  )
})

test('a day ends at the last place in the stream of work at which it may', () => {
  const units = fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 6 })
  const budgets = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 3, maxLength: 3 })
  fc.assert(
    fc.property(units, budgets, (lengths, minutes) => {
      const work = lengths.map(
        (one, index): WorkUnit => ({ concept: `c${index}`, kind: 'lesson', minutes: one }),
      )
      const budget = (day: number): number => minutes[day % 3] ?? 1
      const days = pour(work, { firstDay: 0, budget, doneMinutes: 0 }) ?? []
      let expected = 0
      const total = lengths.reduce((sum, one) => sum + one, 0)
      for (const { day, entries } of days) {
        const room = budget(dayNumber(day)) - reviewMinutes(budget(dayNumber(day)), expected)
        const cuts = cutsOf(lengths).filter((cut) => cut > expected && cut <= expected + room)
        const next = Math.min(total, cuts.at(-1) ?? expected + room)
        const taken = entries.reduce((sum, entry) => sum + (entry.kind === 'review' ? 0 : entry.minutes), 0)
        assert.equal(taken, next - expected)
        expected = next
      }
      assert.equal(expected, total)
    }),
    CASES,
  )
})

/** Every place at which the stream may be cut, by asking each minute. */
function cutsOf(lengths: readonly number[]): readonly number[] {
  const cuts: number[] = []
  let start = 0
  for (const length of lengths) {
    for (let offset = 1; offset < length; offset += 1) {
      const least = length >= 30 ? 15 : length >= 20 ? Math.floor(length / 2) : Number.POSITIVE_INFINITY
      if (offset >= least && length - offset >= least) cuts.push(start + offset)
    }
    start += length
    cuts.push(start)
  }
  return cuts
}

test('reviews take more of a day the more was learned, and never more than a fifth', () => {
  const { plan } = planOf({
    request: {
      goal: { kind: 'roadmap', roadmap: 'all' },
      minutesByWeekday: [90, 90, 90, 90, 90, 0, 0],
      start: '2026-11-25',
      daysOff: [],
    },
    library: generateLibrary(60, 1),
    status: new Map(),
    isLessonDone: () => false,
    doneMinutes: 0,
  })
  const reviews = plan.days.map((day) => day.entries.find((entry) => entry.kind === 'review')?.minutes ?? 0)
  assert.equal(reviews[0], 0)
  assert.ok(reviews.every((minutes, index) => index === 0 || minutes >= (reviews[index - 1] ?? 0)))
  assert.ok((reviews.at(-1) ?? 0) >= 14 && (reviews.at(-1) ?? 0) <= 18, String(reviews.at(-1)))
})

test('a minute more of work done costs a later day less than a minute', () => {
  const minutes = fc.integer({ min: 0, max: 1_440 })
  fc.assert(
    fc.property(minutes, minutes, fc.nat({ max: 5_000 }), fc.nat({ max: 500 }), (a, b, done, more) => {
      const [small, large] = [Math.min(a, b), Math.max(a, b)]
      assert.ok(reviewMinutes(large, done + more) - reviewMinutes(large, done) <= more)
      assert.ok(reviewMinutes(large, done) - reviewMinutes(small, done) <= large - small)
    }),
    CASES,
  )
})

test('a problem of the request is named with the field', () => {
  const good: PlanRequest = {
    goal: { kind: 'roadmap', roadmap: 'all' },
    minutesByWeekday: [60, 0, 0, 0, 0, 0, 0],
    start: '2026-11-25',
    daysOff: [],
  }
  const problems = [
    { ...good, start: '2026-02-30' },
    { ...good, deadline: 'soon' },
    { ...good, deadline: '2026-11-24' },
    { ...good, daysOff: ['2026-12-24', '24.12.'] },
    { ...good, minutesByWeekday: [0, 0, 0, 0, 0, 0, 0.5] },
    { ...good, minutesByWeekday: [60, 60] },
    { ...good, goal: { kind: 'path', path: 'nowhere' } as const },
    { ...good, minutesByWeekday: [1, 0, 0, 0, 0, 0, 0] },
  ].map((request) => {
    const library = generateLibrary(20, 1)
    const proposal = makePlan({
      request,
      library,
      status: new Map(),
      isLessonDone: () => false,
      doneMinutes: 0,
    })
    return proposal.ok ? 'a plan' : problemText(proposal.error)
  })
  assert.deepEqual(problems, [
    'The start takes days as YYYY-MM-DD, found "2026-02-30".',
    'The deadline takes days as YYYY-MM-DD, found "soon".',
    'The deadline 2026-11-24 is before the start 2026-11-25.',
    'Days off takes days as YYYY-MM-DD, found "24.12.".',
    'No weekday has time. Give at least one of them some minutes.',
    'Each of the seven weekdays takes 0 to 1440 minutes.',
    'There is no path "nowhere".',
    'The work does not fit into 10 years. Give it more time a week, or choose a smaller goal.',
  ])
})

test('the days of a plan are those of the request alone', () => {
  const request: PlanRequest = {
    goal: { kind: 'roadmap', roadmap: 'all' },
    minutesByWeekday: [0, 0, 60, 0, 0, 0, 30],
    start: '2026-11-25',
    daysOff: ['2026-12-02'],
  }
  const budget = budgetOf(request)
  const days = ['2026-11-18', '2026-11-25', '2026-11-26', '2026-11-29', '2026-12-02', '2026-12-09']
  assert.deepEqual(
    days.map((day) => budget(dayNumber(day))),
    [0, 60, 0, 30, 0, 60],
  )
})
