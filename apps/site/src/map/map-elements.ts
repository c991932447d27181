/** The drawn map as scripts find it: its nodes and lines with what the markup says of them. */
import type { GraphEdge, GraphNode } from './map-graph.ts'
import type { Box, Size } from './viewport.ts'

/** From the top of a line to its baseline, in the size of the labels. */
const ASCENT = 13

export interface NodeElement extends GraphNode {
  readonly link: SVGAElement
  readonly title: string
  /** `needs Pages; opens Crash recovery`. */
  readonly relations: string
  readonly box: Box
  readonly text: { readonly lines: readonly string[]; readonly x: number; readonly top: number }
}

export interface EdgeElement extends GraphEdge {
  readonly path: SVGPathElement
}

export interface MapElements {
  readonly frame: HTMLElement
  /** What is moved. It holds the drawing: a transform on SVG itself would lay out all its text again. */
  readonly plane: HTMLElement
  readonly size: Size
  /** In the order of the markup: by band, then in order of study. */
  readonly nodes: readonly NodeElement[]
  readonly edges: readonly EdgeElement[]
  readonly bands: readonly BandElement[]
}

export interface BandElement {
  readonly title: string
  readonly top: number
  readonly height: number
}

/** Reads the map in `root`; `undefined` when there is none. */
export function readMap(root: ParentNode): MapElements | undefined {
  const frame = root.querySelector<HTMLElement>('[data-map-frame]')
  const plane = root.querySelector<HTMLElement>('[data-map-plane]')
  const svg = root.querySelector('[data-map-svg]')
  if (frame === null || plane === null || svg === null) return undefined
  return {
    frame,
    plane,
    size: { width: numberOf(svg, 'width'), height: numberOf(svg, 'height') },
    nodes: [...plane.querySelectorAll<SVGAElement>('[data-map-node]')].map(readNode),
    edges: [...plane.querySelectorAll<SVGPathElement>('[data-from]')].map((path) => ({
      path,
      from: path.dataset.from ?? '',
      to: path.dataset.to ?? '',
    })),
    bands: [...plane.querySelectorAll<SVGTextElement>('[data-band-top]')].map((text) => ({
      title: text.textContent ?? '',
      top: Number(text.dataset.bandTop),
      height: Number(text.dataset.bandHeight),
    })),
  }
}

function readNode(link: SVGAElement): NodeElement {
  const rectangle = link.querySelector('rect')
  const lines = [...link.querySelectorAll('tspan')]
  const box = {
    x: numberOf(rectangle, 'x'),
    y: numberOf(rectangle, 'y'),
    width: numberOf(rectangle, 'width'),
    height: numberOf(rectangle, 'height'),
  }
  return {
    link,
    id: link.dataset.mapNode ?? '',
    column: Number(link.dataset.column),
    title: link.dataset.title ?? '',
    relations: link.dataset.relations ?? '',
    y: box.y + box.height / 2,
    box,
    text: {
      lines: lines.map((line) => line.textContent ?? ''),
      x: numberOf(lines[0] ?? null, 'x'),
      top: numberOf(lines[0] ?? null, 'y') - ASCENT,
    },
  }
}

function numberOf(element: Element | null, name: string): number {
  return Number(element?.getAttribute(name))
}
