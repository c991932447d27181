/** What the proof of content says of the coverage: how much of the source documents is held, and how much is not. */

import type { Compilation } from '@savepoint/curriculum'

const COVERAGE_FILE = 'coverage.yaml'

export interface CoverageTotals {
  readonly documents: number
  readonly entries: number
  readonly features: number
  /** Errors of the compiler in the file: entries that lead nowhere, counts that are not kept. */
  readonly faults: number
}

/** Counts the coverage of a compiled course. */
export function coverageTotals({ curriculum, diagnostics }: Compilation): CoverageTotals {
  const { documents, features } = curriculum.coverage
  return {
    documents: documents.length,
    entries: documents.flatMap((document) => document.sections.flatMap((section) => section.entries)).length,
    features: features.length,
    faults: diagnostics.filter(({ severity, path }) => severity === 'error' && path === COVERAGE_FILE).length,
  }
}

/** Returns the line of the report. */
export function renderCoverage({ documents, entries, features, faults }: CoverageTotals): string {
  return `coverage: ${entries} topics of ${documents} documents, ${features} features, ${faults} unresolved`
}
