/** The map of a page: moved by hand and by keys, lit by what is focused, its marks following the record. */
import type { ConceptStatus } from '@savepoint/progress'
import { setDue } from '../roadmap/due-dot.ts'
import { createStatusMenu } from '../roadmap/status-menu.ts'
import { STATUS_WORDS } from '../shell/words.ts'
import { startBandTitles } from './band-titles.ts'
import { startLabels } from './labels.ts'
import { type MapElements, type NodeElement, readMap } from './map-elements.ts'
import { mapGraph } from './map-graph.ts'
import { startMapKeys, startZoomKeys, type ZoomTo } from './map-keys.ts'
import { type PanZoom, startPanZoom } from './pan-zoom.ts'
import { startSpotlight } from './spotlight.ts'
import { fitAll, reveal, startAt, type Viewport, ZOOM_STEP, zoomBy } from './viewport.ts'

/** Below it labels cannot be read: marks take their place, so that the whole map shows what is done. */
const FAR_ZOOM = 0.4

export interface MapOptions {
  readonly statusOf: (concept: string) => ConceptStatus
  readonly set: (concept: string, status: ConceptStatus | null) => void
  /** Sets `status`, or takes it back when the concept has it. */
  readonly toggle: (concept: string, status: ConceptStatus) => void
  /** Where the map opens: the concept that comes next. */
  readonly start: string | undefined
}

/** Starts the map in `root`; returns what paints it when the record has changed. */
export function startMap(root: HTMLElement, options: MapOptions): (due: ReadonlySet<string>) => void {
  const elements = readMap(root)
  if (elements === undefined) return () => undefined
  const { frame, plane, nodes, size } = elements
  const graph = mapGraph(nodes, elements.edges)
  const moveTitles = startBandTitles(elements)
  root.classList.add('is-live')
  const onShown = (view: Viewport): void => {
    moveTitles(view)
    plane.classList.toggle('is-far', view.zoom < FAR_ZOOM)
  }
  const panZoom = startPanZoom({ frame, plane, map: size, onShown })
  const light = startSpotlight(elements, {
    graph,
    labels: startLabels(elements),
    said: root.querySelector('[data-map-said]'),
  })
  const first = nodes.find((node) => node.id === options.start) ?? nodes[0]
  if (first !== undefined) panZoom.show(startAt(first.box, panZoom.scene()))
  const zoom = zoomer(panZoom, elements)
  const menu = createStatusMenu(options)
  startMapKeys(elements, graph, {
    first,
    focused: (node) => {
      light(node.id)
      panZoom.show(reveal(panZoom.view(), node.box, panZoom.scene()))
      frame.scrollIntoView({ block: 'nearest' })
    },
    leave: () => {
      if (document.activeElement instanceof SVGElement) document.activeElement.blur()
      light(undefined)
    },
    toggle: options.toggle,
    openMenu: (node) => menu.open(node.link, node.id),
  })
  startHover(elements, light)
  startZoomKeys(frame, zoom)
  startButtons(root, zoom)
  return paintNodes(nodes, options)
}

function zoomer({ view, scene, show }: PanZoom, { nodes }: MapElements): (to: ZoomTo) => void {
  return (to) => {
    if (to === 'fit') return show(fitAll(scene()))
    const { frame } = scene()
    const focused = nodes.find((node) => node.link === document.activeElement)?.box
    const at =
      focused === undefined
        ? { x: frame.width / 2, y: frame.height / 2 }
        : {
            x: view().x + (focused.x + focused.width / 2) * view().zoom,
            y: view().y + (focused.y + focused.height / 2) * view().zoom,
          }
    const zoomed = zoomBy(view(), { factor: to === 'in' ? ZOOM_STEP : 1 / ZOOM_STEP, at }, scene())
    show(focused === undefined ? zoomed : reveal(zoomed, focused, scene()))
  }
}

/** The pointer lights what it is over; when it leaves, what has the focus is lit again. */
function startHover({ frame, plane, nodes }: MapElements, light: (id: string | undefined) => void): void {
  const nodeOf = (target: EventTarget | null): string | undefined => {
    const link = target instanceof Element ? target.closest<SVGAElement>('[data-map-node]') : null
    return link?.dataset.mapNode
  }
  const focused = (): string | undefined => nodes.find((node) => node.link === document.activeElement)?.id
  frame.addEventListener('pointerover', (event) => {
    if (!plane.classList.contains('is-moving')) light(nodeOf(event.target) ?? focused())
  })
  frame.addEventListener('pointerleave', () => light(focused()))
  frame.addEventListener('focusout', () => light(undefined))
}

function startButtons(root: HTMLElement, zoom: (to: ZoomTo) => void): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-map-zoom]')) {
    const to = button.value
    if (to === 'in' || to === 'out' || to === 'fit') button.addEventListener('click', () => zoom(to))
  }
}

/** Names follow the record; the marks themselves are painted with all others of the page. */
function paintNodes(
  nodes: readonly NodeElement[],
  { statusOf }: MapOptions,
): (due: ReadonlySet<string>) => void {
  return (due) => {
    for (const { link, id, title, relations } of nodes) {
      const isDue = due.has(id)
      const parts = [title, STATUS_WORDS[statusOf(id)], ...(isDue ? ['due for review'] : []), relations]
      link.setAttribute('aria-label', parts.filter((part) => part !== '').join(', '))
      setDue(link.querySelector('[data-mark]'), isDue)
    }
  }
}
