/** The weeks of a plan as a table: what, and how full. */
import { addDays, type PlanWeek, weeksOf } from '@savepoint/planning'
import type { PlanRecord } from '@savepoint/progress'
import { draw } from '../record/draw.ts'
import { siteUrl } from '../shell/site-url.ts'
import { countText } from '../shell/words.ts'
import { dayWords, decimalHours, minutesAWeek } from './plan-words.ts'

export interface WeekTableOptions {
  readonly titleOf: (concept: string) => string
  readonly today: string
}

/** Returns the table; weeks after the deadline and weeks gone by are marked. */
export function drawWeeks(plan: PlanRecord, options: WeekTableOptions): HTMLElement {
  const weeks = weeksOf(plan)
  const total = weeks.reduce((sum, week) => sum + week.minutes, 0)
  const { deadline } = plan.request
  const firstLate = deadline === undefined ? undefined : weeks.find(({ from }) => from > deadline)
  const rows = weeks.map((week, index) => {
    const row = weekRow(week, { ...options, number: index + 1 })
    if (week === firstLate) row.classList.add('first-late')
    return row
  })
  const hours = minutesAWeek(plan.request) / 60
  const head = draw(
    'tr',
    {},
    draw('th', { scope: 'col', class: 'opt' }, 'Week'),
    draw('th', { scope: 'col' }, 'From'),
    draw('th', { scope: 'col' }, 'What'),
    draw('th', { scope: 'col', class: 'opt' }, `Hours of ${hours.toFixed(1).replace(/\.0$/, '')}`),
    draw('th', { scope: 'col', class: 'num' }, 'h'),
  )
  const foot = draw(
    'tr',
    {},
    draw('td', { class: 'opt' }),
    draw('td', {}),
    draw('td', {}, 'In all'),
    draw('td', { class: 'opt' }),
    draw('td', { class: 'num' }, decimalHours(total)),
  )
  return draw(
    'table',
    { class: 'tbl weeks' },
    draw('thead', {}, head),
    draw('tbody', {}, ...rows),
    draw('tfoot', {}, foot),
  )
}

function weekRow(week: PlanWeek, options: WeekTableOptions & { readonly number: number }): HTMLElement {
  const { from, minutes, budgetMinutes } = week
  const nextWeek = addDays(from, 7)
  const state = nextWeek <= options.today ? 'past' : from <= options.today ? 'now' : ''
  const share = budgetMinutes === 0 ? 0 : Math.min(1, minutes / budgetMinutes)
  const bar = draw('span', {
    class: 'bar',
    role: 'img',
    'aria-label': `${decimalHours(minutes)} of ${decimalHours(budgetMinutes)} hours`,
  })
  const fill = draw('span')
  fill.style.setProperty('--v', `${Math.round(share * 1000) / 10}%`)
  bar.append(fill)
  return draw(
    'tr',
    state === '' ? {} : { class: state },
    draw('td', { class: 'opt' }, String(options.number)),
    draw('td', { class: 'when' }, dayWords(from, options.today)),
    draw('td', {}, ...whatNodes(week, options)),
    draw('td', { class: 'opt hours-bar' }, ...(minutes === 0 ? [] : [bar])),
    draw('td', { class: 'num' }, minutes === 0 ? '' : decimalHours(minutes)),
  )
}

function whatNodes(week: PlanWeek, { titleOf }: WeekTableOptions): readonly (Node | string)[] {
  if (week.budgetMinutes === 0) return [draw('span', { class: 'mark' }, 'Off, as you asked')]
  if (week.concepts.length === 0)
    return [draw('span', { class: 'mark' }, week.minutes > 0 ? 'Reviews' : 'Free')]
  const labCount = week.concepts.filter((one) => one.hasLab).length
  const names = week.concepts.flatMap(({ concept, isContinued }, index) => [
    ...(index === 0 ? [] : ['; ']),
    draw('a', { class: 'plain', href: siteUrl(`concepts/${concept}/`) }, titleOf(concept)),
    ...(isContinued ? [draw('span', { class: 'mark' }, ' goes on')] : []),
  ])
  const labs = labCount === 0 ? [] : [draw('span', { class: 'mark' }, `; ${countText(labCount, 'lab')}`)]
  return [...names, ...labs]
}
