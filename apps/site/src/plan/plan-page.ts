/** The page in its two states: the form with its preview, or the plan that holds. Nothing is recorded before it is accepted. */
import { makePlan, paceToPlanWith } from '@savepoint/planning'
import type { PlanRecord } from '@savepoint/progress'
import type { SiteLibrary } from '../record/library.ts'
import { drafts, record } from '../record/record.ts'
import { type Desk, firstRequest, renewed, runningOf } from './desk.ts'
import { type PlanForm, startPlanForm } from './plan-form.ts'
import { drawProblem, drawProposal } from './preview.ts'
import { startRunningPlan } from './running-plan.ts'

/** Under which what is typed into the form is kept. */
export const DRAFT = 'plan:request'

export interface PlanPage {
  /** Fills the form, once; an address with a goal opens it also over a plan that holds. */
  readonly fill: (desk: Desk, draft: string | undefined) => void
  readonly show: (desk: Desk) => void
  /** Opens the form over the plan that holds, or goes back to it. */
  readonly change: (isOn: boolean) => void
}

const NO_PLAN_LINE =
  'Say where to and how much time there is. The plan follows as you type, and nothing is recorded until you accept it.'
const CHANGING_LINE = 'The plan that holds stays until you accept another.'

/** Starts the page. */
export function createPlanPage(library: SiteLibrary, titleOf: (concept: string) => string): PlanPage {
  const running = getElement('[data-running]')
  const making = getElement('[data-making]')
  let desk: Desk | undefined
  let isChanging = false
  const accept = (plan: PlanRecord): void => {
    isChanging = false
    dropAddress()
    void record({ kind: 'PlanMade', plan }).then(() => scrollTo({ top: 0 }))
  }
  const form = startPlanForm(getElement('[data-plan-form]') as HTMLFormElement, {
    titleOf,
    concepts: library.concepts,
    onChange: () => {
      dropAddress()
      void drafts().then((store) => store.keep(DRAFT, JSON.stringify(form.read())))
      preview()
    },
  })
  const preview = (): void => {
    if (desk === undefined || making.hidden) return
    paintPreview({ library, titleOf, desk, form, accept, keep: () => change(false) })
  }
  const paintRunning = startRunningPlan(running, {
    complete: (concept) => completeByHand(library, concept),
    acceptReplan: accept,
  })
  const show = (now: Desk): void => {
    desk = now
    const { plan } = now
    const isRunning = plan !== undefined && !isChanging
    running.hidden = !isRunning
    making.hidden = isRunning
    if (isRunning) paintRunning(runningOf(library, now, { plan, titleOf }))
    else {
      getElement('[data-plan-line]').textContent = plan === undefined ? NO_PLAN_LINE : CHANGING_LINE
      preview()
    }
  }
  const change = (isOn: boolean): void => {
    isChanging = isOn
    dropAddress()
    if (desk === undefined) return
    if (isOn && desk.plan !== undefined) form.write(renewed(desk.plan, desk.today))
    show(desk)
    scrollTo({ top: 0 })
    getElement(isOn ? '[name="goal"]' : '[data-change]').focus({ preventScroll: true })
  }
  return {
    fill: (now, draft) => {
      form.write(firstRequest(library, now, draft))
      isChanging = now.plan !== undefined && new URLSearchParams(location.search).has('goal')
    },
    show,
    change,
  }
}

/** What the address asked for has been taken over: loading the page again shows what came of it. */
function dropAddress(): void {
  if (location.search !== '') history.replaceState(null, '', location.pathname)
}

interface PreviewInput {
  readonly library: SiteLibrary
  readonly titleOf: (concept: string) => string
  readonly desk: Desk
  readonly form: PlanForm
  readonly accept: (plan: PlanRecord) => void
  /** Goes back to the plan that holds. */
  readonly keep: () => void
}

function paintPreview({ library, titleOf, desk, form, accept, keep }: PreviewInput): void {
  const { learner, today, plan: held } = desk
  const pace = paceToPlanWith(learner.pace, 1)
  const request = { ...form.read(), ...(pace === 1 ? {} : { pace }) }
  const proposal = makePlan({ ...learner, request, library })
  const planned = new Set(library.concepts.filter((one) => one.status === 'planned').map(({ id }) => id))
  const nodes = proposal.ok
    ? drawProposal(proposal.value, {
        titleOf,
        today,
        isUnwritten: (concept) => planned.has(concept),
        paceConceptCount: learner.pace.conceptCount,
        accept: () => accept(proposal.value.plan),
        change: form.change,
        ...(held === undefined ? {} : { cancel: keep }),
      })
    : drawProblem(proposal.error)
  const preview = getElement('[data-preview]')
  const hasFocus = preview.contains(document.activeElement)
  preview.replaceChildren(...nodes)
  // The button that was pressed is gone: the next thing to press is the one that accepts.
  if (hasFocus) preview.querySelector<HTMLElement>('[data-accept]')?.focus()
}

function completeByHand(library: SiteLibrary, id: string): void {
  const concept = library.concepts.find((one) => one.id === id)
  if (concept === undefined) return
  void record({ kind: 'StatusSet', concept: id, status: 'completed', contentHash: concept.contentHash })
}

function getElement(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector)
  if (element === null) throw new Error(`The plan's page has no ${selector}.`)
  return element
}
