/** Pages of paths: marks follow the record, and so do the count and the hours left of each path. */
import type { Path } from '@savepoint/curriculum'
import type { ProgressView } from '@savepoint/progress'
import { draw, drawMark } from '../record/draw.ts'
import { loadLibrary, type SiteLibrary } from '../record/library.ts'
import { paintProgress } from '../record/paint.ts'
import { watchProgress } from '../record/record.ts'
import { siteUrl } from '../shell/site-url.ts'
import { hoursText } from '../shell/words.ts'
import { isDone, nextInPath } from './next-in-path.ts'

function paintPath(path: Path, library: SiteLibrary, view: ProgressView): void {
  const minutes = new Map(library.concepts.map((concept) => [concept.id, concept.minutes]))
  const sum = (ids: readonly string[]): number => ids.reduce((total, id) => total + (minutes.get(id) ?? 0), 0)
  const open = path.sequence.filter((id) => !isDone(view, id))
  const doneCount = path.sequence.length - open.length
  for (const place of document.querySelectorAll<HTMLElement>(`[data-path="${path.id}"]`)) {
    const count = place.querySelector('[data-path-count]')
    if (count !== null) count.textContent = `${doneCount} of ${path.sequence.length} concepts`
    const left = place.querySelector('[data-path-left]')
    if (left !== null && doneCount > 0)
      left.textContent =
        open.length === 0 ? 'done' : `${hoursText(sum(open))} left of ${hoursText(sum(path.sequence))}`
    const bar = place.querySelector<HTMLElement>('[data-path-bar]')
    if (bar !== null) fillBar(bar, path.sequence.length === 0 ? 0 : doneCount / path.sequence.length)
  }
}

function fillBar(bar: HTMLElement, fraction: number): void {
  bar.style.setProperty('--v', `${Math.round(fraction * 1000) / 10}%`)
  bar.classList.toggle('full', fraction === 1)
  bar.setAttribute('aria-label', `${Math.round(fraction * 100)}% completed`)
}

function paintNext(path: Path, library: SiteLibrary, view: ProgressView): void {
  const list = document.querySelector('[data-path-next]')
  if (list === null || path.sequence.length === 0) return
  const next = nextInPath(path.sequence, library.concepts, view)
  const rows = next.map((concept) =>
    draw(
      'li',
      {},
      drawMark(view.concepts.get(concept.id)?.status ?? 'notStarted', concept.id),
      draw('a', { class: 'plain', href: siteUrl(`concepts/${concept.id}/`) }, concept.title),
      draw('span', { class: 'sp' }, concept.status === 'planned' ? 'planned' : `${concept.minutes} min`),
    ),
  )
  list.replaceChildren(...(rows.length > 0 ? rows : [draw('li', {}, 'Every concept of this path is done.')]))
}

const library = await loadLibrary()
const shown = document.querySelector<HTMLElement>('main[data-path]')?.dataset.path
await watchProgress(library, ({ view }) => {
  paintProgress(document, view)
  for (const path of library.paths) {
    paintPath(path, library, view)
    if (path.id === shown) paintNext(path, library, view)
  }
})
