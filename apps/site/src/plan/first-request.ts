/** What the form begins with: the address, else what was typed before, else five hours a week from today. */
import { isDay, parseDayList, spreadOverWeek } from '@savepoint/planning'
import type { PlanGoal, PlanRequest } from '@savepoint/progress'

const HOURS_DEFAULT = 5

/** Returns the request that `search` (of the address) asks for; what it does not say is as in `otherwise`. */
export function requestFromAddress(search: string, otherwise: PlanRequest): PlanRequest {
  const query = new URLSearchParams(search)
  const goal = goalFrom(query.get('goal') ?? '')
  const hours = Number(query.get('hours') ?? Number.NaN)
  const [start, deadline] = [query.get('start') ?? '', query.get('deadline') ?? '']
  const off = parseDayList(query.get('off') ?? '')
  const { leaveOut: _before, deadline: oldDeadline, ...rest } = otherwise
  const kept = goal === undefined ? otherwise : rest
  const until = isDay(deadline) ? deadline : goal === undefined ? oldDeadline : undefined
  return {
    ...kept,
    goal: goal ?? otherwise.goal,
    minutesByWeekday:
      Number.isFinite(hours) && hours > 0 && hours <= 168
        ? spreadOverWeek(hours * 60)
        : otherwise.minutesByWeekday,
    start: isDay(start) ? start : otherwise.start,
    ...(until === undefined ? {} : { deadline: until }),
    daysOff: off.ok && off.value.length > 0 ? off.value : otherwise.daysOff,
  }
}

/** Returns the request that was kept as text, or `undefined` when it is none. A first day gone by becomes `today`. */
export function requestFromDraft(text: string | undefined, today: string): PlanRequest | undefined {
  if (text === undefined) return undefined
  try {
    const kept = JSON.parse(text) as Partial<PlanRequest>
    const isWhole =
      typeof kept.goal === 'object' && Array.isArray(kept.minutesByWeekday) && Array.isArray(kept.daysOff)
    if (!isWhole || typeof kept.start !== 'string' || kept.minutesByWeekday?.length !== 7) return undefined
    return { ...(kept as PlanRequest), start: kept.start < today ? today : kept.start }
  } catch {
    return undefined
  }
}

/** Returns the request that nobody has changed yet. */
export function defaultRequest(goal: PlanGoal, today: string): PlanRequest {
  return { goal, minutesByWeekday: spreadOverWeek(HOURS_DEFAULT * 60), start: today, daysOff: [] }
}

function goalFrom(text: string): PlanGoal | undefined {
  const [, kind, id = ''] = /^(path|roadmap|concepts):(.+)$/s.exec(text) ?? []
  if (kind === 'path') return { kind, path: id }
  if (kind === 'roadmap') return { kind, roadmap: id }
  if (kind !== 'concepts') return undefined
  return { kind, concepts: id.split(',').filter((one) => one !== '') }
}
