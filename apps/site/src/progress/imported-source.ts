/**
 * Where the bars of imported roadmaps come from. Until their projection is here there are none; what this returns is
 * drawn below the roadmaps of the library.
 */
import type { Bar, ProgressEvent } from '@savepoint/progress'
import type { SiteOutline } from '../record/outline.ts'

export interface ImportedBar {
  readonly id: string
  readonly title: string
  /** Relative to the root of the site. */
  readonly path: string
  readonly bar: Bar
}

/** Returns the imported roadmaps that are not hidden, in the order they were imported. */
export function importedBars(
  _events: readonly ProgressEvent[],
  _outline: SiteOutline,
): readonly ImportedBar[] {
  return []
}
