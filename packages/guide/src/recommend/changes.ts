/**
 * What would change the answer: the guide is asked again with one answer changed, and what comes of it is kept where it
 * differs. Nothing is estimated.
 */

import type { GuideAnswers } from './answers.ts'
import { daysBetween } from './days.ts'
import type { GuideLibrary } from './library.ts'
import { type Recommendation, type RecommendOptions, recommend } from './recommend.ts'
import { goalKey } from './target.ts'

/** One answer changed, and the recommendation that would then come first. */
export interface Change {
  readonly question: 'hours' | 'know' | 'role' | 'deadline'
  /** The other answer, as the record writes it: `8`, `internals=explain`, `lead`; empty for no deadline. */
  readonly value: string
  readonly first: Recommendation
}

/** Hours a week that are tried beside those given, as a difference. */
const HOURS_STEP = 3

/** Returns the changes in a fixed order: hours, deadline, knowledge, role; none when nothing would differ. */
export function findChanges(
  answers: GuideAnswers,
  library: GuideLibrary,
  options: RecommendOptions = {},
): readonly Change[] {
  const [current] = recommend(answers, library, options)
  if (current === undefined) return []
  const ask = (change: Omit<Change, 'first'>, changed: GuideAnswers): Change | undefined => {
    const [first] = recommend(changed, library, options)
    return first === undefined || isSame(first, current) ? undefined : { ...change, first }
  }
  return [
    ...hoursChanges({ answers, library, current, ask }),
    deadlineChange(answers, ask),
    largestSaving(answers, library, { current, ask }),
    roleChange(answers, library, { current, ask }),
  ].filter((change) => change !== undefined)
}

type Ask = (change: Omit<Change, 'first'>, changed: GuideAnswers) => Change | undefined

function hoursChanges({
  answers,
  library,
  current,
  ask,
}: {
  readonly answers: GuideAnswers
  readonly library: GuideLibrary
  readonly current: Recommendation
  readonly ask: Ask
}): readonly (Change | undefined)[] {
  const { min, max } = library.questionnaire.hours
  const others = new Set<number>()
  if (current.deadline.kind === 'late') others.add(current.deadline.hoursNeeded ?? max)
  else {
    if (current.deadline.kind === 'inTime') others.add(leastHours(answers, current))
    else others.add(answers.hoursAWeek - HOURS_STEP)
    others.add(answers.hoursAWeek + HOURS_STEP)
  }
  return [...others]
    .filter((hours) => hours >= min && hours <= max && hours !== answers.hoursAWeek)
    .map((hours) => ask({ question: 'hours', value: String(hours) }, { ...answers, hoursAWeek: hours }))
}

/** Fewest whole hours a week that still meet the deadline. */
function leastHours({ start, deadline = start }: GuideAnswers, { minutes }: Recommendation): number {
  const weeks = (daysBetween(start, deadline) + 1) / 7
  return Math.ceil(Math.round((minutes / 60 / weeks) * 1e6) / 1e6)
}

/** Without a deadline: kept only where another goal comes first, for the dates stay the same otherwise. */
function deadlineChange({ deadline, ...open }: GuideAnswers, ask: Ask): Change | undefined {
  return deadline === undefined ? undefined : ask({ question: 'deadline', value: '' }, open)
}

interface Comparison {
  readonly current: Recommendation
  readonly ask: Ask
}

/** The area in which the next higher level that leaves something out saves most. */
function largestSaving(
  answers: GuideAnswers,
  { questionnaire }: GuideLibrary,
  { current, ask }: Comparison,
): Change | undefined {
  const { areas, levels } = questionnaire.experience
  let best: Change | undefined
  for (const area of areas) {
    const now = levels.findIndex(({ id }) => id === (answers.levels[area.id] ?? levels[0]?.id))
    const leftOutNow = levels[now]?.leavesOut.length ?? 0
    const higher = levels.slice(now + 1).find((level) => level.leavesOut.length > leftOutNow)
    if (higher === undefined) continue
    const change = ask(
      { question: 'know', value: `${area.id}=${higher.id}` },
      { ...answers, levels: { ...answers.levels, [area.id]: higher.id } },
    )
    if (change === undefined) continue
    const isBetter = change.first.minutes < Math.min(current.minutes, best?.first.minutes ?? Number.MAX_VALUE)
    if (isBetter) best = change
  }
  return best
}

/** The first other role that leads to another goal. */
function roleChange(
  answers: GuideAnswers,
  { questionnaire }: GuideLibrary,
  { current, ask }: Comparison,
): Change | undefined {
  for (const { id } of questionnaire.role.options) {
    if (id === answers.role) continue
    const change = ask({ question: 'role', value: id }, { ...answers, role: id })
    if (change !== undefined && goalKey(change.first.goal) !== goalKey(current.goal)) return change
  }
  return undefined
}

function isSame(a: Recommendation, b: Recommendation): boolean {
  return goalKey(a.goal) === goalKey(b.goal) && a.minutes === b.minutes && a.finish === b.finish
}
