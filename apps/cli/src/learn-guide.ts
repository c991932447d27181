/** `savepoint learn`: asks at a terminal, or takes flags, and prints what follows from the answers. */

import type { CompiledCurriculum } from '@savepoint/curriculum'
import {
  type AnswerFault,
  type AnswerTexts,
  asksOf,
  choicesOf,
  describeChange,
  describeFault,
  describeReasons,
  describeSum,
  findChanges,
  type GuideAnswers,
  type GuideLibrary,
  goalKey,
  type Recommendation,
  readAnswers,
  recommend,
  writeAnswers,
} from '@savepoint/guide'
import { dayOf, project } from '@savepoint/progress'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { openRecord } from './open-record.ts'
import type { Prompter } from './prompter.ts'
import { failWith } from './report.ts'
import type { CliSession } from './session.ts'
import { painterOf, wrap } from './terminal.ts'

export interface LearnOptions {
  readonly role?: string
  readonly goal?: string
  readonly topic?: string
  readonly symptom?: string
  readonly path?: string
  readonly roadmap?: string
  readonly know?: string
  readonly hours?: string
  readonly start?: string
  readonly deadline?: string
  readonly record: boolean
  readonly json?: boolean
}

/** Choices of a flag that are printed before the rest is counted. */
const CHOICES_MAX = 30
const LABEL_WIDTH = 16

/** Prints one to three recommendations and keeps the answers. */
export async function runGuide(session: CliSession, options: LearnOptions): Promise<ExitCode> {
  const opened = await openRecord(session)
  if (!opened.ok) return failWith(session, opened.error, EXIT.unavailable)
  const { curriculum, log, events } = opened.value
  const library = guideLibrary(curriculum)
  if (library === undefined) return failWith(session, 'This course has no guide.', EXIT.unavailable)
  const nowMs = session.clock.nowMs()
  const today = dayOf(nowMs, session.utcOffsetMinutes(nowMs))
  const given = textsOf(options)
  const isAsking = session.prompter !== undefined && options.json !== true
  const texts =
    isAsking && session.prompter !== undefined ? await ask(given, library, session.prompter) : given
  const { answers, faults } = readAnswers(texts, library, { start: today })
  if (faults.length > 0) return failWith(session, faultText(faults, library), EXIT.usage)
  const known = knownIn(curriculum, events, session)
  const recommendations = recommend(answers, library, { known })
  const [first] = recommendations
  const changes = findChanges(answers, library, { known }).map((change) => ({
    ...change,
    text: first === undefined ? '' : describeChange(change, first, library),
  }))
  if (options.json === true) {
    const document = {
      answers: writeAnswers(answers, library.questionnaire),
      recommendations: recommendations.map(jsonOf),
      changes: changes.map(({ question, value, text, first: then }) => ({
        question,
        value,
        text,
        goal: goalKey(then.goal),
      })),
    }
    session.terminal.write(`${JSON.stringify(document, undefined, 2)}\n`)
  } else
    session.terminal.write(
      render(session, { recommendations, answers, library, changes: changes.map(({ text }) => text) }),
    )
  if (options.record) {
    const kept = await log.append([
      { kind: 'GuideAnswered', answers: writeAnswers(answers, library.questionnaire) },
    ])
    if (!kept.ok) session.terminal.writeError(`The answers were not recorded: ${kept.error.message}\n`)
  }
  return EXIT.ok
}

/** Returns the curriculum as the guide takes it; undefined for a course without one. */
export function guideLibrary(curriculum: CompiledCurriculum): GuideLibrary | undefined {
  const { questionnaire } = curriculum
  return questionnaire === undefined ? undefined : { ...curriculum, questionnaire }
}

/** Returns the concepts that the record has as completed or skipped. */
export function knownIn(
  curriculum: CompiledCurriculum,
  events: Parameters<typeof project>[0],
  { utcOffsetMinutes }: CliSession,
): ReadonlySet<string> {
  const view = project(events, curriculum, { utcOffsetMinutes })
  const done = [...view.concepts.values()].filter(
    ({ status }) => status === 'completed' || status === 'skipped',
  )
  return new Set(done.map(({ id }) => id))
}

function textsOf({ topic, know, record: _record, json: _json, ...texts }: LearnOptions): AnswerTexts {
  return {
    ...texts,
    ...(topic === undefined ? {} : { topics: topic.split(/[,\s]+/).join(' ') }),
    ...(know === undefined ? {} : { know: know.split(/[,\s]+/).join(' ') }),
  }
}

/** Asks for what the flags left open. */
async function ask(given: AnswerTexts, library: GuideLibrary, prompter: Prompter): Promise<AnswerTexts> {
  const { questionnaire, concepts } = library
  const texts: Record<string, string> = { ...given }
  const named = (options: readonly { readonly id: string; readonly text: string }[]) =>
    options.map(({ id, text }) => ({ value: id, name: text }))
  texts.role ??= await prompter.choose(questionnaire.role.text, named(questionnaire.role.options))
  texts.goal ??= await prompter.choose(questionnaire.goal.text, named(questionnaire.goal.options))
  const asks = asksOf(texts.goal, questionnaire)
  if (asks === 'topics')
    texts.topics ??= (
      await prompter.chooseMany(
        'Which topics?',
        concepts.map(({ id, title }) => ({ value: id, name: title })),
      )
    ).join(' ')
  else if (asks !== undefined)
    texts[asks] ??= await prompter.choose(
      asks === 'symptom' ? 'What goes wrong?' : `Which ${asks}?`,
      named(choicesOf(asks, library)),
    )
  if (texts.know === undefined) {
    const pairs: string[] = []
    for (const { id, text } of questionnaire.experience.areas)
      pairs.push(`${id}=${await prompter.choose(text, named(questionnaire.experience.levels))}`)
    texts.know = pairs.join(' ')
  }
  texts.hours ??= await prompter.line(questionnaire.hours.text, String(questionnaire.hours.usual))
  texts.deadline ??= await prompter.line(`${questionnaire.deadline.text} (YYYY-MM-DD, empty for none)`, '')
  return texts
}

const FLAGS: Readonly<Record<AnswerFault['question'], string>> = {
  role: '--role',
  goal: '--goal',
  path: '--path',
  roadmap: '--roadmap',
  topics: '--topic',
  symptom: '--symptom',
  know: '--know',
  hours: '--hours',
  start: '--start',
  deadline: '--deadline',
}

function faultText(faults: readonly AnswerFault[], library: GuideLibrary): string {
  const lines = faults.map((fault) => {
    const what = fault.code === 'missing' ? 'is missing' : describeFault(fault).replace(/^\w+ /, '')
    return `${FLAGS[fault.question]} ${what}. ${choicesText(fault.question, library)}`
  })
  return lines.join('\n')
}

function choicesText(question: AnswerFault['question'], library: GuideLibrary): string {
  const { questionnaire, concepts } = library
  const listed = (entries: readonly { readonly id: string }[]): string => {
    const more = entries.length - CHOICES_MAX
    const ids = entries.slice(0, CHOICES_MAX).map(({ id }) => id)
    return `One of: ${ids.join(', ')}${more > 0 ? `, and ${more} more (savepoint progress --all lists them)` : ''}`
  }
  switch (question) {
    case 'role':
      return listed(questionnaire.role.options)
    case 'goal':
      return listed(questionnaire.goal.options)
    case 'topics':
      return listed(concepts)
    case 'path':
    case 'roadmap':
    case 'symptom':
      return listed(choicesOf(question, library))
    case 'know': {
      const { areas, levels } = questionnaire.experience
      return `Areas: ${areas.map(({ id }) => id).join(', ')}. Levels: ${levels.map(({ id }) => id).join(', ')}`
    }
    case 'hours':
      return `A number from ${questionnaire.hours.min} to ${questionnaire.hours.max}`
    case 'start':
    case 'deadline':
      return 'A day such as 2027-01-30'
  }
}

function jsonOf(recommendation: Recommendation): object {
  const { goal, sequence, minutes, ...rest } = recommendation
  return {
    goal: goalKey(goal),
    ...rest,
    concepts: sequence,
    minutes,
    hours: Math.round((minutes / 60) * 10) / 10,
  }
}

interface Rendering {
  readonly recommendations: readonly Recommendation[]
  readonly answers: GuideAnswers
  readonly library: GuideLibrary
  readonly changes: readonly string[]
}

function render(session: CliSession, { recommendations, answers, library, changes }: Rendering): string {
  const paint = painterOf(session.terminal)
  const width = session.terminal.columns
  const row = (label: string, text: string): string => {
    const body = wrap(text, width, ' '.repeat(LABEL_WIDTH)).trimStart()
    return `${paint('dim', label.padEnd(LABEL_WIDTH))}${body}\n`
  }
  return recommendations
    .map((one, index) => {
      const key = goalKey(one.goal)
      const deadline = answers.deadline === undefined ? '' : ` --deadline ${answers.deadline}`
      const rows = [
        ...describeReasons(one, answers, library).map(({ label, text }) => row(label, text)),
        ...(index === 0 ? changes.map((text) => row('Would change', text)) : []),
        row('Place', `savepoint learn place --for ${key}`),
        row(
          'Plan',
          `savepoint plan --${key.replace(':', ' ')} --hours ${answers.hoursAWeek} --start ${answers.start}${deadline}`,
        ),
      ]
      const title = `${index + 1}. ${one.title}`
      return `${paint('bold', title)}\n${wrap(describeSum(one, answers), width)}\n\n${rows.join('')}`
    })
    .join('\n')
}
