/**
 * What a plan costs, in milliseconds of CPU: 160 concepts over two years, the same with a deadline that is missed (what to
 * leave out is searched), the same changed after a missed week; and how the cost grows with concepts and with years.
 */

import {
  addDays,
  makePlan,
  type PlanningLibrary,
  type PlanProposal,
  type PlanState,
  replan,
} from '@savepoint/planning'
import type { PlanRecord, PlanRequest } from '@savepoint/progress'
import { generateLibrary } from '../../../../packages/planning/src/testing/generate-library.ts'
import type { BenchRow } from '../bench-row.ts'

const SEED = 1
const CONCEPTS = 160
const REPETITIONS = 15
const PLAN_MS_MAX = 50
/** Time grows no faster than with this power of the size. */
const EXPONENT_MAX = 1.25
const START = '2026-11-25'
/** Minutes on each of five days that make 160 concepts last two years. */
const MINUTES_FOR_TWO_YEARS = 38

/** Runs the bench. Cases: `plan-160x2y-ms`, `plan-late-160x2y-ms`, `replan-160x2y-ms`, `growth-concepts`, `growth-years`. */
export async function runPlanBench(): Promise<readonly BenchRow[]> {
  const library = generateLibrary(CONCEPTS, SEED)
  const twoYears = requestOf(MINUTES_FOR_TWO_YEARS)
  const { plan } = planOf(library, twoYears)
  assertTwoYears(plan)
  const small = generateLibrary(CONCEPTS, SEED)
  const large = generateLibrary(CONCEPTS * 16, SEED)
  const milliseconds = interleave({
    plan: () => planOf(library, twoYears),
    late: () => planOf(library, { ...twoYears, deadline: addDays(START, 365) }),
    replan: () =>
      replan({ previous: plan, library, state: missedWeek(plan), today: dayAt(plan, 100), pace: 1 }),
    small: () => planOf(small, requestOf(600)),
    large: () => planOf(large, requestOf(600)),
    short: () => planOf(library, requestOf(152)),
    long: () => planOf(library, requestOf(9)),
  })
  const at = (name: string): number => milliseconds.get(name) ?? 0
  const yearsOf = (minutes: number): number => planOf(library, requestOf(minutes)).plan.days.length
  return [
    row('plan-160x2y-ms', { value: at('plan'), bound: PLAN_MS_MAX, unit: 'ms' }),
    row('plan-late-160x2y-ms', { value: at('late'), bound: PLAN_MS_MAX, unit: 'ms' }),
    row('replan-160x2y-ms', { value: at('replan'), bound: PLAN_MS_MAX, unit: 'ms' }),
    row('growth-concepts', {
      value: exponent(at('large') / at('small'), 16),
      bound: EXPONENT_MAX,
      unit: 'power',
    }),
    row('growth-years', {
      value: exponent(at('long') / at('short'), yearsOf(9) / yearsOf(152)),
      bound: EXPONENT_MAX,
      unit: 'power',
    }),
  ]
}

function requestOf(minutes: number): PlanRequest {
  return {
    goal: { kind: 'roadmap', roadmap: 'all' },
    minutesByWeekday: [minutes, minutes, minutes, minutes, minutes, 0, 0],
    start: START,
    daysOff: ['2026-12-24', '2026-12-25', '2027-12-24'],
  }
}

function planOf(library: PlanningLibrary, request: PlanRequest): PlanProposal {
  const proposal = makePlan({
    request,
    library,
    status: new Map(),
    isLessonDone: () => false,
    doneMinutes: 0,
  })
  if (!proposal.ok) throw new Error(`the bench asks for no plan: ${proposal.error.code}`)
  return proposal.value
}

/** A bench over a shorter plan would measure the wrong thing. */
function assertTwoYears(plan: PlanRecord): void {
  const finish = plan.days.at(-1)?.day ?? ''
  if (finish < addDays(START, 700) || finish > addDays(START, 800))
    throw new Error(`the plan is not of two years: ${finish}`)
}

function dayAt(plan: PlanRecord, index: number): string {
  return plan.days[index]?.day ?? START
}

/** All is done up to a week of work before day 100 of the plan. */
function missedWeek(plan: PlanRecord): PlanState {
  const open = new Set(
    plan.days.slice(95).flatMap(({ entries }) => entries.map(({ kind, concept }) => `${kind} ${concept}`)),
  )
  return {
    isWorkDone: (kind, concept) => !open.has(`${kind} ${concept}`),
    secondsSpent: () => 0,
    reviewDays: new Set(),
  }
}

/** Runs each case in turn, `REPETITIONS` times over after one to warm up, and returns the median of each. */
function interleave(cases: Readonly<Record<string, () => unknown>>): ReadonlyMap<string, number> {
  const samples = new Map<string, number[]>(Object.keys(cases).map((name) => [name, []]))
  for (let repetition = 0; repetition <= REPETITIONS; repetition += 1) {
    for (const [name, run] of Object.entries(cases)) {
      const before = process.cpuUsage()
      run()
      const used = process.cpuUsage(before)
      if (repetition > 0) samples.get(name)?.push((used.user + used.system) / 1e3)
    }
  }
  return new Map([...samples].map(([name, values]) => [name, median(values)]))
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
}

/** The power of the size with which time grew. */
function exponent(times: number, sizes: number): number {
  return Math.log(times) / Math.log(sizes)
}

function row(name: string, measured: { value: number; bound: number; unit: string }): BenchRow {
  const { value, bound, unit } = measured
  return {
    bench: 'plan',
    case: name,
    metric: unit === 'ms' ? 'CPU time, median' : 'exponent of CPU time against size',
    unit,
    value: Math.round(value * 1_000) / 1_000,
    peer: null,
    peerValue: null,
    ratio: null,
    bound,
    ok: value <= bound,
  }
}
