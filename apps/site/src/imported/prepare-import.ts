/** What the import page shows before anything is recorded. Runs in the page for small documents, in a worker for large ones. */
import type { ProgressEvent } from '@savepoint/progress'
import {
  findPreviousVersion,
  type ImportPlan,
  type MatchLibrary,
  planImport,
  type ReadDiagnostic,
  readImportedLog,
  readRoadmap,
} from '@savepoint/roadmaps'

export interface ImportInput {
  readonly text: string
  readonly source: string
  /** Overrules the title that the document gives itself; empty: it does not. */
  readonly title: string
  readonly events: readonly ProgressEvent[]
  readonly library: MatchLibrary
  /** A roadmap it is a version of, `new`, or `guess` for the one it resembles. */
  readonly as: string
}

export interface PreparedImport {
  readonly plan: ImportPlan
  readonly diagnostics: readonly ReadDiagnostic[]
  /** What it is imported as: a roadmap or `new`. */
  readonly as: string
  /** Roadmaps that it may be a version of. */
  readonly known: readonly { readonly id: string; readonly title: string }[]
}

/** Reads the document and plans its import. */
export function prepareImport({ text, source, title, events, library, as }: ImportInput): PreparedImport {
  const reading = readRoadmap(text, { source, ...(title === '' ? {} : { title }) })
  const known = readImportedLog(events).roadmaps.map(({ document: { id, title } }) => ({ id, title }))
  const chosen = as === 'guess' ? (findPreviousVersion(reading.roadmap, events)?.id ?? 'new') : as
  const plan = planImport({
    reading,
    events,
    library,
    as: chosen === 'new' ? { kind: 'new' } : { kind: 'version', of: chosen },
  })
  return { plan, diagnostics: reading.diagnostics, as: chosen, known }
}
