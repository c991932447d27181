/**
 * Pairs the nodes of two versions of a roadmap. Certain pairs go first: the same title in the same place, then the same
 * title elsewhere, the same id, and at last titles that are alike, within the same group before anywhere. What has two
 * partners equally good stays without one and is said to be ambiguous.
 */

import type { ImportedNode } from '@savepoint/progress'
import { titleKey } from '../read/slug.ts'
import { type PlacedNode, placedNodes } from '../visit-nodes.ts'
import { titleSimilarity, titleWords } from './similarity.ts'

export interface NodePairs {
  /** Previous node by next node. */
  readonly previousOf: ReadonlyMap<PlacedNode, PlacedNode>
  readonly previous: readonly PlacedNode[]
  readonly next: readonly PlacedNode[]
  /** Next nodes that several previous ones resemble as well. */
  readonly ambiguous: ReadonlySet<PlacedNode>
}

const ALIKE_IN_GROUP_MIN = 0.5
const ALIKE_ANYWHERE_MIN = 0.72
/** A second candidate this close to the best makes a pair ambiguous. */
const MARGIN = 0.08
/** Candidates that are compared for one node: those with the rarest words in common. */
const CANDIDATES_MAX = 40
const POSTINGS_MAX = 60

/** Pairs each node with at most one of the other version. Cost: linear but for renames, which are bounded by candidates. */
export function pairNodes(previous: readonly ImportedNode[], next: readonly ImportedNode[]): NodePairs {
  const pairing = new Pairing(placedNodes(previous), placedNodes(next))
  pairing.byKey((placed) => pathKey(placed), 'inOrder')
  pairing.byKey(
    (placed) => `${titleKey(placed.parent?.node.title ?? '')}/${titleKey(placed.node.title)}`,
    'single',
  )
  pairing.byKey((placed) => titleKey(placed.node.title), 'single')
  pairing.byKey((placed) => placed.node.id, 'single')
  pairing.byLikeness()
  return pairing.result()
}

const paths = new WeakMap<PlacedNode, string>()

function pathKey(placed: PlacedNode): string {
  const known = paths.get(placed)
  if (known !== undefined) return known
  const path = `${placed.parent === undefined ? '' : pathKey(placed.parent)}/${titleKey(placed.node.title)}`
  paths.set(placed, path)
  return path
}

class Pairing {
  readonly #previous: readonly PlacedNode[]
  readonly #next: readonly PlacedNode[]
  readonly #previousOf = new Map<PlacedNode, PlacedNode>()
  readonly #nextOf = new Map<PlacedNode, PlacedNode>()
  readonly #ambiguous = new Set<PlacedNode>()

  constructor(previous: readonly PlacedNode[], next: readonly PlacedNode[]) {
    this.#previous = previous
    this.#next = next
  }

  result(): NodePairs {
    const ambiguous = new Set([...this.#ambiguous].filter((placed) => !this.#previousOf.has(placed)))
    return { previousOf: this.#previousOf, previous: this.#previous, next: this.#next, ambiguous }
  }

  /** Pairs what has the same key: `inOrder` when both have it equally often, `single` only where it occurs once. */
  byKey(keyOf: (placed: PlacedNode) => string, mode: 'inOrder' | 'single'): void {
    const olds = groupBy(this.#openPrevious(), keyOf)
    for (const [key, news] of groupBy(this.#openNext(), keyOf)) {
      const candidates = olds.get(key)
      if (candidates === undefined) continue
      if (candidates.length === 1 && news.length === 1) this.#pair(candidates[0], news[0])
      else if (mode === 'inOrder' && candidates.length === news.length)
        for (const [index, placed] of news.entries()) this.#pair(candidates[index], placed)
      else if (mode === 'single') for (const placed of news) this.#ambiguous.add(placed)
    }
  }

  byLikeness(): void {
    const olds = this.#openPrevious()
    const byGroup = groupBy(olds, (placed) => placed.parent?.node.id ?? '')
    const open = this.#openNext()
    // Parents stand before children, so a renamed group is paired before its topics look for theirs.
    for (const placed of open) {
      const group = placed.parent === undefined ? '' : this.#previousOf.get(placed.parent)?.node.id
      if (group === undefined) continue
      const near = (byGroup.get(group) ?? []).filter((old) => !this.#nextOf.has(old)).slice(0, CANDIDATES_MAX)
      this.#pairBest(placed, near, ALIKE_IN_GROUP_MIN)
    }
    const postings = wordPostings(this.#openPrevious())
    for (const placed of open) {
      if (this.#previousOf.has(placed) || this.#ambiguous.has(placed)) continue
      this.#pairBest(placed, candidatesOf(placed, postings, this.#nextOf), ALIKE_ANYWHERE_MIN)
    }
  }

  #pairBest(placed: PlacedNode, candidates: readonly PlacedNode[], likenessMin: number): void {
    const ranked = candidates
      .map((old) => ({ old, likeness: titleSimilarity(old.node.title, placed.node.title) }))
      .filter(({ likeness }) => likeness >= likenessMin)
      .sort((a, b) => b.likeness - a.likeness)
    const [best, second] = ranked
    if (best === undefined) return
    if (second !== undefined && best.likeness - second.likeness < MARGIN) this.#ambiguous.add(placed)
    else if (this.#isWanted(best.old, placed, best.likeness)) this.#pair(best.old, placed)
    else this.#ambiguous.add(placed)
  }

  /** Another new node of the same group that resembles `old` as well makes it unclear whose it is. */
  #isWanted(old: PlacedNode, placed: PlacedNode, likeness: number): boolean {
    const siblings = placed.parent === undefined ? [] : placed.parent.node.children
    return siblings.slice(0, CANDIDATES_MAX).every((sibling) => {
      if (sibling === placed.node || this.#isPaired(sibling)) return true
      return titleSimilarity(old.node.title, sibling.title) < likeness - MARGIN
    })
  }

  #isPaired(node: ImportedNode): boolean {
    return this.#pairedNodes.has(node)
  }

  readonly #pairedNodes = new Set<ImportedNode>()

  #pair(old: PlacedNode | undefined, placed: PlacedNode | undefined): void {
    if (old === undefined || placed === undefined) return
    this.#previousOf.set(placed, old)
    this.#nextOf.set(old, placed)
    this.#pairedNodes.add(placed.node)
    this.#ambiguous.delete(placed)
  }

  #openPrevious(): readonly PlacedNode[] {
    return this.#previous.filter((placed) => !this.#nextOf.has(placed))
  }

  #openNext(): readonly PlacedNode[] {
    return this.#next.filter((placed) => !this.#previousOf.has(placed))
  }
}

function groupBy(
  placed: readonly PlacedNode[],
  keyOf: (one: PlacedNode) => string,
): ReadonlyMap<string, readonly PlacedNode[]> {
  const groups = new Map<string, PlacedNode[]>()
  for (const one of placed) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return groups
}

function wordPostings(placed: readonly PlacedNode[]): ReadonlyMap<string, readonly PlacedNode[]> {
  const postings = new Map<string, PlacedNode[]>()
  for (const one of placed)
    for (const word of new Set(titleWords(one.node.title))) {
      const list = postings.get(word) ?? []
      list.push(one)
      postings.set(word, list)
    }
  return postings
}

function candidatesOf(
  placed: PlacedNode,
  postings: ReadonlyMap<string, readonly PlacedNode[]>,
  taken: ReadonlyMap<PlacedNode, PlacedNode>,
): readonly PlacedNode[] {
  const lists = titleWords(placed.node.title)
    .map((word) => postings.get(word) ?? [])
    .filter((list) => list.length > 0 && list.length <= POSTINGS_MAX)
    .sort((a, b) => a.length - b.length)
  const found = new Set<PlacedNode>()
  for (const list of lists) {
    for (const one of list) if (!taken.has(one)) found.add(one)
    if (found.size >= CANDIDATES_MAX) break
  }
  return [...found].slice(0, CANDIDATES_MAX)
}
