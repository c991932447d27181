/** Today's part of the plan on the home page. Loaded only by those who have a plan. */

import { findPlan, planStateOf, standingOf } from '@savepoint/planning'
import { localUtcOffsetMinutes } from '@savepoint/platform/browser'
import { dayOf } from '@savepoint/progress'
import { entryRows } from '../plan/entry-rows.ts'
import { dayWords, minutesAWeek, timeWords } from '../plan/plan-words.ts'
import { standingWords } from '../plan/replan-offer.ts'
import { draw } from '../record/draw.ts'
import type { SiteOutline } from '../record/outline.ts'
import type { Progress } from '../record/record.ts'
import { siteUrl } from '../shell/site-url.ts'

/** Puts today's entries in place of the list of what is next; leaves the page alone when the plan has ended. */
export function paintTodayPlan({ view, events }: Progress, outline: SiteOutline): void {
  const plan = findPlan(events)
  const list = document.querySelector<HTMLElement>('[data-home-today]')
  const next = document.querySelector<HTMLElement>('[data-next-list]')
  const head = document.querySelector('[data-home-plan-head]')
  const line = document.querySelector('[data-home-plan-line]')
  if (list === null || next === null || head === null || line === null) return
  list.hidden = plan === undefined
  next.hidden = plan !== undefined
  if (plan === undefined) {
    head.textContent = 'Next'
    line.replaceChildren(draw('a', { href: siteUrl('plan/') }, 'Make a plan'))
    return
  }
  const localDay = (atMs: number): string => dayOf(atMs, localUtcOffsetMinutes(atMs))
  const today = localDay(Date.now())
  const state = planStateOf({ concepts: outline.concepts, progress: view.concepts, events, dayOf: localDay })
  const standing = standingOf(plan, state, today)
  const titles = new Map(outline.concepts.map(({ id, title }) => [id, title]))
  const minutes = standing.today.reduce((sum, entry) => sum + entry.minutes, 0)
  head.textContent =
    minutes === 0 ? 'Today' : `Today, ${minutes} min of your ${timeWords(minutesAWeek(plan.request))} a week`
  const later = standing.days.find(({ day }) => day > today)
  const free = `Nothing is planned.${later === undefined ? '' : ` Next: ${dayWords(later.day, today)}.`}`
  list.replaceChildren(
    ...(standing.today.length > 0
      ? entryRows(standing.today, { titleOf: (concept) => titles.get(concept) ?? concept, state })
      : [draw('li', { class: 'dim' }, free)]),
  )
  line.replaceChildren(
    draw('span', { class: 'dim' }, `${standingWords(standing, today)} `),
    draw('a', { href: siteUrl('plan/') }, 'The plan'),
  )
}
