/** The titles of the bands, at the left of the frame and of one size at every zoom: they stay while their band is seen. */
import { draw } from '../record/draw.ts'
import type { MapElements } from './map-elements.ts'
import { titleTop, type Viewport } from './viewport.ts'

/** Puts the titles into the frame; returns what moves them. Readers of the list have them as headings. */
export function startBandTitles({ frame, bands }: MapElements): (view: Viewport) => void {
  const titles = bands.map(({ title }) => draw('p', { class: 'map-title' }, title))
  frame.append(draw('div', { class: 'map-titles', 'aria-hidden': 'true' }, ...titles))
  const shown: number[] = []
  let height = 0
  return (view) => {
    height ||= titles[0]?.offsetHeight ?? 0
    for (const [index, title] of titles.entries()) {
      const band = bands[index]
      if (band === undefined) continue
      const top = titleTop(band, view, height)
      if (shown[index] === top) continue
      shown[index] = top
      title.style.setProperty('transform', `translateY(${top}px)`)
    }
  }
}
