/**
 * The placement page: one question at a time, no verdict before the end, every answer recorded as it is given. A reload
 * goes on with the next question; the result is only a proposal until it is kept.
 */
import type { PlacementItem } from '@savepoint/guide'
import { localUtcOffsetMinutes } from '@savepoint/platform/browser'
import { type ProgressEvent, type ProgressPayload, project } from '@savepoint/progress'
import { loadGuideLibrary, loadPlacementItems } from '../guide/guide-library.ts'
import { planAddress } from '../guide/plan-address.ts'
import { loadItems } from '../islands/check/load-items.ts'
import { draw } from '../record/draw.ts'
import { readLog, record } from '../record/record.ts'
import { siteUrl } from '../shell/site-url.ts'
import { countText } from '../shell/words.ts'
import { drawResult, resultSum } from './draw-result.ts'
import { beginRun, findRun, forgetRun, goalOf, type Run, type RunGround } from './placement-run.ts'
import { startQuestion } from './question-form.ts'

const MINUTES_PER_QUESTION = 0.75
/** Items that weighed most; an event carries a few. */
const EVIDENCE_MAX = 10

interface Page extends RunGround {
  readonly main: HTMLElement
  readonly goal: string
  readonly goalTitle: string
  readonly titleOf: (concept: string) => string
  readonly hashOf: (concept: string) => string
}

function show(page: Page, ...nodes: readonly Node[]): void {
  page.main.replaceChildren(...nodes)
}

function showBeginning(page: Page): void {
  const known = knownIn(page)
  const { targets = [] } = goalOf(page.goal, page.library) ?? {}
  const count = page.items.filter(
    ({ concept }) => targets.includes(concept) && !known.includes(concept),
  ).length
  if (count === 0) {
    show(
      page,
      draw(
        'p',
        { class: 'empty' },
        `No concept of “${page.goalTitle}” that you have still open has questions yet, so there is nothing to place you by.`,
      ),
      draw('p', {}, draw('a', { class: 'btn', href: planFor(page) }, 'Make the plan')),
    )
    return
  }
  const questions = Math.min(count, 17)
  const begin = draw(
    'button',
    { type: 'button', class: 'btn', 'data-begin': '' },
    `Begin, about ${Math.round(questions * MINUTES_PER_QUESTION)} min`,
  )
  begin.addEventListener('click', () => {
    void beginRun(page.goal, known, page).then((run) => showQuestion(page, run))
  })
  show(
    page,
    draw(
      'p',
      { class: 'lead' },
      `For “${page.goalTitle}”. 10 to 25 questions, fewer where there are not so many; each is chosen by what you answered before.`,
    ),
    draw(
      'p',
      { class: 'dim' },
      'Nothing is said of right or wrong until the end. “I don’t know” is a good answer: it is not a guess. You may stop at any time and keep what is known by then.',
    ),
    draw(
      'p',
      { class: 'guide-acts' },
      begin,
      draw('a', { class: 'btn-3', href: siteUrl('learn/') }, 'Back to the guide'),
    ),
  )
}

function showQuestion(page: Page, run: Run): void {
  const item = run.placement.next()
  if (item === undefined) {
    showResult(page, run)
    return
  }
  const title = `Question ${run.responses.size + 1} of at most ${run.placement.questionsMax}`
  loadItems(item.concept).then(
    ({ contentHash, formOf }) => {
      const form = formOf(item.id)
      if (form === undefined) {
        showFault(page, run, `The question ${item.id} is not in this version of the lessons.`)
        return
      }
      startQuestion(form, title, ({ text, correct }) => {
        void take({ page, run, item }, { answer: text, correct, contentHash })
      })
      show(page, drawBar(run), form, drawStop(page, run))
      focusOn(form, title)
    },
    (error: unknown) => showFault(page, run, error instanceof Error ? error.message : String(error)),
  )
}

interface Asked {
  readonly page: Page
  readonly run: Run
  readonly item: PlacementItem
}

async function take(
  { page, run, item }: Asked,
  given: Pick<Extract<ProgressPayload, { kind: 'PlacementAnswered' }>, 'answer' | 'correct' | 'contentHash'>,
): Promise<void> {
  await record({
    kind: 'PlacementAnswered',
    placement: run.id,
    concept: item.concept,
    item: item.id,
    ...given,
  })
  run.placement.answer({ item: item.id, response: given.correct })
  run.responses.set(item.id, given.correct)
  showQuestion(page, run)
}

function drawBar({ responses, placement }: Run): HTMLElement {
  const fill = draw('span')
  fill.style.setProperty('--v', `${Math.round((responses.size / placement.questionsMax) * 100)}%`)
  return draw(
    'span',
    {
      class: 'bar placement-bar',
      role: 'img',
      'aria-label': `${responses.size} of at most ${placement.questionsMax} answered`,
    },
    fill,
  )
}

function drawStop(page: Page, run: Run): HTMLElement {
  const stop = draw('button', { type: 'button', class: 'btn-3', 'data-stop': '' }, 'Stop and see the result')
  stop.addEventListener('click', () => showResult(page, run))
  return draw('p', {}, stop)
}

/** The question is read out when it comes: the focus stands on its text, and Tab leads to the answers. */
function focusOn(form: HTMLFormElement, title: string): void {
  const legend = form.querySelector<HTMLElement>('legend')
  legend?.setAttribute('tabindex', '-1')
  legend?.focus()
  document.title = `${title} - Savepoint`
}

function showFault(page: Page, run: Run, reason: string): void {
  const again = draw('button', { type: 'button', class: 'btn' }, 'Try again')
  again.addEventListener('click', () => showQuestion(page, run))
  show(
    page,
    draw('p', { class: 'error', role: 'alert' }, `${reason} Your answers so far are recorded.`),
    draw('p', { class: 'guide-acts' }, again),
    drawStop(page, run),
  )
}

function showResult(page: Page, run: Run): void {
  document.title = 'Placement result - Savepoint'
  const result = run.placement.result()
  const plan = draw(
    'a',
    { class: 'btn', href: planFor(page), 'data-plan': '' },
    'Keep this and make the plan',
  )
  const keep = draw('button', { type: 'button', class: 'btn-3', 'data-keep': '' }, 'Keep this')
  const said = draw('p', { role: 'status', 'data-kept': '' })
  const form = draw('form', { class: 'placed' }, ...drawResult({ ...page, result, responses: run.responses }))
  const payloads = (): readonly ProgressPayload[] => decided(page, run, form)
  plan.addEventListener('click', (event) => {
    event.preventDefault()
    void record(...payloads())
      .then(forgetRun)
      .then(() => location.assign(plan.href))
  })
  keep.addEventListener('click', () => {
    const kept = payloads()
    void record(...kept)
      .then(forgetRun)
      .then(() => {
        keep.hidden = true
        said.textContent = `Kept: ${countText(kept.length, 'concept')}. The menu of a roadmap brings any of them back.`
      })
  })
  form.addEventListener('submit', (event) => event.preventDefault())
  const heading = draw(
    'p',
    { class: 'lead', tabindex: '-1' },
    resultSum({ result, responses: run.responses }),
  )
  const acts = draw('p', { class: 'guide-acts' }, plan, keep)
  if (run.placement.next() !== undefined) acts.append(drawGoOn(page, run))
  show(page, heading, acts, said, form)
  heading.focus()
}

function drawGoOn(page: Page, run: Run): HTMLElement {
  const more = draw('button', { type: 'button', class: 'btn-3', 'data-go-on': '' }, 'Go on asking')
  more.addEventListener('click', () => showQuestion(page, run))
  return more
}

/** Tested out as the answers say; ticked against them, skipped by hand. What is unticked stays open. */
function decided(page: Page, run: Run, form: HTMLFormElement): readonly ProgressPayload[] {
  const ticked = new Set(new FormData(form).getAll('known').map(String))
  return run.placement.result().concepts.flatMap((placed): readonly ProgressPayload[] => {
    const { concept, verdict, probability, evidence } = placed
    if (!ticked.has(concept)) return []
    if (verdict !== 'testedOut')
      return [{ kind: 'StatusSet', concept, status: 'skipped', contentHash: page.hashOf(concept) }]
    return [
      {
        kind: 'ConceptTestedOut',
        placement: run.id,
        concept,
        probability,
        evidence: evidence.slice(0, EVIDENCE_MAX),
      },
    ]
  })
}

function planFor({ goal, events }: Page): string {
  const answered = events.findLast((event) => event.kind === 'GuideAnswered')
  return planAddress(goal, answered?.kind === 'GuideAnswered' ? answered.answers : {})
}

function knownIn({ library, events }: RunGround): readonly string[] {
  const view = project(events, library as Awaited<ReturnType<typeof loadGuideLibrary>>, {
    utcOffsetMinutes: localUtcOffsetMinutes,
  })
  return [...view.concepts.values()]
    .filter(({ status }) => status === 'completed' || status === 'skipped')
    .map(({ id }) => id)
}

async function start(main: HTMLElement): Promise<void> {
  const [library, items, events] = await Promise.all([loadGuideLibrary(), loadPlacementItems(), readLog()])
  const byId = new Map(library.concepts.map((concept) => [concept.id, concept]))
  const fallback = `roadmap:${library.roadmaps.find(({ id }) => id === chosenIn(events))?.id ?? library.roadmaps[0]?.id ?? ''}`
  const goal = new URLSearchParams(location.search).get('goal') ?? fallback
  const found = goalOf(goal, library)
  if (found === undefined) {
    main.replaceChildren(
      draw(
        'p',
        { class: 'error' },
        `There is no goal “${goal}” in this course. The address names it after goal=.`,
      ),
      draw('p', {}, draw('a', { class: 'btn', href: siteUrl('learn/') }, 'Choose a goal in the guide')),
    )
    return
  }
  const page: Page = {
    main,
    library,
    items,
    events,
    goal,
    goalTitle: found.title,
    titleOf: (concept) => byId.get(concept)?.title ?? concept,
    hashOf: (concept) => byId.get(concept)?.contentHash ?? '',
  }
  const run = await findRun(goal, page)
  if (run === undefined) showBeginning(page)
  else showQuestion(page, run)
}

function chosenIn(events: readonly ProgressEvent[]): string | undefined {
  const chosen = events.findLast((event) => event.kind === 'RoadmapStarted')
  return chosen?.kind === 'RoadmapStarted' ? chosen.roadmap : undefined
}

const main = document.querySelector<HTMLElement>('[data-placement]')
if (main !== null)
  start(main).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    main.replaceChildren(
      draw(
        'p',
        { class: 'error' },
        `The placement did not start. ${reason} What you answered is recorded; reload the page.`,
      ),
    )
  })
