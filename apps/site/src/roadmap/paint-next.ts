/** The list *Next* beside the tree. */
import type { ProgressView } from '@savepoint/progress'
import { draw, drawMark } from '../record/draw.ts'
import type { SiteConcept } from '../record/outline.ts'
import { siteUrl } from '../shell/site-url.ts'

/** Shows `concepts`, in order; says so when the roadmap is done. */
export function paintNextList(concepts: readonly SiteConcept[], view: ProgressView): void {
  const list = document.querySelector('[data-next-list]')
  if (list === null) return
  const shown = [...list.querySelectorAll<HTMLElement>('[data-mark]')].map((mark) => mark.dataset.mark)
  if (concepts.length > 0 && shown.join() === concepts.map((concept) => concept.id).join()) return
  const rows = concepts.map((concept) =>
    draw(
      'li',
      {},
      drawMark(view.concepts.get(concept.id)?.status ?? 'notStarted', concept.id),
      draw('a', { class: 'plain', href: siteUrl(`concepts/${concept.id}/`) }, concept.title),
      draw('span', { class: 'sp' }, concept.status === 'planned' ? 'planned' : `${concept.minutes} min`),
    ),
  )
  list.replaceChildren(
    ...(rows.length > 0 ? rows : [draw('li', {}, 'Every concept of this roadmap is done.')]),
  )
}
