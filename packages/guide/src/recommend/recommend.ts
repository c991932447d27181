/**
 * From answers to at most three recommendations: rules choose the targets, the prerequisite graph says what is left of
 * each for this learner, and the hours say when it ends. Pure: it reads no clock; the start is one of the answers.
 */

import { prerequisiteClosure } from '@savepoint/curriculum/graph'
import { RECOMMENDATIONS_MAX, ruleFits } from '@savepoint/curriculum/guide-rules'
import type { PlanGoal } from '@savepoint/progress'
import type { GuideAnswers } from './answers.ts'
import { addDays, daysBetween } from './days.ts'
import type { GuideLibrary } from './library.ts'
import { findTarget, goalKey, type Target } from './target.ts'

export interface Recommendation {
  readonly goal: PlanGoal
  readonly title: string
  readonly about: string
  /** The rules that led here, the first one first. */
  readonly reasons: readonly { readonly rule: string; readonly text: string }[]
  /** What is to be studied, in order. */
  readonly sequence: readonly string[]
  /** Of the sequence. */
  readonly minutes: number
  /** Weeks that the sequence takes at the hours given, rounded up. */
  readonly weeks: number
  /** Last day of work, `YYYY-MM-DD`; the start when nothing is left. */
  readonly finish: string
  readonly deadline: DeadlineVerdict
  /** In the target and not in the sequence. */
  readonly leftOut: readonly LeftOut[]
  /** Those of the sequence that may be dropped when time is short. */
  readonly optional: readonly string[]
  /** What the target takes as known and neither record nor answers speak for. */
  readonly assumed: AssumedKnowledge
  readonly practiceHours: number
  readonly first?: FirstConcept
}

export type DeadlineVerdict =
  | { readonly kind: 'open' }
  | { readonly kind: 'inTime'; readonly daysLeft: number }
  | {
      readonly kind: 'late'
      readonly daysOver: number
      /** Minutes that do not fit before the deadline. */
      readonly minutesOver: number
      /** Least whole hours a week that would do; absent when even the most that may be given do not. */
      readonly hoursNeeded?: number
    }

export interface LeftOut {
  readonly concept: string
  /** Completed or skipped in the record; said to be known; or needed only for what is left out. */
  readonly because: 'recorded' | 'said' | 'notNeeded'
  /** The experience area, where it was said. */
  readonly area?: string
}

export interface AssumedKnowledge {
  readonly concepts: readonly string[]
  /** The shortest path of kind `bridge` that teaches all of them; absent when there is none. */
  readonly bridge?: string
}

export interface FirstConcept {
  readonly concept: string
  /** How many others of the sequence are built on it. */
  readonly dependentCount: number
}

export interface RecommendOptions {
  /** Concepts that the record has as completed or skipped. */
  readonly known?: ReadonlySet<string>
}

/** Returns one to three recommendations with different goals, the best first. `answers` has no faults. */
export function recommend(
  answers: GuideAnswers,
  library: GuideLibrary,
  { known = new Set() }: RecommendOptions = {},
): readonly Recommendation[] {
  const facts = { ...answers, levels: wholeLevels(answers, library), hoursInAll: hoursInAll(answers) }
  const chosen = new Map<string, { target: Target; reasons: { rule: string; text: string }[] }>()
  for (const rule of library.questionnaire.rules) {
    if (!ruleFits(rule.when, facts)) continue
    const target = findTarget(rule.recommend, answers, library)
    if (target === undefined) continue
    const entry = chosen.get(goalKey(target.goal))
    const reason = { rule: rule.id, text: rule.because }
    if (entry !== undefined) entry.reasons.push(reason)
    else if (chosen.size < RECOMMENDATIONS_MAX)
      chosen.set(goalKey(target.goal), { target, reasons: [reason] })
  }
  const said = saidKnown(answers, library)
  return [...chosen.values()].map(({ target, reasons }) =>
    measure({ target, reasons, answers, library, known, said }),
  )
}

/** Returns the concepts that the self-report speaks for, each with its experience area. */
function saidKnown(
  answers: Pick<GuideAnswers, 'levels'>,
  { concepts, questionnaire }: GuideLibrary,
): ReadonlyMap<string, string> {
  const said = new Map<string, string>()
  for (const area of questionnaire.experience.areas) {
    const level = questionnaire.experience.levels.find(({ id }) => id === answers.levels[area.id])
    if (level === undefined || level.leavesOut.length === 0) continue
    for (const concept of concepts) {
      if (area.covers.includes(concept.area) && level.leavesOut.includes(concept.difficulty))
        said.set(concept.id, area.id)
    }
  }
  return said
}

function wholeLevels(answers: GuideAnswers, { questionnaire }: GuideLibrary): Record<string, string> {
  const { areas, levels } = questionnaire.experience
  return Object.fromEntries(areas.map(({ id }) => [id, answers.levels[id] ?? levels[0]?.id ?? '']))
}

/** Hours from start to deadline; infinite without one. The deadline itself is a day of work. */
function hoursInAll({ start, deadline, hoursAWeek }: GuideAnswers): number {
  if (deadline === undefined) return Number.POSITIVE_INFINITY
  return ((daysBetween(start, deadline) + 1) * hoursAWeek) / 7
}

interface Measuring {
  readonly target: Target
  readonly reasons: Recommendation['reasons']
  readonly answers: GuideAnswers
  readonly library: GuideLibrary
  readonly known: ReadonlySet<string>
  readonly said: ReadonlyMap<string, string>
}

function measure({ target, reasons, answers, library, known, said }: Measuring): Recommendation {
  const { sequence, leftOut } = whatIsLeft(target, library, { known, said })
  const minutesOf = minutesById(library)
  const minutes = sumOf(sequence, minutesOf)
  const weeksExact = minutes / 60 / answers.hoursAWeek
  // Rounded to the minute first: 7 x 1.0000000000000002 would be a day more.
  const daysOfWork = Math.ceil(Math.round(weeksExact * 7 * 1e6) / 1e6)
  const finish = addDays(answers.start, Math.max(daysOfWork - 1, 0))
  const first = findFirst(sequence, library)
  return {
    goal: target.goal,
    title: target.title,
    about: target.about,
    reasons,
    sequence,
    minutes,
    weeks: Math.ceil(daysOfWork / 7),
    finish,
    deadline: judgeDeadline({ minutes, finish }, answers, library.questionnaire.hours.max),
    leftOut,
    optional: target.optional.filter((concept) => sequence.includes(concept)),
    assumed: findAssumed(target, library, { known, said }),
    practiceHours: target.practiceHours,
    ...(first === undefined ? {} : { first }),
  }
}

interface Knowledge {
  readonly known: ReadonlySet<string>
  readonly said: ReadonlyMap<string, string>
}

/** Takes out what is known, and what only that is built on. Topics that were named one by one stay. */
function whatIsLeft(
  target: Target,
  { concepts }: GuideLibrary,
  { known, said }: Knowledge,
): Pick<Recommendation, 'sequence' | 'leftOut'> {
  const named = new Set(target.isNamed ? target.wanted : [])
  const isKnown = (id: string): boolean => known.has(id) || (said.has(id) && !named.has(id))
  const outside = new Set([...target.assumed, ...target.concepts.filter(isKnown)])
  const needed = new Set(
    prerequisiteClosure(
      concepts,
      target.wanted.filter((id) => !isKnown(id)),
      { known: outside },
    ),
  )
  const sequence = target.concepts.filter((id) => needed.has(id))
  const leftOut = target.concepts
    .filter((id) => !needed.has(id))
    .map((concept): LeftOut => {
      if (known.has(concept)) return { concept, because: 'recorded' }
      const area = said.get(concept)
      return area === undefined ? { concept, because: 'notNeeded' } : { concept, because: 'said', area }
    })
  return { sequence, leftOut }
}

function judgeDeadline(
  { minutes, finish }: { readonly minutes: number; readonly finish: string },
  answers: GuideAnswers,
  hoursMax: number,
): DeadlineVerdict {
  const { deadline, start } = answers
  if (deadline === undefined) return { kind: 'open' }
  const daysLeft = daysBetween(finish, deadline)
  if (daysLeft >= 0) return { kind: 'inTime', daysLeft }
  const weeks = (daysBetween(start, deadline) + 1) / 7
  const hoursNeeded = Math.ceil(Math.round((minutes / 60 / weeks) * 1e6) / 1e6)
  return {
    kind: 'late',
    daysOver: -daysLeft,
    minutesOver: Math.max(1, Math.ceil(minutes - hoursInAll(answers) * 60)),
    ...(hoursNeeded <= hoursMax ? { hoursNeeded } : {}),
  }
}

function findAssumed(target: Target, library: GuideLibrary, { known, said }: Knowledge): AssumedKnowledge {
  const concepts = target.assumed.filter((id) => !known.has(id) && !said.has(id))
  if (concepts.length === 0) return { concepts }
  const bridges = library.paths
    .filter((path) => path.kind === 'bridge' && concepts.every((id) => path.sequence.includes(id)))
    .sort((a, b) => a.sequence.length - b.sequence.length)
  const bridge = bridges[0]?.id
  return { concepts, ...(bridge === undefined ? {} : { bridge }) }
}

function findFirst(sequence: readonly string[], { concepts }: GuideLibrary): FirstConcept | undefined {
  const [concept] = sequence
  if (concept === undefined) return undefined
  const inside = new Set(sequence)
  const byId = new Map(concepts.filter(({ id }) => inside.has(id)).map((one) => [one.id, one]))
  const built = new Set([concept])
  for (const id of sequence) {
    if (byId.get(id)?.prerequisites.some((prerequisite) => built.has(prerequisite)) === true) built.add(id)
  }
  return { concept, dependentCount: built.size - 1 }
}

function minutesById({ concepts }: GuideLibrary): ReadonlyMap<string, number> {
  return new Map(concepts.map(({ id, minutes }) => [id, minutes]))
}

function sumOf(ids: readonly string[], minutesOf: ReadonlyMap<string, number>): number {
  return ids.reduce((sum, id) => sum + (minutesOf.get(id) ?? 0), 0)
}
