/** The bars of imported roadmaps, drawn below the roadmaps of the library. Loaded when there is one. */
import type { Bar, ProgressEvent, ProgressView } from '@savepoint/progress'

export interface ImportedBar {
  readonly id: string
  readonly title: string
  /** Relative to the root of the site. */
  readonly path: string
  readonly bar: Bar
}

/** Returns the imported roadmaps that are not removed, in the order they were imported. */
export async function importedBars(
  events: readonly ProgressEvent[],
  view: ProgressView,
): Promise<readonly ImportedBar[]> {
  if (!events.some((event) => event.kind === 'RoadmapImported')) return []
  const { importedProgress } = await import('@savepoint/roadmaps')
  return importedProgress(events, view).map(({ id, title, bar }) => ({
    id,
    title,
    path: `roadmaps/imported/?id=${encodeURIComponent(id)}`,
    bar,
  }))
}
