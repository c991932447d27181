/** Draws the lines of a tree into the page. */
import { draw, drawMark } from '../record/draw.ts'
import type { TreeLine } from './tree-lines.ts'

/** Returns the lines as nodes for the page. */
export function drawTree(lines: readonly TreeLine[]): readonly Node[] {
  return lines.map((line) =>
    draw(
      'div',
      {},
      draw('span', { class: 'mark', 'aria-hidden': 'true' }, line.branch),
      drawMark(line.status),
      line.title,
      ...(line.note === '' ? [] : ['  ', draw('span', { class: 'mark' }, line.note)]),
    ),
  )
}
