/**
 * The map as a graph for ELK Layered. ELK knows no bands across the direction of its layers; they are made of two
 * things that it keeps: the order of nodes in a layer is the order given here, and between two bands runs a chain of
 * invisible nodes, one in each layer, whose straightness outweighs everything else. So each chain is a horizontal
 * line, and a band is what lies between two of them. Layers are counted from the left: a concept stands as far left as
 * what it is built on allows, so each band reads as a row that starts with what needs nothing more.
 *
 * **Source:** Schulze, Spönemann, von Hanxleden, "Drawing layered graphs with port constraints" (2014); the option
 * reference of ELK 0.11.
 */
import type { ElkExtendedEdge, ElkNode } from 'elkjs'

export interface ElkInput {
  /** Bands from top to bottom, each with its nodes in order. */
  readonly bands: readonly (readonly SizedNode[])[]
  /** Prerequisite and dependent. */
  readonly edges: readonly (readonly [from: string, to: string])[]
  /** How many layers the longest chain of edges fills. */
  readonly columnCount: number
}

export interface SizedNode {
  readonly id: string
  readonly width: number
  readonly height: number
}

/** Above the nodes of each band there is room for its title. */
const BAND_HEAD = 26

/** The name of the invisible node below band `band` in layer `column`. */
export function separatorId(band: number, column: number): string {
  return `|${band}|${column}`
}

/** How the graph is laid out: a change here is another layout of the same input. */
export const LAYOUT_OPTIONS: Readonly<Record<string, string>> = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'POLYLINE',
  'elk.randomSeed': '1',
  'elk.separateConnectedComponents': 'false',
  'elk.layered.layering.strategy': 'LONGEST_PATH_SOURCE',
  'elk.layered.crossingMinimization.semiInteractive': 'true',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.spacing.nodeNodeBetweenLayers': '44',
  'elk.layered.spacing.edgeNodeBetweenLayers': '14',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '6',
  'elk.spacing.nodeNode': '8',
  'elk.spacing.edgeNode': '8',
  'elk.spacing.edgeEdge': '6',
  'elk.padding': `[top=${BAND_HEAD},left=16,bottom=16,right=16]`,
}

/** Returns the graph for ELK; ids of edges are their index in `edges`. */
export function elkGraph(input: ElkInput): ElkNode {
  const boundaries = input.bands.slice(1).map((_, index) => index)
  const children = input.bands.flatMap((band, index) => [
    ...band.map(elkNode),
    ...(boundaries.includes(index) ? separators(index, input.columnCount) : []),
  ])
  const ordered = children.map((child, index) => ({
    ...child,
    layoutOptions: { ...child.layoutOptions, 'elk.position': `(0,${index})` },
  }))
  const edges = input.edges.map(
    ([from, to], index): ElkExtendedEdge => ({
      id: String(index),
      sources: [`${from}>`],
      targets: [`>${to}`],
    }),
  )
  const chains = boundaries.flatMap((band) => chain(band, input.columnCount))
  return { id: 'map', layoutOptions: { ...LAYOUT_OPTIONS }, children: ordered, edges: [...edges, ...chains] }
}

/** All edges leave a node at the middle of its right side and reach it at the middle of its left. */
function elkNode({ id, width, height }: SizedNode): ElkNode {
  return {
    id,
    width,
    height,
    ports: [
      { id: `>${id}`, width: 0, height: 0, layoutOptions: { 'elk.port.side': 'WEST' } },
      { id: `${id}>`, width: 0, height: 0, layoutOptions: { 'elk.port.side': 'EAST' } },
    ],
    layoutOptions: { 'elk.alignment': 'LEFT', 'elk.portConstraints': 'FIXED_SIDE' },
  }
}

function separators(band: number, columnCount: number): readonly ElkNode[] {
  return Array.from({ length: columnCount }, (_, column) => ({
    id: separatorId(band, column),
    width: 1,
    height: BAND_HEAD,
    layoutOptions: { 'elk.alignment': 'LEFT' },
  }))
}

function chain(band: number, columnCount: number): readonly ElkExtendedEdge[] {
  return Array.from({ length: columnCount - 1 }, (_, column) => ({
    id: `chain ${separatorId(band, column)}`,
    sources: [separatorId(band, column)],
    targets: [separatorId(band, column + 1)],
    layoutOptions: { 'elk.layered.priority.straightness': '1000' },
  }))
}
