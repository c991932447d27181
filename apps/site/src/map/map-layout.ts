/**
 * A map as it was laid out when the site was built: places in pixels at zoom 1, plain data. Concepts stand in columns
 * from left to right, each to the right of everything it is built on; bands (phases, areas) lie above one another.
 */

export interface MapLayout {
  readonly id: string
  readonly title: string
  readonly width: number
  readonly height: number
  /** From top to bottom; they touch and fill the height. */
  readonly bands: readonly MapBand[]
  /** By band, then in order of study. */
  readonly nodes: readonly MapNode[]
  /** Prerequisites that no others imply. */
  readonly edges: readonly MapEdge[]
}

export interface MapBand {
  readonly id: string
  readonly title: string
  readonly top: number
  readonly height: number
}

export interface MapNode {
  /** The concept. */
  readonly id: string
  /** The whole title; `lines` is how it is broken. */
  readonly title: string
  readonly lines: readonly string[]
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** 0-based, from the left. */
  readonly column: number
}

export interface MapEdge {
  /** The prerequisite. */
  readonly from: string
  readonly to: string
  /** An SVG path of cubic curves from the right of `from` to the left of `to`. */
  readonly path: string
}
