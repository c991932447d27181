/** What reading a document gives: the tree, what was ticked in it, and what was left out and why. Plain data. */

import type { ImportedRoadmap } from '@savepoint/progress'

export interface ReadOptions {
  /** Name of the file, or `pasted`. */
  readonly source: string
  /** Overrules the title that the document gives itself. */
  readonly title?: string
}

export interface RoadmapReading {
  readonly roadmap: ImportedRoadmap
  /** Ids of topics whose box is ticked, in document order. */
  readonly checked: readonly string[]
  /** In document order. */
  readonly diagnostics: readonly ReadDiagnostic[]
}

export interface ReadDiagnostic {
  readonly code: ReadCode
  /** 1-based; 1 for what concerns the whole document. */
  readonly line: number
  readonly message: string
  /** How many lines of a list this left out, where it did. */
  readonly leftOutCount?: number
}

export type ReadCode =
  /** A part that a reader would not tick. */
  | 'leftOut'
  /** Nothing to tick was found. */
  | 'noOutline'
  /** A limit was reached; says which. */
  | 'tooDeep'
  | 'tooMany'
  | 'tooLong'
  /** A link with a scheme that is not allowed lost its address. */
  | 'unsafeLink'
  | 'badFrontMatter'
  /** The export marker was there, and something in it could not be read. */
  | 'badMark'
