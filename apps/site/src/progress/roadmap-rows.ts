/** Bars of roadmaps that were imported, below those of the library. */
import { draw, drawBar } from '../record/draw.ts'
import { setBar } from '../record/paint.ts'
import { siteUrl } from '../shell/site-url.ts'
import { hoursText } from '../shell/words.ts'
import type { ImportedBar } from './imported-source.ts'

/** Returns one row for each roadmap, in the form of the rows of the page. */
export function drawRoadmapRows(roadmaps: readonly ImportedBar[]): readonly HTMLElement[] {
  return roadmaps.map(({ id, title, path, bar }) => {
    const drawn = drawBar(`imported:${id}`)
    setBar(drawn, bar)
    const left = bar.minutesLeft === 0 ? '' : `${hoursText(bar.minutesLeft)} left`
    return draw(
      'div',
      { class: 'prow' },
      draw('a', { class: 'plain', href: siteUrl(path) }, title),
      drawn,
      draw('span', { class: 'num' }, `${bar.completedCount + bar.skippedCount} of ${bar.totalCount}`),
      draw('span', { class: 'mins' }, left),
    )
  })
}
