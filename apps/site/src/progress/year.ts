/** Minutes on each of the last 365 days, as bars on one axis. Drawn for the size shown; numbers in the text. */
import { drawSvg } from '../record/draw.ts'
import type { YearDay } from './year-days.ts'
import { labelStart, type YearLabel } from './year-labels.ts'

/** Width of the drawing, in its own units. */
export const YEAR_WIDTH = 1344
const BASE = 112
const HEIGHT = 150
const MAX_BAR = 86
const LABEL_TOP = 14

/** Returns the drawing with its milestones, and a text alternative that carries the sum and the busiest day. */
export function drawYear(days: readonly YearDay[], labels: readonly YearLabel[]): SVGElement {
  const step = YEAR_WIDTH / days.length
  const longest = Math.max(60, ...days.map((day) => day.minutes))
  const height = (minutes: number): number => (minutes / longest) * MAX_BAR
  const y60 = BASE - height(60)
  const active = days.filter((day) => day.minutes > 0)
  const total = Math.round(active.reduce((sum, day) => sum + day.minutes, 0))
  const label =
    active.length === 0
      ? 'No minutes in the last 365 days.'
      : `${total} minutes on ${active.length} of 365 days; the longest ${Math.round(Math.max(...active.map((day) => day.minutes)))} minutes.`
  const svg = drawSvg('svg', { viewBox: `0 0 ${YEAR_WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label })
  svg.append(
    drawSvg('line', {
      x1: 0,
      x2: YEAR_WIDTH,
      y1: Math.round(y60) + 0.5,
      y2: Math.round(y60) + 0.5,
      class: 'grid',
    }),
    drawSvg('text', { x: 0, y: y60 - 5, class: 'q' }, '60 min'),
    drawSvg('line', { x1: 0, x2: YEAR_WIDTH, y1: BASE + 0.5, y2: BASE + 0.5, class: 'axis' }),
  )
  for (const [index, day] of days.entries()) {
    if (day.day.endsWith('-01')) svg.append(...monthTick(index * step, day.day))
    if (day.minutes <= 0) continue
    const tall = Math.max(1, height(day.minutes))
    svg.append(
      drawSvg('rect', {
        x: index * step,
        y: BASE - tall,
        width: Math.max(1, step - 1.2),
        height: tall,
        fill: 'var(--ink)',
      }),
    )
  }
  for (const label of labels) svg.append(...drawLabel(label, step))
  return svg
}

function drawLabel({ index, text }: YearLabel, step: number): readonly SVGElement[] {
  const x = index * step
  return [
    drawSvg('path', { d: `M${x} ${LABEL_TOP} V${BASE}`, class: 'reached' }),
    drawSvg('text', { x: labelStart(x, text, YEAR_WIDTH), y: LABEL_TOP + 4, class: 'act-t' }, text),
  ]
}

function monthTick(x: number, day: string): readonly SVGElement[] {
  const month = new Date(`${day}T00:00:00Z`)
    .toLocaleDateString('en-GB', { month: 'long', timeZone: 'UTC' })
    .slice(0, 3)
  return [
    drawSvg('line', { x1: x + 0.5, x2: x + 0.5, y1: BASE, y2: BASE + 8, class: 'axis' }),
    drawSvg('text', { x: x + 5, y: BASE + 18, class: 'q' }, month),
  ]
}
