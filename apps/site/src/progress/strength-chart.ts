/**
 * Strength by area: a dot for the mean, a line for two standard errors, the count of reviews. It is a table whose cells
 * are drawn, so that its numbers are read where they stand.
 */
import { draw, drawSvg } from '../record/draw.ts'
import { siteUrl } from '../shell/site-url.ts'
import { areaText } from './area-words.ts'
import type { AreaStrength } from './strength-source.ts'

const TICKS = [0, 0.25, 0.5, 0.75, 1]
const ROW_HEIGHT = 24

/** Returns the chart, or what will be there before the first review. */
export function drawStrength(areas: readonly AreaStrength[]): readonly HTMLElement[] {
  if (areas.every((one) => one.reviewCount === 0)) return [drawEmpty()]
  const order = areas.toSorted(
    (a, b) =>
      Number(b.reviewCount > 0) - Number(a.reviewCount > 0) ||
      b.mean - a.mean ||
      areaText(a.area).localeCompare(areaText(b.area), 'en'),
  )
  const table = draw(
    'table',
    { class: 'strength' },
    draw('caption', { class: 'vh' }, 'Chance of recall by area'),
    draw(
      'thead',
      { class: 'vh' },
      draw(
        'tr',
        {},
        ...['Area', 'Chance of recall', 'Reviews'].map((word) => draw('th', { scope: 'col' }, word)),
      ),
    ),
    draw('tbody', {}, ...order.map(drawRow)),
    draw('tfoot', { 'aria-hidden': 'true' }, drawAxis()),
  )
  const words =
    'The chance that you recall an item of the area today, as your reviews say. The line is two standard errors to each side: a long line means that there are few reviews, and says nothing of how much you know.'
  return [table, draw('p', { class: 'dim chart-words' }, words)]
}

function drawEmpty(): HTMLElement {
  return draw(
    'div',
    { class: 'empty' },
    draw('p', {}, 'How well each area sits will stand here after your first reviews, with how sure that is.'),
    draw(
      'p',
      { class: 'dim' },
      'Items enter the queue when you complete a concept. ',
      draw('a', { href: siteUrl('review/') }, 'Open the review'),
    ),
  )
}

function drawRow({ area, mean, low, high, reviewCount }: AreaStrength): HTMLElement {
  const isKnown = reviewCount > 0
  const range = `${mean.toFixed(2)}, between ${low.toFixed(2)} and ${high.toFixed(2)}`
  const cell = isKnown
    ? [draw('span', { class: 'vh' }, range), drawScale({ mean, low, high })]
    : [draw('span', { class: 'mark none' }, 'no reviews yet'), drawScale()]
  return draw(
    'tr',
    {},
    draw('th', { scope: 'row' }, areaText(area)),
    draw('td', { class: 'scale' }, ...cell),
    draw('td', { class: 'num mark' }, isKnown ? String(reviewCount) : ''),
  )
}

function drawScale(value?: {
  readonly mean: number
  readonly low: number
  readonly high: number
}): SVGElement {
  const svg = drawSvg('svg', { width: '100%', height: ROW_HEIGHT, 'aria-hidden': 'true' })
  for (const tick of TICKS)
    svg.append(
      drawSvg('line', { x1: percent(tick), x2: percent(tick), y1: 0, y2: ROW_HEIGHT, class: 'grid' }),
    )
  if (value === undefined) return svg
  const y = ROW_HEIGHT / 2
  svg.append(
    drawSvg('line', { x1: percent(value.low), x2: percent(value.high), y1: y, y2: y, class: 'range' }),
    drawSvg('circle', { cx: percent(value.mean), cy: y, r: 5, class: 'dot' }),
  )
  return svg
}

function drawAxis(): HTMLElement {
  const svg = drawSvg('svg', { width: '100%', height: 18, class: 'ticks' })
  for (const tick of TICKS)
    svg.append(
      drawSvg('text', { x: percent(tick), y: 14, 'text-anchor': 'middle', class: 'q' }, String(tick)),
    )
  return draw(
    'tr',
    {},
    draw('td', {}),
    draw('td', { class: 'scale' }, svg),
    draw('td', { class: 'num mark' }, 'reviews'),
  )
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`
}
