/**
 * A roadmap that a learner brought along, as plain data: what `packages/roadmaps` reads from a document, what the log
 * keeps, and what is exported again. Text is text; nothing in it is markup.
 */

/** Node ids are unique within a roadmap and derived from content, so that a newer version keeps them. */
export interface ImportedRoadmap {
  /** `imported-` and a slug. */
  readonly id: string
  readonly title: string
  /** Name of the file or `pasted`. */
  readonly source: string
  readonly nodes: readonly ImportedNode[]
}

export interface ImportedNode {
  readonly id: string
  /** `topic` can be ticked; `group` only holds others. */
  readonly kind: 'group' | 'topic'
  readonly title: string
  /** What the document says about it beside the title; absent when nothing. */
  readonly text?: string
  readonly links?: readonly ImportedLink[]
  /** Effort as stated, in minutes; both ends equal for a single figure. */
  readonly minutes?: { readonly from: number; readonly to: number }
  /** Calendar time as stated, in weeks; without hours a week it is no effort. */
  readonly weeks?: { readonly from: number; readonly to: number }
  readonly isOptional?: boolean
  /** Ids of other nodes of this roadmap, where the document names prerequisites. */
  readonly prerequisites?: readonly string[]
  readonly match?: ConceptMatch
  readonly children: readonly ImportedNode[]
}

export interface ImportedLink {
  readonly title: string
  /** `http:`, `https:` or `mailto:` only. */
  readonly url: string
}

export interface ConceptMatch {
  readonly concept: string
  /** In [0, 1]; 1 is the title itself, an alias, or a correction by hand. */
  readonly confidence: number
}
