/** The prerequisite graph as arrays, for loops that run a million times a question. */

import { prerequisiteClosure } from '@savepoint/curriculum/graph'
import type { GuideConcept } from '../recommend/library.ts'

export interface Structure {
  /** Ids, prerequisites before dependents; everything below is by position in it. */
  readonly ids: readonly string[]
  readonly places: ReadonlyMap<string, number>
  readonly prerequisites: readonly (readonly number[])[]
  readonly dependents: readonly (readonly number[])[]
  /** 0 for foundation to 3 for expert. */
  readonly difficulties: readonly number[]
}

const DIFFICULTIES = ['foundation', 'intermediate', 'advanced', 'expert']

export type StructureConcept = Pick<GuideConcept, 'id' | 'prerequisites' | 'difficulty'>

/** Returns the graph of `targets` and everything they are built on, without what is known. */
export function structureOf(
  concepts: readonly StructureConcept[],
  targets: readonly string[],
  known: ReadonlySet<string> = new Set(),
): Structure {
  const ids = prerequisiteClosure(concepts, targets, { known })
  const places = new Map(ids.map((id, place) => [id, place]))
  const byId = new Map(concepts.map((concept) => [concept.id, concept]))
  const prerequisites = ids.map((id) => [
    ...new Set((byId.get(id)?.prerequisites ?? []).flatMap((one) => places.get(one) ?? [])),
  ])
  const dependents: number[][] = ids.map(() => [])
  for (const [place, inside] of prerequisites.entries())
    for (const prerequisite of inside) dependents[prerequisite]?.push(place)
  return {
    ids,
    places,
    prerequisites,
    dependents,
    difficulties: ids.map((id) => Math.max(0, DIFFICULTIES.indexOf(byId.get(id)?.difficulty ?? ''))),
  }
}
