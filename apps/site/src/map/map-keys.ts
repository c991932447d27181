/**
 * The keys of the map. One concept at a time can be reached by Tab; arrows lead along the lines and up and down a
 * column, going back the way one came. Letters set the status, as in the tree.
 */
import { onKeys } from '../shell/keys.ts'
import type { MapElements, NodeElement } from './map-elements.ts'
import type { Direction, MapGraph } from './map-graph.ts'

/** One step nearer, one step away, or all of the map. */
export type ZoomTo = 'in' | 'out' | 'fit'

export interface MapCommands {
  readonly focused: (node: NodeElement) => void
  readonly leave: () => void
  readonly toggle: (concept: string, status: 'completed' | 'inProgress' | 'skipped') => void
  readonly openMenu: (node: NodeElement) => void
}

const BACK: Readonly<Record<Direction, Direction>> = { left: 'right', right: 'left', up: 'down', down: 'up' }

/** Starts the keys; `first` is where Tab enters. */
export function startMapKeys(
  { frame, nodes }: MapElements,
  graph: MapGraph,
  options: MapCommands & { readonly first: NodeElement | undefined },
): void {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const nodeOf = (target: EventTarget | null): NodeElement | undefined => {
    const link = target instanceof Element ? target.closest<SVGAElement>('[data-map-node]') : null
    return byId.get(link?.dataset.mapNode ?? '')
  }
  let entered = options.first
  for (const node of nodes) node.link.setAttribute('tabindex', node === entered ? '0' : '-1')
  frame.addEventListener('focusin', (event) => {
    const node = nodeOf(event.target)
    if (node === undefined) return
    entered?.link.setAttribute('tabindex', '-1')
    node.link.setAttribute('tabindex', '0')
    entered = node
    options.focused(node)
  })
  /** For each concept, where one stood before the last step in a direction: the way back. */
  const ways = new Map<string, string>()
  const go = (direction: Direction) => (): void => {
    const here = nodeOf(document.activeElement)
    if (here === undefined) return
    const to = byId.get(graph.step(here.id, direction, ways.get(`${direction} ${here.id}`)) ?? '')
    if (to === undefined) return
    ways.set(`${BACK[direction]} ${to.id}`, here.id)
    to.link.focus({ preventScroll: true })
  }
  const set = (status: 'completed' | 'inProgress' | 'skipped') => (): void => {
    const node = nodeOf(document.activeElement)
    if (node !== undefined) options.toggle(node.id, status)
  }
  const commands: Readonly<Record<string, () => void>> = {
    ArrowLeft: go('left'),
    ArrowRight: go('right'),
    ArrowUp: go('up'),
    ArrowDown: go('down'),
    Escape: options.leave,
    x: set('completed'),
    p: set('inProgress'),
    s: set('skipped'),
    m: () => {
      const node = nodeOf(document.activeElement)
      if (node !== undefined) options.openMenu(node)
    },
  }
  frame.addEventListener('keydown', (event) => {
    const command = Object.hasOwn(commands, event.key) ? commands[event.key] : undefined
    if (command === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    command()
  })
}

/** The keys of the zoom, wherever the focus is on a page that shows the map. */
export function startZoomKeys(frame: HTMLElement, zoom: (to: ZoomTo) => void): void {
  const to = (wanted: ZoomTo) => (): void => {
    if (frame.checkVisibility()) zoom(wanted)
  }
  onKeys({ '+': to('in'), '=': to('in'), '-': to('out'), '0': to('fit') })
}
