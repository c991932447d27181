/** Where a roadmap teaches a concept that an earlier module only names. Pure. */
import type { Module, Roadmap } from '@savepoint/curriculum'

/** Returns the first module of `roadmap` that holds `concept`; `undefined` when the roadmap never teaches it. */
export function taughtIn(roadmap: Roadmap, concept: string): Module | undefined {
  return roadmap.phases.flatMap((phase) => phase.modules).find((module) => module.concepts.includes(concept))
}
