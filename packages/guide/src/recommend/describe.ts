/** Recommendations in words, for the page and the terminal alike. */

import type { AnswerFault, GuideAnswers } from './answers.ts'
import type { Change } from './changes.ts'
import type { GuideLibrary } from './library.ts'
import type { LeftOut, Recommendation } from './recommend.ts'
import { goalKey } from './target.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** Titles that are written out before the rest is counted. */
const TITLES_MAX = 4

/** One line under a label. */
export interface DescribedRow {
  readonly label: string
  readonly text: string
}

/** Returns the sum of a recommendation: concepts, hours, weeks, and how it stands to the deadline. */
export function describeSum(recommendation: Recommendation, answers: GuideAnswers): string {
  const { sequence, minutes, weeks, finish } = recommendation
  if (sequence.length === 0) return 'Nothing is left of it: you have done or know all of it.'
  const work = `${counted(sequence.length, 'concept')}, ${hours(minutes)}, ${counted(weeks, 'week')} of work.`
  return `${work} ${describeDeadline(recommendation, answers) ?? `You finish on ${dayWords(finish)}.`}`
}

function describeDeadline(
  { deadline, finish }: Pick<Recommendation, 'deadline' | 'finish'>,
  answers: GuideAnswers,
): string | undefined {
  switch (deadline.kind) {
    case 'open':
      return undefined
    case 'inTime':
      return deadline.daysLeft === 0
        ? `You finish on the date, ${dayWords(finish)}.`
        : `You finish ${counted(deadline.daysLeft, 'day')} before the date.`
    case 'late':
      return `The date, ${dayWords(answers.deadline ?? '')}, cannot be met with ${answers.hoursAWeek} h a week: ${hours(deadline.minutesOver)} do not fit, and you would finish on ${dayWords(finish)}.`
  }
}

/** Returns the rows of the table of reasons: why, what is left out, what comes first, what is tight, what would change. */
export function describeReasons(
  recommendation: Recommendation,
  answers: GuideAnswers,
  library: GuideLibrary,
): readonly DescribedRow[] {
  const titleOf = titles(library)
  const { reasons, first, practiceHours } = recommendation
  return [
    ...reasons.map(({ text }) => ({ label: 'Because', text })),
    ...leftOutRows(recommendation.leftOut, library),
    ...assumedRow(recommendation, library),
    ...(first === undefined || first.dependentCount === 0
      ? []
      : [
          {
            label: 'First',
            text: `${titleOf(first.concept)}, because ${counted(first.dependentCount, 'other concept')} of it ${first.dependentCount === 1 ? 'is' : 'are'} built on it.`,
          },
        ]),
    ...tightRow(recommendation, answers, library),
    ...(practiceHours === 0
      ? []
      : [
          {
            label: 'Beside it',
            text: `${practiceHours} h of practice of your own, which its author allows for. They are not in the hours above: at ${answers.hoursAWeek} h a week they take ${counted(Math.ceil(practiceHours / answers.hoursAWeek), 'more week')}.`,
          },
        ]),
  ]
}

/** Returns what another answer would make of it: `With 8 h a week: you finish on 12 Jan 2027.` */
export function describeChange(change: Change, current: Recommendation, library: GuideLibrary): string {
  const { first } = change
  const isOther = goalKey(first.goal) !== goalKey(current.goal)
  const when = describeQuestion(change, library)
  if (isOther) return `${when}: ${first.title}, ${hours(first.minutes)}, until ${dayWords(first.finish)}.`
  const finish = `you finish on ${dayWords(first.finish)}${first.deadline.kind === 'inTime' ? ', in time' : ''}`
  if (first.minutes === current.minutes) return `${when}: ${finish}.`
  const difference = current.minutes - first.minutes
  return `${when}: ${hours(Math.abs(difference))} ${difference > 0 ? 'less' : 'more'}, and ${finish}.`
}

function describeQuestion({ question, value }: Change, { questionnaire }: GuideLibrary): string {
  switch (question) {
    case 'hours':
      return `With ${value} h a week`
    case 'deadline':
      return 'Without a date'
    case 'role':
      return `As ${questionnaire.role.options.find(({ id }) => id === value)?.text ?? value}`
    case 'know': {
      const [areaId, levelId] = value.split('=')
      const area = questionnaire.experience.areas.find(({ id }) => id === areaId)?.text ?? value
      const level = questionnaire.experience.levels.find(({ id }) => id === levelId)?.text ?? ''
      return `If you ${level.replace(/^can /, 'could ')} “${area}”`
    }
  }
}

/** Returns what is wrong with answers, a sentence each, with the choices there are. */
export function describeFault({ question, code, found }: AnswerFault): string {
  switch (code) {
    case 'missing':
      return `${question} is not answered`
    case 'unknown':
      return `${question} has no answer ${JSON.stringify(found)}`
    case 'outOfRange':
      return `${question} cannot be ${JSON.stringify(found)}`
    case 'beforeStart':
      return `${question} ${found} lies before the start`
  }
}

/** Returns a day as it is read: `7 Feb 2027`. */
export function dayWords(day: string): string {
  const [year, month = 0, date] = day.split('-').map(Number)
  return `${date} ${MONTHS[month - 1] ?? ''} ${year}`
}

function leftOutRows(leftOut: readonly LeftOut[], library: GuideLibrary): readonly DescribedRow[] {
  const rows: DescribedRow[] = []
  const recorded = leftOut.filter(({ because }) => because === 'recorded').map(({ concept }) => concept)
  if (recorded.length > 0)
    rows.push({ label: 'Left out', text: `${listed(recorded, library)}: done in your record.` })
  for (const { id, text } of library.questionnaire.experience.areas) {
    const said = leftOut.filter(({ area }) => area === id).map(({ concept }) => concept)
    if (said.length === 0) continue
    rows.push({
      label: 'Left out',
      text: `${listed(said, library)}, by what you said of “${text}”. The placement test asks.`,
    })
  }
  const unneeded = leftOut.filter(({ because }) => because === 'notNeeded').map(({ concept }) => concept)
  if (unneeded.length > 0)
    rows.push({
      label: 'Left out',
      text: `${listed(unneeded, library)}: needed only for what is left out above.`,
    })
  return rows
}

function assumedRow({ assumed }: Recommendation, library: GuideLibrary): readonly DescribedRow[] {
  if (assumed.concepts.length === 0) return []
  const bridge = library.paths.find(({ id }) => id === assumed.bridge)
  const way =
    bridge === undefined
      ? ''
      : ` If you do not, begin with the path “${bridge.title}”, ${hours(minutesOf(bridge.sequence, library))}.`
  return [
    {
      label: 'Takes as known',
      text: `${listed(assumed.concepts, library)}. They are not in the hours above.${way}`,
    },
  ]
}

function tightRow(
  { deadline, optional }: Recommendation,
  answers: GuideAnswers,
  library: GuideLibrary,
): readonly DescribedRow[] {
  if (deadline.kind !== 'late') return []
  const need =
    deadline.hoursNeeded === undefined
      ? `more than ${library.questionnaire.hours.max} h a week would be needed`
      : `${deadline.hoursNeeded} h a week instead of ${answers.hoursAWeek} would meet it`
  const drop = optional.length === 0 ? '' : ` May be dropped: ${listed(optional, library)}.`
  return [{ label: 'Tight', text: `${counted(deadline.daysOver, 'day')} over the date; ${need}.${drop}` }]
}

function listed(concepts: readonly string[], library: GuideLibrary): string {
  const titleOf = titles(library)
  const shown = concepts.slice(0, TITLES_MAX).map(titleOf)
  const more = concepts.length - shown.length
  const text = more > 0 ? `${shown.join('; ')} and ${more} more` : shown.join('; ')
  return `${text} (${hours(minutesOf(concepts, library))})`
}

function titles({ concepts }: GuideLibrary): (id: string) => string {
  const byId = new Map(concepts.map(({ id, title }) => [id, title]))
  return (id) => byId.get(id) ?? id
}

function minutesOf(ids: readonly string[], { concepts }: GuideLibrary): number {
  const inside = new Set(ids)
  return concepts.reduce((sum, { id, minutes }) => sum + (inside.has(id) ? minutes : 0), 0)
}

function hours(minutes: number): string {
  const value = minutes / 60
  return `${value < 100 ? value.toFixed(1).replace(/\.0$/, '') : Math.round(value)} h`
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}
