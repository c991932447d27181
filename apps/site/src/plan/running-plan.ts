/** The plan that holds: today, a week at a time, all weeks, what stands beside it. Follows the log. */
import {
  addDays,
  dayNumber,
  type Learner,
  type PlanStanding,
  type Replan,
  type Route,
  weekdayOf,
} from '@savepoint/planning'
import type { PlanRecord } from '@savepoint/progress'
import { draw } from '../record/draw.ts'
import { type EntryRowOptions, entryRows } from './entry-rows.ts'
import { dayWords, minutesAWeek, timeWords, weekdayWords } from './plan-words.ts'
import { drawOffer, standingWords } from './replan-offer.ts'
import { drawWeeks } from './week-table.ts'

export interface RunningPlan {
  readonly plan: PlanRecord
  readonly route: Route | undefined
  readonly learner: Learner
  readonly standing: PlanStanding
  readonly changed: Replan | undefined
  readonly pace: number
  readonly today: string
  readonly titleOf: (concept: string) => string
}

export interface RunningActions {
  readonly complete: (concept: string) => void
  readonly acceptReplan: (plan: PlanRecord) => void
}

/** Starts the page of the plan that holds; returns what shows it anew. */
export function startRunningPlan(box: HTMLElement, actions: RunningActions): (running: RunningPlan) => void {
  let shown: RunningPlan | undefined
  /** Weeks from this one; may be negative. */
  let week = 0
  const rowsFor = ({ titleOf, learner }: RunningPlan): EntryRowOptions => ({ titleOf, state: learner.state })
  const paintWeekHere = (): void => {
    if (shown !== undefined) paintWeek(box, shown, { week, rows: rowsFor(shown) })
  }
  for (const turn of box.querySelectorAll<HTMLElement>('[data-week-turn]')) {
    turn.addEventListener('click', () => {
      week += Number(turn.dataset.weekTurn)
      paintWeekHere()
    })
  }
  return (running) => {
    shown = running
    paintLine(running)
    paintOffer(box, running, actions)
    paintToday(box, running, { ...rowsFor(running), complete: actions.complete })
    paintWeekHere()
    box.querySelector('[data-weeks]')?.replaceChildren(drawWeeks(running.plan, running))
    paintPractice(box, running.route)
  }
}

function paintLine({ plan, route, standing, today }: RunningPlan): void {
  const line = document.querySelector('[data-plan-line]')
  if (line === null) return
  const { deadline } = plan.request
  const until = deadline === undefined ? '' : ` The date is ${dayWords(deadline, today)}.`
  const text = `${standingWords(standing, today)}${until}`
  // The line is a live region: only what changed is worth saying.
  if (line.textContent === `${route?.title ?? 'Plan'}. ${text}`) return
  line.replaceChildren(draw('b', {}, `${route?.title ?? 'Plan'}.`), ` ${text}`)
}

function paintOffer(box: HTMLElement, running: RunningPlan, { acceptReplan }: RunningActions): void {
  const offer = box.querySelector<HTMLElement>('[data-offer]')
  if (offer === null) return
  const { changed } = running
  const key = changed === undefined ? '' : JSON.stringify(changed.plan.days)
  if (offer.dataset.shown === key) return
  offer.dataset.shown = key
  offer.replaceChildren(
    ...drawOffer({
      ...running,
      accept: () => {
        if (changed !== undefined) acceptReplan(changed.plan)
      },
    }),
  )
}

function paintToday(box: HTMLElement, running: RunningPlan, rows: EntryRowOptions): void {
  const { standing, today, plan } = running
  const head = box.querySelector('[data-today-head]')
  const minutes = standing.today.reduce((sum, entry) => sum + entry.minutes, 0)
  if (head !== null) {
    head.textContent =
      minutes === 0
        ? 'Today'
        : `Today, ${minutes} min of your ${timeWords(minutesAWeek(plan.request))} a week`
  }
  const list = box.querySelector('[data-today]')
  const isFocusInside = list?.contains(document.activeElement) === true
  list?.replaceChildren(
    ...(standing.today.length > 0 ? entryRows(standing.today, rows) : [freeRow(standing, today)]),
  )
  if (isFocusInside) list?.querySelector<HTMLElement>('button, a')?.focus()
}

function freeRow(standing: PlanStanding, today: string): HTMLElement {
  const next = standing.days.find(({ day, entries }) => day > today && entries.some((entry) => !entry.isDone))
  return draw(
    'li',
    { class: 'dim' },
    next === undefined ? 'Nothing is planned.' : `Nothing is planned. Next: ${dayWords(next.day, today)}.`,
  )
}

interface WeekShown {
  readonly week: number
  readonly rows: EntryRowOptions
}

function paintWeek(box: HTMLElement, { standing, today }: RunningPlan, { week, rows }: WeekShown): void {
  const monday = addDays(today, 7 * week - weekdayOf(dayNumber(today)))
  const sunday = addDays(monday, 6)
  const head = box.querySelector('[data-week-head]')
  if (head !== null) head.textContent = week === 0 ? 'This week' : `Week of ${dayWords(monday, today)}`
  const days = standing.days.filter(({ day }) => day >= monday && day <= sunday)
  const items = days.map(({ day, entries }) =>
    draw(
      'li',
      day === today ? { class: 'now', 'data-day': day } : { 'data-day': day },
      draw('span', { class: 'day-name' }, weekdayWords(day)),
      draw('ul', { class: 'rows' }, ...entryRows(entries, rows)),
    ),
  )
  box
    .querySelector('[data-week]')
    ?.replaceChildren(
      items.length > 0
        ? draw('ul', { class: 'days' }, ...items)
        : draw('p', { class: 'dim' }, 'Nothing stands in this week.'),
    )
}

function paintPractice(box: HTMLElement, route: Route | undefined): void {
  const section = box.querySelector<HTMLElement>('[data-practice]')
  const practice = route?.practice ?? []
  if (section === null) return
  section.hidden = practice.length === 0
  section
    .querySelector('[data-practice-list]')
    ?.replaceChildren(
      ...practice.map(({ title, hours }) =>
        draw('li', {}, draw('span', {}, title), draw('span', { class: 'sp' }, `${hours} h`)),
      ),
    )
}
