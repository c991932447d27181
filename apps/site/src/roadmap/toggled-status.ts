/** What a key does to a status. Pure. */
import type { ConceptStatus } from '@savepoint/progress'

/** Returns `wanted`, or that nothing was started when the concept has that status already. */
export function toggledStatus(current: ConceptStatus, wanted: ConceptStatus): ConceptStatus {
  return current === wanted ? 'notStarted' : wanted
}
