/** Starts the plan's page and its buttons; everything shown follows the log. */
import type { PlanRecord } from '@savepoint/progress'
import { loadLibrary, type SiteLibrary } from '../record/library.ts'
import { drafts, type Progress, record, watchProgress } from '../record/record.ts'
import { sayNotice } from '../shell/notice.ts'
import { type Desk, deskOf, routeOf } from './desk.ts'
import { createPlanPage, DRAFT, type PlanPage } from './plan-page.ts'
import { saveCalendar } from './save-calendar.ts'

async function start(): Promise<void> {
  const library = await loadLibrary()
  const draft = await (await drafts()).read(DRAFT)
  const titles = new Map(library.concepts.map(({ id, title }) => [id, title]))
  const titleOf = (concept: string): string => titles.get(concept) ?? concept
  const page = createPlanPage(library, titleOf)
  let desk: Desk | undefined
  const show = (progress: Progress): void => {
    const now = deskOf(library, progress)
    if (desk === undefined) page.fill(now, draft)
    desk = now
    page.show(now)
  }
  startActions(page, { library, titleOf, deskNow: () => desk })
  await watchProgress(library, show)
  // The day may have changed while the tab was away.
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && desk !== undefined) show(desk.progress)
  })
}

interface Surroundings {
  readonly library: SiteLibrary
  readonly titleOf: (concept: string) => string
  readonly deskNow: () => Desk | undefined
}

function startActions(page: PlanPage, { library, titleOf, deskNow }: Surroundings): void {
  const on = (selector: string, run: (plan: PlanRecord, desk: Desk) => void): void => {
    document.querySelector(selector)?.addEventListener('click', () => {
      const desk = deskNow()
      if (desk?.plan !== undefined) run(desk.plan, desk)
    })
  }
  on('[data-change]', () => page.change(true))
  on('[data-end]', endPlan)
  on('[data-export-calendar]', (plan, { progress }) => {
    const title = routeOf(library, plan)?.title ?? 'plan'
    const time = document.querySelector<HTMLInputElement>('[data-calendar-time]')?.value ?? ''
    saveCalendar({ plan, title, titleOf, events: progress.events, time })
  })
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

void start().catch((error: unknown) => {
  const line = document.querySelector('[data-plan-line]')
  const reason = error instanceof Error ? error.message : String(error)
  if (line !== null)
    line.textContent = `The plan cannot be shown: ${reason} Your record is safe. Load the page again.`
})
