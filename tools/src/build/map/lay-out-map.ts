/** Lays a map out. Its result depends on nothing but its arguments: the same curriculum gives the same bytes. */
import { transitiveReduction } from '@savepoint/curriculum/graph'
import { assert } from '@savepoint/std'
import ElkConstructor, { type ELK, type ElkEdgeSection, type ElkNode } from 'elkjs/lib/elk.bundled.js'
import type { MapBand, MapEdge, MapLayout, MapNode } from '../../../../apps/site/src/map/map-layout.ts'
import { elkGraph, type SizedNode, separatorId } from './elk-graph.ts'
import type { ConceptInput, MapInput } from './map-input.ts'
import { smoothPath } from './smooth-path.ts'
import { type MeasureText, wrapLabel } from './wrap-label.ts'

/** Pixels at zoom 1. The mark stands left of the text; see the styles of the map. */
export const LABEL = { fontSize: 14, lineHeight: 17, widthMax: 190, left: 28, right: 10, padding: 7 } as const

/** Returns the layout of `input`, whose concepts may have prerequisites outside of it. */
export async function layOutMap(input: MapInput, measure: MeasureText): Promise<MapLayout> {
  const concepts = input.bands.flatMap((band) => band.concepts)
  const prerequisites = transitiveReduction(concepts)
  const columns = columnsOf(concepts, prerequisites)
  const labels = new Map(concepts.map(({ id, title }) => [id, wrapLabel(title, LABEL.widthMax, measure)]))
  const sizeOf = (id: string): SizedNode => sized(id, labels.get(id) ?? [], measure)
  const edges = concepts.flatMap(({ id }) =>
    (prerequisites.get(id) ?? []).map((from): [string, string] => [from, id]),
  )
  const columnCount = Math.max(0, ...columns.values()) + 1
  const bands = input.bands.map((band) => band.concepts.map((concept) => sizeOf(concept.id)))
  const elk = new (ElkConstructor as unknown as new () => ELK)()
  const placed = await elk.layout(elkGraph({ bands, edges, columnCount }))
  const nodesById = new Map(placed.children?.map((node) => [node.id, node]))
  const nodes = concepts.map((concept) =>
    mapNode(concept, {
      placed: nodesById.get(concept.id),
      lines: labels.get(concept.id) ?? [],
    }),
  )
  const height = Math.round(placed.height ?? 0)
  return {
    id: input.id,
    title: input.title,
    width: Math.round(placed.width ?? 0),
    height,
    bands: bandsOf(input, height, nodesById),
    nodes: withColumns(nodes),
    edges: edges.map(([from, to], index) => mapEdge(from, to, placed.edges?.[index]?.sections)),
  }
}

/** The least column that is right of all prerequisites: how long the longest chain of edges into a concept is. */
function columnsOf(
  concepts: readonly ConceptInput[],
  prerequisites: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, number> {
  const columns = new Map<string, number>()
  const visit = (id: string): number => {
    const known = columns.get(id)
    if (known !== undefined) return known
    const column = Math.max(-1, ...(prerequisites.get(id) ?? []).map(visit)) + 1
    columns.set(id, column)
    return column
  }
  for (const { id } of concepts) visit(id)
  return columns
}

function sized(id: string, lines: readonly string[], measure: MeasureText): SizedNode {
  const text = Math.max(0, ...lines.map(measure))
  return {
    id,
    width: Math.ceil(LABEL.left + text + LABEL.right),
    height: lines.length * LABEL.lineHeight + 2 * LABEL.padding,
  }
}

interface PlacedConcept {
  readonly placed: ElkNode | undefined
  readonly lines: readonly string[]
}

function mapNode({ id, title }: ConceptInput, { placed, lines }: PlacedConcept): Omit<MapNode, 'column'> {
  assert(placed !== undefined, `the layout has no place for ${id}`)
  const { x = 0, y = 0, width = 0, height = 0 } = placed
  return { id, title, lines, x: Math.round(x), y: Math.round(y), width, height }
}

/** ELK moves concepts towards what they open: the columns are read from where the nodes stand. */
function withColumns(nodes: readonly Omit<MapNode, 'column'>[]): readonly MapNode[] {
  const lefts = [...new Set(nodes.map((node) => node.x))].sort((a, b) => a - b)
  return nodes.map((node) => ({ ...node, column: lefts.indexOf(node.x) }))
}

function bandsOf(
  input: MapInput,
  height: number,
  nodesById: ReadonlyMap<string, ElkNode>,
): readonly MapBand[] {
  const tops = input.bands.map((_, band) =>
    band === 0 ? 0 : Math.round(nodesById.get(separatorId(band - 1, 0))?.y ?? 0),
  )
  return input.bands.map(({ id, title }, band) => {
    const top = tops[band] ?? 0
    return { id, title, top, height: (tops[band + 1] ?? height) - top }
  })
}

function mapEdge(from: string, to: string, sections: readonly ElkEdgeSection[] | undefined): MapEdge {
  const [section] = sections ?? []
  assert(section !== undefined, `the layout has no way from ${from} to ${to}`)
  return { from, to, path: smoothPath([section.startPoint, ...(section.bendPoints ?? []), section.endPoint]) }
}
