/** Time spent against the plan, week by week: a solid bar for what was spent, a dotted line for what was planned. */
import type { Week } from '@savepoint/progress/history'
import { draw, drawSvg } from '../record/draw.ts'
import { siteUrl } from '../shell/site-url.ts'
import { hoursText } from '../shell/words.ts'

const HEIGHT = 160
const BASE = 128
const TOP = 26
/** Share of a week's room that its bar takes. */
const BAR_SHARE = 0.6
const LABEL_EVERY = 4
/** Percent of the width, for the label of the grid. */
const GUTTER = 7

/** Returns the chart with the same numbers as a table; or what will be there. */
export function drawWeeks(weeks: readonly Week[]): readonly HTMLElement[] {
  const isPlanned = weeks.some((week) => week.plannedMinutes !== undefined)
  const isSpent = weeks.some((week) => week.spentMinutes > 0)
  if (!isPlanned && !isSpent)
    return [drawEmpty('The time you spend each week will stand here, beside what your plan asks for.')]
  const words = 'Bars are the time spent in each week, dotted lines what the plan in force asked for.'
  const parts = [
    draw('div', { class: 'weeks' }, drawBars(weeks)),
    draw('p', { class: 'dim chart-words' }, isPlanned ? words : 'Bars are the time spent in each week.'),
    drawTable(weeks),
  ]
  return isPlanned ? parts : [...parts, drawEmpty('There is no plan to hold it against.')]
}

function drawEmpty(words: string): HTMLElement {
  return draw(
    'div',
    { class: 'empty' },
    draw('p', {}, words),
    draw('p', { class: 'dim' }, draw('a', { href: siteUrl('plan/') }, 'Make a plan')),
  )
}

function drawBars(weeks: readonly Week[]): SVGElement {
  const longest = Math.max(60, ...weeks.flatMap((week) => [week.spentMinutes, week.plannedMinutes ?? 0]))
  const yOf = (minutes: number): number => BASE - (minutes / longest) * (BASE - TOP)
  const step = (100 - GUTTER) / weeks.length
  const svg = drawSvg('svg', { width: '100%', height: HEIGHT, role: 'img', 'aria-label': summary(weeks) })
  const hours = Math.max(1, Math.floor(longest / 60))
  const yGrid = Math.round(yOf(hours * 60)) + 0.5
  svg.append(
    drawSvg('line', { x1: 0, x2: '100%', y1: yGrid, y2: yGrid, class: 'grid' }),
    drawSvg('text', { x: 0, y: yGrid - 5, class: 'q' }, `${hours} h`),
  )
  for (const [index, week] of weeks.entries()) {
    const left = GUTTER + index * step + (step * (1 - BAR_SHARE)) / 2
    svg.append(...drawWeek(week, { left, width: step * BAR_SHARE, yOf }))
    if ((weeks.length - 1 - index) % LABEL_EVERY === 0)
      svg.append(
        drawSvg(
          'text',
          {
            x: `${left + (step * BAR_SHARE) / 2}%`,
            y: BASE + 18,
            class: 'q',
            'text-anchor': index === weeks.length - 1 ? 'end' : 'middle',
          },
          dayText(week.monday),
        ),
      )
  }
  svg.append(drawSvg('line', { x1: 0, x2: '100%', y1: BASE + 0.5, y2: BASE + 0.5, class: 'axis' }))
  return svg
}

interface WeekPlace {
  readonly left: number
  readonly width: number
  readonly yOf: (minutes: number) => number
}

function drawWeek(week: Week, { left, width, yOf }: WeekPlace): readonly SVGElement[] {
  const marks: SVGElement[] = []
  if (week.spentMinutes > 0) {
    const y = Math.min(yOf(week.spentMinutes), BASE - 1)
    marks.push(drawSvg('rect', { x: `${left}%`, y, width: `${width}%`, height: BASE - y, class: 'spent' }))
  }
  if (week.plannedMinutes !== undefined) {
    const y = Math.round(yOf(week.plannedMinutes)) + 0.5
    // Wider than the bar and on a strip of paper, so that it is seen before a bar that is taller.
    const place = { x1: `${left - width * 0.25}%`, x2: `${left + width * 1.25}%`, y1: y, y2: y }
    marks.push(
      drawSvg('line', { ...place, class: 'planned-under' }),
      drawSvg('line', { ...place, class: 'planned' }),
    )
  }
  return marks
}

function summary(weeks: readonly Week[]): string {
  const spent = weeks.reduce((sum, week) => sum + week.spentMinutes, 0)
  const planned = weeks.filter((week) => week.plannedMinutes !== undefined)
  const asked = planned.reduce((sum, week) => sum + (week.plannedMinutes ?? 0), 0)
  const words = `${hoursText(spent)} spent in ${weeks.length} weeks.`
  if (planned.length === 0) return words
  const then = planned.reduce((sum, week) => sum + week.spentMinutes, 0)
  return `${words} In the ${planned.length} weeks with a plan, ${hoursText(then)} of ${hoursText(asked)} planned.`
}

function drawTable(weeks: readonly Week[]): HTMLElement {
  const rows = weeks
    .toReversed()
    .map((week) =>
      draw(
        'tr',
        {},
        draw('th', { scope: 'row' }, dayText(week.monday)),
        draw('td', { class: 'num' }, minutesText(week.spentMinutes)),
        draw(
          'td',
          { class: 'num' },
          week.plannedMinutes === undefined ? 'none' : minutesText(week.plannedMinutes),
        ),
      ),
    )
  const head = ['Week from', 'Spent', 'Planned'].map((word, index) =>
    draw('th', { scope: 'col', ...(index === 0 ? {} : { class: 'num' }) }, word),
  )
  return draw(
    'details',
    { class: 'chart-table' },
    draw('summary', {}, 'As a table'),
    draw('table', { class: 'tbl' }, draw('thead', {}, draw('tr', {}, ...head)), draw('tbody', {}, ...rows)),
  )
}

function minutesText(minutes: number): string {
  return `${Math.round(minutes).toLocaleString('en')} min`
}

function dayText(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })
}
