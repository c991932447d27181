/** Items of the coming days as bars: solid what the daily maximum lets through, dashed what it puts off. */
import type { ForecastDay } from '@savepoint/review'
import { draw, drawSvg } from '../record/draw.ts'
import { countText } from '../shell/words.ts'

const WIDTH = 352
const BASE = 104
const HEIGHT = 128
const BAR_MAX = 80

/** Returns the figure with the numbers in its text alternative. */
export function drawForecast(days: readonly ForecastDay[]): HTMLElement {
  const step = WIDTH / days.length
  const tallest = Math.max(4, ...days.map((day) => day.servedCount + day.leftCount))
  const height = (count: number): number => Math.round((count / tallest) * BAR_MAX)
  const svg = drawSvg(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': alternative(days) },
    drawSvg('line', { x1: 0, x2: WIDTH, y1: BASE + 0.5, y2: BASE + 0.5, class: 'axis' }),
  )
  for (const [index, day] of days.entries()) {
    const x = Math.round(index * step) + 3
    const width = Math.round(step) - 6
    svg.append(...bars({ x, width, day, height }))
    const middle = x + width / 2
    svg.append(
      drawSvg(
        'text',
        { x: middle, y: BASE + 18, class: index === 0 ? 'k' : 'q', 'text-anchor': 'middle' },
        weekday(day.day),
      ),
    )
  }
  return draw('figure', { class: 'forecast' }, svg)
}

interface BarInput {
  readonly x: number
  readonly width: number
  readonly day: ForecastDay
  readonly height: (count: number) => number
}

function bars({ x, width, day, height }: BarInput): readonly SVGElement[] {
  const { servedCount, leftCount } = day
  const served = servedCount === 0 ? 0 : Math.max(2, height(servedCount))
  const left = height(leftCount)
  const drawn: SVGElement[] = []
  if (served > 0) drawn.push(drawSvg('rect', { x, y: BASE - served, width, height: served, class: 'served' }))
  if (left > 2) {
    const y = BASE - served - left + 0.5
    drawn.push(drawSvg('rect', { x: x + 0.5, y, width: width - 1, height: left - 2, class: 'put-off' }))
  }
  if (servedCount + leftCount > 0) {
    const y = BASE - served - left - 5
    drawn.push(
      drawSvg('text', { x: x + width / 2, y, class: 'k', 'text-anchor': 'middle' }, String(servedCount)),
    )
  }
  return drawn
}

function alternative(days: readonly ForecastDay[]): string {
  const busy = days.filter((day) => day.servedCount > 0 || day.leftCount > 0)
  if (busy.length === 0) return `No items come due in the next ${days.length} days.`
  const parts = busy.map((day) => {
    const off = day.leftCount === 0 ? '' : ` and ${day.leftCount} put off`
    return `${longDay(day.day)}: ${countText(day.servedCount, 'item')}${off}`
  })
  return `Items in the next ${days.length} days. ${parts.join('; ')}.`
}

function weekday(day: string): string {
  return new Date(`${day}T00:00:00Z`)
    .toLocaleDateString('en-GB', { weekday: 'short', timeZone: 'UTC' })
    .slice(0, 2)
}

function longDay(day: string): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
}
