/** Draws the lines of a tree into the page. */
import { draw, drawMark, drawSvg } from '../record/draw.ts'
import type { TreeLine } from './tree-lines.ts'

/** Returns the lines as nodes for the page. */
export function drawTree(lines: readonly TreeLine[]): readonly Node[] {
  return lines.map((line) =>
    draw(
      'div',
      {},
      draw('span', { class: 'mark', 'aria-hidden': 'true' }, line.branch),
      drawLineMark(line),
      line.title,
      ...(line.note === '' ? [] : ['  ', draw('span', { class: 'mark' }, line.note)]),
    ),
  )
}

/** The dot of what is due stands on the mark, and its word behind the title. */
function drawLineMark({ status, isDue }: TreeLine): SVGElement {
  const mark = drawMark(status)
  if (isDue) mark.append(drawSvg('circle', { cx: 13, cy: 3, r: 2.5, class: 'due-dot' }))
  if (isDue) mark.setAttribute('viewBox', '0 0 16 16')
  return mark
}
