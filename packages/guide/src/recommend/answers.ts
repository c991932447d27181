/**
 * The answers to the guide, and their form in the record: texts by question id, several joined by blanks, so that an
 * answer of another version is still read as far as it makes sense.
 */

import type { GoalQuestion, Questionnaire } from '@savepoint/curriculum'
import { isDay } from './days.ts'
import type { GuideLibrary } from './library.ts'

export interface GuideAnswers {
  readonly role: string
  readonly goal: string
  /** The path, roadmap or symptom that the goal asks for; absent for other goals. */
  readonly chosen?: string
  /** Concepts that the goal `topics` is about, in the order of choosing. */
  readonly topics: readonly string[]
  /** Level by experience area; the lowest where absent. */
  readonly levels: Readonly<Record<string, string>>
  readonly hoursAWeek: number
  /** `YYYY-MM-DD`. */
  readonly start: string
  /** `YYYY-MM-DD`, not before `start`. */
  readonly deadline?: string
}

/** Which answers are still missing or make no sense; empty when the guide can recommend. */
export interface AnswerFault {
  readonly question: 'role' | 'goal' | GoalQuestion | 'hours' | 'start' | 'deadline' | 'know'
  readonly code: 'missing' | 'unknown' | 'outOfRange' | 'beforeStart'
  readonly found: string
}

/** Answers as texts, as the record and the command line carry them. */
export type AnswerTexts = Readonly<Record<string, string>>

/** Returns the texts of `answers` by question id. */
export function writeAnswers(answers: GuideAnswers, questionnaire: Questionnaire): Record<string, string> {
  const asks = asksOf(answers.goal, questionnaire)
  const levels = questionnaire.experience.areas.flatMap(({ id }) => {
    const level = answers.levels[id]
    return level === undefined ? [] : [`${id}=${level}`]
  })
  return {
    role: answers.role,
    goal: answers.goal,
    ...(asks === 'topics' ? { topics: answers.topics.join(' ') } : {}),
    ...(asks !== undefined && asks !== 'topics' && answers.chosen !== undefined
      ? { [asks]: answers.chosen }
      : {}),
    ...(levels.length === 0 ? {} : { know: levels.join(' ') }),
    hours: String(answers.hoursAWeek),
    start: answers.start,
    ...(answers.deadline === undefined ? {} : { deadline: answers.deadline }),
  }
}

/**
 * Reads answers. What is absent takes `defaults`; what cannot be read is reported. `answers` is complete only when
 * there are no faults.
 */
export function readAnswers(
  texts: AnswerTexts,
  library: GuideLibrary,
  defaults: { readonly start: string },
): { readonly answers: GuideAnswers; readonly faults: readonly AnswerFault[] } {
  const { questionnaire } = library
  const faults: AnswerFault[] = []
  const fault = (question: AnswerFault['question'], code: AnswerFault['code'], found = ''): void => {
    faults.push({ question, code, found })
  }
  const pick = (question: AnswerFault['question'], known: ReadonlySet<string>): string => {
    const found = texts[question] ?? ''
    if (found === '') fault(question, 'missing')
    else if (!known.has(found)) fault(question, 'unknown', found)
    return found
  }
  const role = pick('role', idsOf(questionnaire.role.options))
  const goal = pick('goal', idsOf(questionnaire.goal.options))
  const asks = asksOf(goal, questionnaire)
  const topics = asks === 'topics' ? (texts.topics ?? '').split(' ').filter((topic) => topic !== '') : []
  if (asks === 'topics' && topics.length === 0) fault('topics', 'missing')
  const concepts = idsOf(library.concepts)
  for (const topic of topics) if (!concepts.has(topic)) fault('topics', 'unknown', topic)
  const chosen =
    asks === undefined || asks === 'topics' ? undefined : pick(asks, idsOf(choicesOf(asks, library)))
  const levels = readLevels(texts.know ?? '', questionnaire, (found) => fault('know', 'unknown', found))
  const { hoursAWeek, start, deadline } = readTime(texts, questionnaire, { ...defaults, fault })
  return {
    answers: {
      role,
      goal,
      topics: topics.filter((topic) => concepts.has(topic)),
      levels,
      hoursAWeek,
      start,
      ...(chosen === undefined ? {} : { chosen }),
      ...(deadline === undefined ? {} : { deadline }),
    },
    faults,
  }
}

/** What a goal asks the learner to name. */
export function asksOf(goal: string, { goal: question }: Questionnaire): GoalQuestion | undefined {
  return question.options.find((option) => option.id === goal)?.asks
}

/** Returns what may be named for a goal that asks for a path, a roadmap or a symptom. */
export function choicesOf(
  asks: Exclude<GoalQuestion, 'topics'>,
  { paths, roadmaps }: Pick<GuideLibrary, 'paths' | 'roadmaps'>,
): readonly { readonly id: string; readonly text: string }[] {
  switch (asks) {
    case 'path':
      return paths
        .filter((path) => path.follows?.kind !== 'targets')
        .map(({ id, title }) => ({ id, text: title }))
    case 'roadmap':
      return roadmaps.map(({ id, title }) => ({ id, text: title }))
    case 'symptom':
      return paths.flatMap((path) => path.symptoms.map(({ id, text }) => ({ id, text })))
  }
}

function readLevels(
  text: string,
  { experience }: Questionnaire,
  onFault: (found: string) => void,
): Record<string, string> {
  const areas = idsOf(experience.areas)
  const names = idsOf(experience.levels)
  const levels: Record<string, string> = {}
  for (const entry of text.split(' ').filter((part) => part !== '')) {
    const [area = '', level = ''] = entry.split('=')
    if (areas.has(area) && names.has(level)) levels[area] = level
    else onFault(entry)
  }
  return levels
}

interface TimeReading {
  readonly start: string
  readonly fault: (question: AnswerFault['question'], code: AnswerFault['code'], found?: string) => void
}

function readTime(
  texts: AnswerTexts,
  { hours }: Questionnaire,
  { start: today, fault }: TimeReading,
): Pick<GuideAnswers, 'hoursAWeek' | 'start' | 'deadline'> {
  const hoursText = texts.hours ?? ''
  const number = hoursText === '' ? hours.usual : Number(hoursText)
  const isHours = Number.isFinite(number) && number >= hours.min && number <= hours.max
  if (!isHours) fault('hours', 'outOfRange', hoursText)
  const startText = texts.start ?? today
  if (!isDay(startText)) fault('start', 'unknown', startText)
  const start = isDay(startText) ? startText : today
  const deadline = texts.deadline ?? ''
  const time = { hoursAWeek: isHours ? number : hours.usual, start }
  if (deadline === '') return time
  if (!isDay(deadline)) fault('deadline', 'unknown', deadline)
  else if (deadline < start) fault('deadline', 'beforeStart', deadline)
  else return { ...time, deadline }
  return time
}

function idsOf(entries: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(entries.map((entry) => entry.id))
}
