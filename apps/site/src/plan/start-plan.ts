/** The plan's page: the form with its preview, or the plan that holds. Nothing is recorded before it is accepted. */

import {
  findPlan,
  findRoute,
  type Learner,
  learnerOf,
  makePlan,
  paceToPlanWith,
  replan,
  standingOf,
} from '@savepoint/planning'
import { localUtcOffsetMinutes } from '@savepoint/platform/browser'
import { dayOf, type PlanGoal, type PlanRecord } from '@savepoint/progress'
import { loadLibrary, type SiteLibrary } from '../record/library.ts'
import { chosenRoadmap, drafts, type Progress, record, watchProgress } from '../record/record.ts'
import { sayNotice } from '../shell/notice.ts'
import { defaultRequest, requestFromAddress, requestFromDraft } from './first-request.ts'
import { type PlanForm, startPlanForm } from './plan-form.ts'
import { drawProblem, drawProposal } from './preview.ts'
import { startRunningPlan } from './running-plan.ts'
import { saveCalendar } from './save-calendar.ts'

const DRAFT = 'plan:request'

const localDay = (atMs: number): string => dayOf(atMs, localUtcOffsetMinutes(atMs))

/** What the page knows at one moment. */
interface Desk {
  readonly progress: Progress
  readonly learner: Learner
  readonly plan: PlanRecord | undefined
  readonly today: string
}

async function start(): Promise<void> {
  const library = await loadLibrary()
  const draft = await (await drafts()).read(DRAFT)
  const titles = new Map(library.concepts.map(({ id, title }) => [id, title]))
  const page = createPage(library, (concept) => titles.get(concept) ?? concept)
  let isFirst = true
  let latest: Progress | undefined
  const show = (progress: Progress): void => {
    latest = progress
    const desk = deskOf(library, progress)
    if (isFirst) page.fill(desk, draft)
    isFirst = false
    page.show(desk)
  }
  await watchProgress(library, show)
  // The day may have changed while the tab was away.
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && latest !== undefined) show(latest)
  })
}

function deskOf(library: SiteLibrary, progress: Progress): Desk {
  const { view, events } = progress
  return {
    progress,
    learner: learnerOf({ concepts: library.concepts, progress: view.concepts, events, dayOf: localDay }),
    plan: findPlan(events),
    today: localDay(Date.now()),
  }
}

interface PlanPage {
  /** Fills the form, once. */
  readonly fill: (desk: Desk, draft: string | undefined) => void
  readonly show: (desk: Desk) => void
}

function createPage(library: SiteLibrary, titleOf: (concept: string) => string): PlanPage {
  const running = getElement('[data-running]')
  const making = getElement('[data-making]')
  let desk: Desk | undefined
  /** The form is open although there is a plan. */
  let isChanging = false
  const unwritten = new Set(library.concepts.filter((one) => one.status === 'planned').map(({ id }) => id))
  const form = startPlanForm(getElement('[data-plan-form]') as HTMLFormElement, {
    titleOf,
    concepts: library.concepts,
    onChange: () => {
      void drafts().then((store) => store.keep(DRAFT, JSON.stringify(form.read())))
      paintPreview()
    },
  })
  const accept = (plan: PlanRecord): void => {
    isChanging = false
    void record({ kind: 'PlanMade', plan }).then(() => scrollTo({ top: 0 }))
  }
  const paintRunning = startRunningPlan(running, {
    complete: (concept) => completeByHand(library, concept),
    acceptReplan: accept,
  })
  const paintPreview = (): void => {
    if (desk === undefined || making.hidden) return
    const { learner, today, plan: held } = desk
    const pace = paceToPlanWith(learner.pace, 1)
    const request = { ...form.read(), ...(pace === 1 ? {} : { pace }) }
    const proposal = makePlan({ ...learner, request, library })
    const nodes = proposal.ok
      ? drawProposal(proposal.value, {
          titleOf,
          today,
          isUnwritten: (concept) => unwritten.has(concept),
          paceConceptCount: learner.pace.conceptCount,
          accept: () => accept(proposal.value.plan),
          change: form.change,
          ...(held === undefined ? {} : { cancel: () => setChanging(false) }),
        })
      : drawProblem(proposal.error)
    const preview = getElement('[data-preview]')
    const hasFocus = preview.contains(document.activeElement)
    preview.replaceChildren(...nodes)
    // The button that was pressed is gone: the next thing to press is the one that accepts.
    if (hasFocus) preview.querySelector<HTMLElement>('[data-accept]')?.focus()
  }
  const show = (now: Desk): void => {
    desk = now
    const isRunning = now.plan !== undefined && !isChanging
    running.hidden = !isRunning
    making.hidden = isRunning
    if (!isRunning) {
      getElement('[data-plan-line]').textContent =
        now.plan === undefined
          ? 'Say where to and how much time there is. The plan follows as you type, and nothing is recorded until you accept it.'
          : 'The plan that holds stays until you accept another.'
      paintPreview()
    } else if (now.plan !== undefined) paintRunning(runningOf(library, now, { plan: now.plan, titleOf }))
  }
  const setChanging = (isOn: boolean): void => {
    isChanging = isOn
    if (desk === undefined) return
    if (isOn && desk.plan !== undefined) form.write(renewed(desk.plan, desk.today))
    show(desk)
    scrollTo({ top: 0 })
    getElement(isOn ? '[name="goal"]' : '[data-change]').focus({ preventScroll: true })
  }
  startActions({
    change: () => setChanging(true),
    end: () => {
      if (desk?.plan !== undefined) endPlan(desk.plan)
    },
    exportCalendar: (time) => {
      if (desk?.plan === undefined) return
      const { plan, progress } = desk
      const title = routeOf(library, plan)?.title ?? 'plan'
      saveCalendar({ plan, title, titleOf, events: progress.events, time })
    },
  })
  return {
    fill: (now, draft) => fillForm(form, { desk: now, draft, library, open: () => setChangingFirst() }),
    show,
  }

  /** An address with a goal opens the form also over a plan that holds. */
  function setChangingFirst(): void {
    isChanging = true
  }
}

function getElement(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector)
  if (element === null) throw new Error(`The plan's page has no ${selector}.`)
  return element
}

interface Filling {
  readonly desk: Desk
  readonly draft: string | undefined
  readonly library: SiteLibrary
  readonly open: () => void
}

function fillForm(form: PlanForm, { desk, draft, library, open }: Filling): void {
  const { progress, today, plan } = desk
  const roadmap = chosenRoadmap(progress.events) ?? library.roadmaps[0]?.id ?? ''
  const goal: PlanGoal = { kind: 'roadmap', roadmap }
  const kept = requestFromDraft(draft, today) ?? defaultRequest(goal, today)
  form.write(requestFromAddress(location.search, plan === undefined ? kept : renewed(plan, today)))
  if (plan !== undefined && new URLSearchParams(location.search).has('goal')) open()
}

/** What the plan asked for, from today on. */
function renewed(plan: PlanRecord, today: string): PlanRecord['request'] {
  const { pace: _measuredAnew, ...request } = plan.request
  return { ...request, start: request.start < today ? today : request.start }
}

function routeOf(library: SiteLibrary, plan: PlanRecord) {
  const route = findRoute({ goal: plan.request.goal, library, status: new Map() })
  return route.ok ? route.value : undefined
}

function runningOf(
  library: SiteLibrary,
  { learner, today }: Desk,
  { plan, titleOf }: { readonly plan: PlanRecord; readonly titleOf: (concept: string) => string },
) {
  const pace = paceToPlanWith(learner.pace, plan.request.pace ?? 1)
  const changed = replan({ previous: plan, library, state: learner.state, today, pace })
  return {
    plan,
    route: routeOf(library, plan),
    learner,
    standing: standingOf(plan, learner.state, today),
    changed: changed.plan === plan ? undefined : changed,
    pace,
    today,
    titleOf,
  }
}

function completeByHand(library: SiteLibrary, id: string): void {
  const concept = library.concepts.find((one) => one.id === id)
  if (concept === undefined) return
  void record({ kind: 'StatusSet', concept: id, status: 'completed', contentHash: concept.contentHash })
}

function endPlan(plan: PlanRecord): void {
  void record({ kind: 'PlanMade', plan: null })
  sayNotice('The plan has ended. What you did stays in your record.', {
    label: 'Bring it back',
    run: () => {
      void record({ kind: 'PlanMade', plan })
      sayNotice('The plan is back.')
    },
  })
}

interface PageActions {
  readonly change: () => void
  readonly end: () => void
  readonly exportCalendar: (time: string) => void
}

function startActions({ change, end, exportCalendar }: PageActions): void {
  document.querySelector('[data-change]')?.addEventListener('click', change)
  document.querySelector('[data-end]')?.addEventListener('click', end)
  document.querySelector('[data-export-calendar]')?.addEventListener('click', () => {
    exportCalendar(document.querySelector<HTMLInputElement>('[data-calendar-time]')?.value ?? '')
  })
}

void start().catch((error: unknown) => {
  const line = document.querySelector('[data-plan-line]')
  const reason = error instanceof Error ? error.message : String(error)
  if (line !== null)
    line.textContent = `The plan cannot be shown: ${reason} Your record is safe. Load the page again.`
})
