/**
 * Where each topic of the documents that the product was conceived from is in it. Plain data, for the page that shows
 * it and the verification that holds it.
 */

export interface Coverage {
  /** How many entries there are in all documents. */
  readonly total: number
  readonly features: readonly ProductFeature[]
  readonly documents: readonly CoveredDocument[]
}

/** Something that the product does, which a document asks for. */
export interface ProductFeature {
  readonly id: string
  readonly title: string
  /** A page (`/plan/`) or a command (`savepoint import`). */
  readonly where: string
}

export interface CoveredDocument {
  readonly id: string
  readonly title: string
  readonly count: number
  readonly sections: readonly {
    readonly title: string
    readonly entries: readonly CoverageEntry[]
  }[]
}

export interface CoverageEntry {
  readonly id: string
  readonly label: string
  /** At least one. */
  readonly at: readonly CoverageTarget[]
}

/** `node` is a phase or module of a roadmap. */
export interface CoverageTarget {
  readonly kind: 'concept' | 'roadmap' | 'node' | 'path' | 'feature'
  readonly id: string
}
