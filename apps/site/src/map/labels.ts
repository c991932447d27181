/**
 * Labels of a map that moves. The drawing has its labels as SVG text, which browsers lay out again at every change of
 * the zoom; here they are plain boxes over the drawing, laid out once. The links in the drawing bear the names.
 */
import { draw } from '../record/draw.ts'
import type { MapElements } from './map-elements.ts'

/** Puts the labels over the drawing, where the lines of its text are; returns them by concept. */
export function startLabels({ plane, nodes }: MapElements): ReadonlyMap<string, HTMLElement> {
  const labels = nodes.map(({ id, link, text }): [string, HTMLElement] => {
    const label = draw('span', { class: 'map-label' }, text.lines.join('\n'))
    label.style.setProperty('left', `${text.x}px`)
    label.style.setProperty('top', `${text.top}px`)
    link.querySelector('text')?.remove()
    return [id, label]
  })
  plane.append(
    draw('div', { class: 'map-labels', 'aria-hidden': 'true' }, ...labels.map(([, label]) => label)),
  )
  return new Map(labels)
}
