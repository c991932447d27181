/** The last verdict of a lab as it was kept in this browser, so that a reload shows it again. */

import type { Lab } from '@savepoint/curriculum'
import type { GradingResult } from '@savepoint/grading'

/** Returns the kept verdict, or undefined when there is none, it cannot be read, or the lab has changed since. */
export function parseKeptVerdict(
  json: string | undefined,
  lab: Pick<Lab, 'id' | 'contentHash'>,
): GradingResult | undefined {
  if (json === undefined) return undefined
  try {
    const kept: unknown = JSON.parse(json)
    return isVerdictOf(kept, lab) ? kept : undefined
  } catch {
    return undefined
  }
}

function isVerdictOf(kept: unknown, lab: Pick<Lab, 'id' | 'contentHash'>): kept is GradingResult {
  return (
    typeof kept === 'object' &&
    kept !== null &&
    'lab' in kept &&
    kept.lab === lab.id &&
    'contentHash' in kept &&
    kept.contentHash === lab.contentHash &&
    'requirements' in kept &&
    Array.isArray(kept.requirements)
  )
}
