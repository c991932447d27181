/**
 * A newer version of an imported roadmap takes over the ids of the one before, so that progress, notes and corrections stay
 * with what they were made for; and it says what moved, was renamed, came and went.
 */

import type { ImportedRoadmap } from '@savepoint/progress'
import { shortHash, slugOf, titleKey } from '../read/slug.ts'
import { mapNodes, type PlacedNode } from '../visit-nodes.ts'
import { type NodePairs, pairNodes } from './pair-nodes.ts'

export interface Reconciliation {
  /** The next version, with the id of the previous one and the ids that its nodes had. */
  readonly roadmap: ImportedRoadmap
  /** Final id of a node by the one it was read with. */
  readonly idOf: (readId: string) => string
  readonly changes: RoadmapChanges
}

/** Changes in document order. A node that was both moved and renamed stands in both lists. */
export interface RoadmapChanges {
  readonly unchangedCount: number
  readonly moved: readonly NodeChange[]
  readonly renamed: readonly NodeChange[]
  readonly added: readonly NodeChange[]
  readonly removed: readonly NodeChange[]
  /** Of `added`: those that several removed ones resemble equally, so that none was taken for them. */
  readonly ambiguous: readonly NodeChange[]
}

export interface NodeChange {
  readonly id: string
  readonly kind: 'group' | 'topic'
  readonly title: string
  /** Titles of the groups around it, outermost first. */
  readonly path: readonly string[]
  /** What it was called or where it stood before. */
  readonly from?: { readonly title: string; readonly path: readonly string[] }
}

/** Returns `next` with what it shares with `previous` under the same ids. */
export function reconcile(previous: ImportedRoadmap, next: ImportedRoadmap): Reconciliation {
  const pairs = pairNodes(previous.nodes, next.nodes)
  const ids = carriedIds(pairs)
  const idOf = (readId: string): string => ids.get(readId) ?? readId
  const nodes = mapNodes(next.nodes, (node) => ({
    ...node,
    id: idOf(node.id),
    ...(node.prerequisites === undefined ? {} : { prerequisites: node.prerequisites.map(idOf) }),
  }))
  return { roadmap: { ...next, id: previous.id, nodes }, idOf, changes: changesOf(pairs, idOf) }
}

function carriedIds({ previousOf, previous, next }: NodePairs): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  const taken = new Set(previous.map((placed) => placed.node.id))
  for (const placed of next) {
    const old = previousOf.get(placed)
    if (old !== undefined) ids.set(placed.node.id, old.node.id)
  }
  for (const placed of next) {
    if (ids.has(placed.node.id)) continue
    const id = freeId(placed, taken)
    taken.add(id)
    ids.set(placed.node.id, id)
  }
  return ids
}

/** A new node never gets an id of the previous version: what was ticked there is another thing. */
function freeId(placed: PlacedNode, taken: ReadonlySet<string>): string {
  const { id, title } = placed.node
  if (!taken.has(id)) return id
  const place = pathOf(placed).map(titleKey).join('/')
  for (let turn = 0; ; turn += 1) {
    const candidate = `${slugOf(title) || 't'}-${shortHash(`${place}/${title}#${turn}`)}`
    if (!taken.has(candidate)) return candidate
  }
}

function changesOf(
  { previousOf, previous, next, ambiguous }: NodePairs,
  idOf: (id: string) => string,
): RoadmapChanges {
  const moved: NodeChange[] = []
  const renamed: NodeChange[] = []
  const added: NodeChange[] = []
  let unchangedCount = 0
  for (const placed of next) {
    const old = previousOf.get(placed)
    const change = { ...changeOf(placed), id: idOf(placed.node.id) }
    if (old === undefined) {
      added.push(change)
      continue
    }
    const from = { title: old.node.title, path: pathOf(old) }
    const isRenamed = titleKey(old.node.title) !== titleKey(placed.node.title)
    const isMoved = (placed.parent === undefined ? undefined : previousOf.get(placed.parent)) !== old.parent
    if (isRenamed) renamed.push({ ...change, from })
    if (isMoved) moved.push({ ...change, from })
    if (!isRenamed && !isMoved) unchangedCount += 1
  }
  const kept = new Set(previousOf.values())
  const removed = previous.filter((placed) => !kept.has(placed)).map(changeOf)
  const ambiguousIds = new Set([...ambiguous].map((placed) => idOf(placed.node.id)))
  return {
    unchangedCount,
    moved,
    renamed,
    added,
    removed,
    ambiguous: added.filter(({ id }) => ambiguousIds.has(id)),
  }
}

function changeOf(placed: PlacedNode): NodeChange {
  const { id, kind, title } = placed.node
  return { id, kind, title, path: pathOf(placed) }
}

function pathOf(placed: PlacedNode): readonly string[] {
  return placed.parent === undefined ? [] : [...pathOf(placed.parent), placed.parent.node.title]
}
