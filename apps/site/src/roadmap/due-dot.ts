/** The dot on a mark whose concept has reviews due. */
import { drawSvg } from '../record/draw.ts'

/** Adds the dot to `mark` or takes it away. */
export function setDue(mark: Element | null, isDue: boolean): void {
  if (mark === null) return
  const dot = mark.querySelector('.due-dot')
  if (isDue === (dot !== null)) return
  if (dot !== null) dot.remove()
  else
    mark.append(
      drawSvg(
        'g',
        { class: 'due-dot' },
        drawSvg('circle', { cx: 13.4, cy: 2.8, r: 3.6 }),
        drawSvg('circle', { cx: 13.4, cy: 2.8, r: 2.6 }),
      ),
    )
}
