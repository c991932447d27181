/** What planning asks of the library. The site's library is one as it is; the CLI makes one of the curriculum. */

import type { CompiledCurriculum, Path, Roadmap } from '@savepoint/curriculum'
import type { ConceptStatus } from '@savepoint/progress'

export interface PlanningLibrary {
  readonly concepts: readonly PlanningConcept[]
  readonly roadmaps: readonly Pick<Roadmap, 'id' | 'title' | 'assumed' | 'phases'>[]
  readonly paths: readonly Path[]
}

export interface PlanningConcept {
  readonly id: string
  readonly title: string
  readonly prerequisites: readonly string[]
  /** The whole concept with its check and labs. */
  readonly minutes: number
  /** Reading and running alone. */
  readonly lessonMinutes: number
  readonly items: readonly { readonly id: string }[]
  readonly labs: readonly { readonly id: string }[]
}

/** The status of each concept that is not *not started*. Completed and skipped ones are not planned. */
export type KnownStatus = ReadonlyMap<string, ConceptStatus>

/** Returns the library of a compiled curriculum. */
export function planningLibraryOf(curriculum: CompiledCurriculum): PlanningLibrary {
  return {
    concepts: curriculum.concepts.map((concept) => ({
      id: concept.id,
      title: concept.title,
      prerequisites: concept.prerequisites,
      minutes: concept.minutes,
      lessonMinutes: concept.lesson?.minutes ?? concept.minutes,
      items: concept.items,
      labs: concept.labs,
    })),
    roadmaps: curriculum.roadmaps,
    paths: curriculum.paths,
  }
}

/** Says whether a concept with `status` needs no work any more. */
export function isDone(status: ConceptStatus | undefined): boolean {
  return status === 'completed' || status === 'skipped'
}
