/** `savepoint learn place`: the placement as a conversation at a terminal. Nothing is said of right or wrong before the end. */

import type { Concept, Item } from '@savepoint/curriculum'
import { judge, keyOf } from '@savepoint/curriculum/judge'
import {
  createPlacement,
  type GuideLibrary,
  type Placement,
  type PlacementItem,
  type PlacementResult,
  parseGoal,
  placementItemsOf,
  targetOfGoal,
} from '@savepoint/guide'
import type { ProgressPayload } from '@savepoint/progress'
import { createRandom } from '@savepoint/std'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { htmlText } from './html-text.ts'
import { guideLibrary, knownIn } from './learn-guide.ts'
import { openRecord } from './open-record.ts'
import type { Prompter } from './prompter.ts'
import { failWith } from './report.ts'
import type { CliSession } from './session.ts'
import { painterOf } from './terminal.ts'

export interface PlaceOptions {
  readonly for?: string
  readonly seed?: string
  readonly record: boolean
}

const DONT_KNOW = 'dont-know'
const STOP = 'stop'
const EVIDENCE_MAX = 10
const SEED_RANGE = 2 ** 31

/** Asks, prints the result, and records what is accepted. */
export async function runPlacement(session: CliSession, options: PlaceOptions): Promise<ExitCode> {
  const { prompter } = session
  if (prompter === undefined)
    return failWith(
      session,
      'The placement asks questions one by one and needs a terminal. In a browser: savepoint start, then Learn.',
      EXIT.usage,
    )
  const opened = await openRecord(session)
  if (!opened.ok) return failWith(session, opened.error, EXIT.unavailable)
  const { curriculum, log, events } = opened.value
  const library = guideLibrary(curriculum)
  if (library === undefined) return failWith(session, 'This course has no guide.', EXIT.unavailable)
  const items = placementItemsOf(curriculum.concepts)
  const targets =
    options.for === undefined ? items.map(({ concept }) => concept) : targetsOf(options.for, library)
  if (targets === undefined)
    return failWith(
      session,
      `There is no goal ${JSON.stringify(options.for)}. Write path:ID, roadmap:ID or concepts:ID,ID.`,
      EXIT.usage,
    )
  const seed = Number(options.seed ?? session.clock.nowMs() % SEED_RANGE)
  if (!Number.isInteger(seed)) return failWith(session, '--seed takes a whole number', EXIT.usage)
  const known = knownIn(curriculum, events, session)
  return converse({
    session,
    prompter,
    seed,
    id: `placement-${session.clock.nowMs().toString(36)}`,
    placement: createPlacement({ concepts: library.concepts, targets, items, known, seed }),
    concepts: new Map(curriculum.concepts.map((concept) => [concept.id, concept])),
    keep: async (payloads) => {
      const kept = options.record ? await log.append(payloads) : { ok: true as const }
      if (!kept.ok) session.terminal.writeError(`Not recorded: ${kept.error.message}\n`)
    },
  })
}

interface Conversation extends Asking {
  readonly id: string
  readonly placement: Placement
  readonly concepts: ReadonlyMap<string, Concept>
  readonly keep: (payloads: readonly ProgressPayload[]) => Promise<void>
}

async function converse(conversation: Conversation): Promise<ExitCode> {
  const { session, prompter, placement, concepts, keep, id } = conversation
  for (let next = placement.next(); next !== undefined; next = placement.next())
    if (!(await askNext(next, conversation))) break
  const titleOf = (concept: string): string => concepts.get(concept)?.title ?? concept
  const result = placement.result()
  session.terminal.write(renderResult(session, result, titleOf))
  const accepted = await askWhatToKeep(result, prompter, titleOf)
  const payloads = result.concepts
    .filter(({ concept }) => accepted.includes(concept))
    .map(
      ({ concept, probability, evidence }): ProgressPayload => ({
        kind: 'ConceptTestedOut',
        placement: id,
        concept,
        probability,
        evidence: evidence.slice(0, EVIDENCE_MAX),
      }),
    )
  if (payloads.length > 0) await keep(payloads)
  session.terminal.write(`Kept as tested out: ${payloads.length}. Any of them can be set back in the page.\n`)
  return EXIT.ok
}

/** Puts one question; false when the person wants to stop. */
async function askNext(next: PlacementItem, conversation: Conversation): Promise<boolean> {
  const { session, placement, concepts, keep, id } = conversation
  const concept = concepts.get(next.concept)
  const item = concept?.items.find((one) => one.id === next.id)
  if (concept === undefined || item === undefined) return false
  const head = `Question ${placement.answeredCount() + 1} of at most ${placement.questionsMax}`
  session.terminal.write(`\n${head}\n${htmlText(item.stemHtml, session.terminal.columns)}\n\n`)
  const given = await askItem(item, conversation)
  if (given === undefined) return false
  const { contentHash } = concept
  await keep([
    { kind: 'PlacementAnswered', placement: id, concept: concept.id, item: item.id, ...given, contentHash },
  ])
  placement.answer({ item: item.id, response: given.correct })
  return true
}

function targetsOf(goal: string | undefined, library: GuideLibrary): readonly string[] | undefined {
  const parsed = parseGoal(goal ?? '')
  const target = parsed === undefined ? undefined : targetOfGoal(parsed, library)
  return target === undefined ? undefined : [...target.assumed, ...target.concepts]
}

interface Asking {
  readonly prompter: Prompter
  readonly session: CliSession
  readonly seed: number
}

interface Given {
  readonly answer: string
  readonly correct: boolean | null
}

/** Asks until the answer can be read; undefined when the person wants to stop. */
async function askItem(item: Item, asking: Asking): Promise<Given | undefined> {
  for (;;) {
    const answer = await readAnswer(item, asking)
    if (answer.includes(STOP)) return undefined
    if (answer.includes(DONT_KNOW)) return { answer: '', correct: null }
    const judgement = judge(item.kind, keyOf(item), answer)
    if (judgement.kind !== 'notGradable')
      return { answer: answer.join(','), correct: judgement.kind === 'right' }
    asking.session.terminal.write(`${judgement.message}\n`)
  }
}

const WAYS_OUT = [
  { value: DONT_KNOW, name: 'I don’t know' },
  { value: STOP, name: 'Stop and see the result' },
]

async function readAnswer(item: Item, { prompter, session, seed }: Asking): Promise<readonly string[]> {
  const textOf = (html: string): string => htmlText(html, session.terminal.columns).replace(/\s*\n\s*/g, ' ')
  switch (item.kind) {
    case 'choice':
      return [
        await prompter.choose('Your answer', [
          ...item.options.map(({ id, html }) => ({ value: id, name: textOf(html) })),
          ...WAYS_OUT,
        ]),
      ]
    case 'multiple':
      return prompter.chooseMany('All that are right', [
        ...item.options.map(({ id, html }) => ({ value: id, name: textOf(html) })),
        ...WAYS_OUT,
      ])
    case 'order': {
      const left = shuffled(item.steps, seed)
      const order: string[] = []
      while (left.length > 1) {
        const chosen = await prompter.choose(`Step ${order.length + 1}`, [
          ...left.map(({ id, html }) => ({ value: id, name: textOf(html) })),
          ...WAYS_OUT,
        ])
        if (chosen === STOP || chosen === DONT_KNOW) return [chosen]
        order.push(chosen)
        left.splice(
          left.findIndex(({ id }) => id === chosen),
          1,
        )
      }
      return [...order, ...left.map(({ id }) => id)]
    }
    case 'number':
    case 'text': {
      const unit = item.kind === 'number' && item.unit !== '' ? ` in ${item.unit}` : ''
      const line = (await prompter.line(`Your answer${unit} (? for “I don’t know”, . to stop)`, '')).trim()
      if (line === '?') return [DONT_KNOW]
      return line === '.' ? [STOP] : [line]
    }
  }
}

function shuffled<T>(entries: readonly T[], seed: number): T[] {
  const random = createRandom(seed).fork('order')
  const left = [...entries]
  const mixed: T[] = []
  while (left.length > 0) mixed.push(...left.splice(random.below(left.length), 1))
  return mixed
}

function renderResult(
  session: CliSession,
  { concepts, notAsked }: PlacementResult,
  titleOf: (concept: string) => string,
): string {
  const paint = painterOf(session.terminal)
  const lines = concepts.map(({ concept, verdict, probability, evidence }) => {
    const mark = verdict === 'testedOut' ? paint('done', '●') : verdict === 'unknown' ? '○' : '◐'
    const percent = `${Math.min(99, Math.max(1, Math.round(probability * 100)))}%`.padStart(4)
    return `${mark} ${percent}  ${titleOf(concept)}  ${paint('dim', evidence.slice(0, 3).join(', '))}`
  })
  const rest =
    notAsked.length === 0 ? '' : `\n${notAsked.length} concepts have no questions yet and stay in the plan.`
  return `\n${lines.join('\n')}\n\n● tested out  ◐ not certain  ○ not known, with the items that say so${rest}\n\n`
}

async function askWhatToKeep(
  { concepts }: PlacementResult,
  prompter: Prompter,
  titleOf: (concept: string) => string,
): Promise<readonly string[]> {
  const testedOut = concepts.filter(({ verdict }) => verdict === 'testedOut')
  if (testedOut.length === 0) return []
  const answer = await prompter.choose(`Keep ${testedOut.length} as tested out?`, [
    { value: 'all', name: 'All of them' },
    { value: 'some', name: 'Only some' },
    { value: 'none', name: 'None' },
  ])
  if (answer === 'none') return []
  if (answer === 'all') return testedOut.map(({ concept }) => concept)
  return prompter.chooseMany(
    'Which?',
    testedOut.map(({ concept }) => ({ value: concept, name: titleOf(concept) })),
  )
}
