/** Draws the rail anew when the learner's roadmap is not the one that the page was built with. */
import { draw, drawBar, drawMark } from '../record/draw.ts'
import type { SiteOutline } from '../record/outline.ts'
import { siteUrl } from '../shell/site-url.ts'
import { findPhase, type Route } from './route.ts'

/** Shows the concept's phase of `route` in the rail and in the folded rail of narrow screens. */
export function drawRail(frame: HTMLElement, route: Route, concept: string, outline: SiteOutline): void {
  const rail = frame.querySelector<HTMLElement>('[data-rail]')
  const place = findPhase(route, concept)
  if (rail === null || place === undefined) return
  rail.dataset.rail = route.id
  rail.setAttribute('aria-label', `Phase ${place.phaseNumber} of ${route.title}`)
  const titles = new Map(outline.concepts.map((one) => [one.id, one.title]))
  const link = draw(
    'a',
    { class: 'plain', href: siteUrl(`roadmaps/${route.id}/`) },
    `${place.phaseNumber} ${place.phase.title}`,
  )
  rail.replaceChildren(
    draw('h2', {}, link),
    drawBar(`phase:${place.phase.id}`),
    ...place.phase.modules.flatMap((module) => [
      draw('p', { class: 'mod' }, module.title),
      list(module.concepts, titles, concept),
    ]),
  )
  const summary = frame.querySelector('[data-rail-fold] summary')
  if (summary !== null)
    summary.textContent = `${place.phaseNumber} ${place.phase.title}, ${place.count} concepts`
  frame.querySelector('[data-rail-fold] [data-bar]')?.setAttribute('data-bar', `phase:${place.phase.id}`)
  const position = frame.querySelector('[data-place]')
  if (position !== null) position.textContent = `${place.position} of ${place.count} in this phase`
}

function list(ids: readonly string[], titles: ReadonlyMap<string, string>, current: string): HTMLElement {
  const items = ids.map((id) => {
    const link = draw(
      'a',
      { href: siteUrl(`concepts/${id}/`) },
      drawMark('notStarted', id),
      draw('span', {}, titles.get(id) ?? id),
    )
    if (id === current) link.setAttribute('aria-current', 'page')
    return draw('li', {}, link)
  })
  return draw('ul', {}, ...items)
}
