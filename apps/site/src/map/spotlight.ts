/** Lights what leads to a concept and what it opens: the rest of the map steps back. */

import { draw } from '../record/draw.ts'
import { countText } from '../shell/words.ts'
import type { MapElements, NodeElement } from './map-elements.ts'
import type { MapGraph } from './map-graph.ts'

export interface SpotlightParts {
  readonly graph: MapGraph
  readonly labels: ReadonlyMap<string, HTMLElement>
  readonly said: HTMLElement | null
}

/** Returns what lights a concept, or nothing for `undefined`, and says so in `said`. */
export function startSpotlight(
  { plane, nodes, edges }: MapElements,
  { graph, labels, said }: SpotlightParts,
): (id: string | undefined) => void {
  const idle = said?.textContent ?? ''
  let lit: string | undefined
  return (id) => {
    if (id === lit) return
    lit = id
    const leading = id === undefined ? new Set<string>() : graph.leadingTo(id)
    const opened = id === undefined ? new Set<string>() : graph.openedBy(id)
    plane.classList.toggle('has-focus', id !== undefined)
    for (const node of nodes) {
      const isNear = node.id === id || leading.has(node.id) || opened.has(node.id)
      labels.get(node.id)?.classList.toggle('is-lit', isNear)
      node.link.classList.toggle('is-focus', node.id === id)
    }
    for (const { path, from, to } of edges) {
      path.classList.toggle('leads', to === id || leading.has(to))
      path.classList.toggle('opens', id !== undefined && (from === id || opened.has(from)))
    }
    const node = nodes.find((one) => one.id === id)
    if (node === undefined) said?.replaceChildren(idle)
    else said?.replaceChildren(...sentence(node, leading.size, opened.size))
  }
}

function sentence(
  { title }: NodeElement,
  leadingCount: number,
  openedCount: number,
): readonly (Node | string)[] {
  const leads =
    leadingCount === 0
      ? 'nothing on this map leads here'
      : `${countText(leadingCount, 'concept')} ${leadingCount === 1 ? 'leads' : 'lead'} here (solid lines)`
  const opens =
    openedCount === 0
      ? 'nothing is built on it'
      : `${countText(openedCount, 'concept')} ${openedCount === 1 ? 'is' : 'are'} built on it (dashed lines)`
  return [draw('b', {}, title), `: ${leads}; ${opens}.`]
}
