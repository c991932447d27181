/** The guide: the form on the left, what follows from it on the right, at every change. Nothing is sent anywhere. */
import {
  type AnswerTexts,
  describeFault,
  describeSum,
  findChanges,
  goalKey,
  QUESTIONS_MAX,
  QUESTIONS_MIN,
  type Recommendation,
  readAnswers,
  recommend,
  targetOfGoal,
} from '@savepoint/guide'
import { localUtcOffsetMinutes } from '@savepoint/platform/browser'
import { dayOf, type ProgressPayload, type ProgressView } from '@savepoint/progress'
import { draw } from '../record/draw.ts'
import { drafts as openDrafts, readLog, record, watchProgress } from '../record/record.ts'
import { countText } from '../shell/words.ts'
import { drawOthers, drawReasons, drawWeeks } from './draw-recommendation.ts'
import { fillForm, showAsked, startTopics, textsOf } from './guide-form.ts'
import { loadGuideLibrary, loadPlacementItems } from './guide-library.ts'
import { placementAddress, planAddress } from './plan-address.ts'

const DRAFT_KEY = 'guide'
/** A pause after which the new result is read out. */
const SAY_AFTER_MS = 700
const MINUTES_PER_QUESTION = 0.75

type Library = Awaited<ReturnType<typeof loadGuideLibrary>>

interface Guide {
  readonly form: HTMLFormElement
  readonly result: HTMLElement
  readonly library: Library
  readonly itemCounts: ReadonlyMap<string, number>
  view: ProgressView | undefined
  /** The goal that is shown in full, when not the first. */
  chosen: string | undefined
}

function paint(guide: Guide): void {
  const { form, result, library } = guide
  const nowMs = Date.now()
  const today = dayOf(nowMs, localUtcOffsetMinutes(nowMs))
  const texts = textsOf(form)
  const { answers, faults } = readAnswers(texts, library, { start: today })
  if (faults.length > 0) {
    const open = faults
      .filter(({ code }) => code === 'missing')
      .map(({ question }) => OPEN_WORDS[question] ?? question)
    const wrong = faults.filter(({ code }) => code !== 'missing').map((fault) => `${describeFault(fault)}.`)
    const missing = open.length === 0 ? [] : [`Still open: ${open.join(', ')}.`]
    result.replaceChildren(draw('p', { class: 'empty' }, [...wrong, ...missing, WHAT_WILL_BE].join(' ')))
    say('')
    return
  }
  const known = knownIn(guide.view)
  const recommendations = recommend(answers, library, { known })
  const shown = recommendations.find(({ goal }) => goalKey(goal) === guide.chosen) ?? recommendations[0]
  if (shown === undefined) return
  const all = { recommendations, shown, changes: findChanges(answers, library, { known }), answers, library }
  const choose = (key: string): void => {
    guide.chosen = key
    paint(guide)
    result.querySelector<HTMLElement>('h2')?.focus()
  }
  result.replaceChildren(
    ...drawReasons(all),
    ...drawActions(guide, shown, { ...texts, start: answers.start }),
    ...drawWeeks(all),
    ...drawOthers(all, choose),
  )
  result.querySelector('h2')?.setAttribute('tabindex', '-1')
  say(`${shown.title}. ${describeSum(shown, answers)}`)
}

const WHAT_WILL_BE =
  'Here will stand up to three ways to get there: why, how many hours and weeks, what is left out, and what would change the answer.'

const OPEN_WORDS: Readonly<Record<string, string>> = {
  role: 'what you work as',
  goal: 'what you came for',
  topics: 'which topics',
  path: 'which path',
  roadmap: 'which roadmap',
  symptom: 'what goes wrong',
}

function drawActions(guide: Guide, shown: Recommendation, texts: AnswerTexts): readonly Node[] {
  const key = goalKey(shown.goal)
  const said = shown.leftOut.filter(({ because }) => because === 'said').map(({ concept }) => concept)
  const questions = questionCount(guide, shown)
  const accept = draw(
    'a',
    { class: questions === 0 ? 'btn' : 'btn-3', href: planAddress(key, texts), 'data-accept': '' },
    'Accept the plan as it is',
  )
  follow(accept, () => [answered(texts), ...skipped(guide, said)])
  const notes: Node[] = []
  if (said.length > 0)
    notes.push(
      draw(
        'p',
        { class: 'mark' },
        `Accepting marks what you said you know (${countText(said.length, 'concept')}) as skipped. The menu of a roadmap brings it back.`,
      ),
    )
  if (questions === 0) {
    notes.push(
      draw(
        'p',
        { class: 'mark' },
        'No concept of it has questions yet, so there is nothing to place you by.',
      ),
    )
    return [draw('p', { class: 'guide-acts' }, accept), ...notes]
  }
  const minutes = Math.round(questions * MINUTES_PER_QUESTION)
  const place = draw(
    'a',
    { class: 'btn', href: placementAddress(key), 'data-place': '' },
    `Take the placement test, ${minutes} min`,
  )
  follow(place, () => [answered(texts)])
  return [draw('p', { class: 'guide-acts' }, place, accept), ...notes]
}

/** Questions that a placement for this goal would about ask. */
function questionCount({ library, itemCounts }: Guide, { goal }: Recommendation): number {
  const concepts = targetOfGoal(goal, library)?.concepts ?? []
  const items = concepts.reduce((sum, id) => sum + (itemCounts.get(id) ?? 0), 0)
  return Math.min(items, (QUESTIONS_MIN + QUESTIONS_MAX) / 2)
}

/** Records before the link is followed, so that the next page finds it. */
function follow(link: HTMLAnchorElement, payloads: () => readonly ProgressPayload[]): void {
  link.addEventListener('click', (event) => {
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
    const recorded = record(...payloads())
    if (!isPlain) return
    event.preventDefault()
    void recorded.then(() => location.assign(link.href))
  })
}

function answered(answers: AnswerTexts): ProgressPayload {
  return { kind: 'GuideAnswered', answers }
}

function skipped({ library, view }: Guide, concepts: readonly string[]): readonly ProgressPayload[] {
  return concepts.flatMap((concept): readonly ProgressPayload[] => {
    const contentHash = library.concepts.find(({ id }) => id === concept)?.contentHash ?? ''
    const isOpen = (view?.concepts.get(concept)?.status ?? 'notStarted') === 'notStarted'
    return isOpen ? [{ kind: 'StatusSet', concept, status: 'skipped', contentHash }] : []
  })
}

function knownIn(view: ProgressView | undefined): ReadonlySet<string> {
  const done = [...(view?.concepts.values() ?? [])].filter(
    ({ status }) => status === 'completed' || status === 'skipped',
  )
  return new Set(done.map(({ id }) => id))
}

let saying: ReturnType<typeof setTimeout> | undefined

/** The sum alone is read out, once the answers have come to rest. */
function say(text: string): void {
  clearTimeout(saying)
  saying = setTimeout(() => {
    const line = document.querySelector('[data-guide-said]')
    if (line !== null && line.textContent !== text) line.textContent = text
  }, SAY_AFTER_MS)
}

async function start(): Promise<void> {
  const form = document.querySelector<HTMLFormElement>('[data-guide]')
  const result = document.querySelector<HTMLElement>('[data-guide-result]')
  if (form === null || result === null) return
  // Somebody may be faster than the library.
  form.addEventListener('input', () => {
    form.dataset.touched = ''
    showAsked(form)
  })
  const [library, items, events, drafts] = await Promise.all([
    loadGuideLibrary(),
    loadPlacementItems(),
    readLog(),
    openDrafts(),
  ])
  const itemCounts = new Map<string, number>()
  for (const { concept } of items) itemCounts.set(concept, (itemCounts.get(concept) ?? 0) + 1)
  const guide: Guide = { form, result, library, itemCounts, view: undefined, chosen: undefined }
  startTopics(form, library)
  const recorded = events.findLast((event) => event.kind === 'GuideAnswered')
  const kept = parseTexts(await drafts.read(DRAFT_KEY))
  const touched = textsOf(form)
  fillForm(form, {
    ...(recorded?.kind === 'GuideAnswered' ? recorded.answers : {}),
    ...kept,
    ...(form.dataset.touched === undefined ? {} : touched),
  })
  form.addEventListener('input', () => {
    showAsked(form)
    drafts.keep(DRAFT_KEY, JSON.stringify(textsOf(form)))
    guide.chosen = undefined
    paint(guide)
  })
  form.addEventListener('submit', (event) => event.preventDefault())
  await watchProgress(library, ({ view }) => {
    guide.view = view
    paint(guide)
  })
}

function parseTexts(json: string | undefined): AnswerTexts {
  if (json === undefined) return {}
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value !== 'object' || value === null) return {}
    return Object.fromEntries(
      Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    )
  } catch {
    return {}
  }
}

start().catch((error: unknown) => {
  const reason = error instanceof Error ? error.message : String(error)
  document
    .querySelector('[data-guide-result]')
    ?.replaceChildren(
      draw(
        'p',
        { class: 'error' },
        `The guide did not start. ${reason} Your answers are kept; reload the page.`,
      ),
    )
})
