/** What is to be laid out: the concepts of a roadmap in the bands of its phases, or the whole library in its areas. */
import type { CompiledCurriculum, Concept, Roadmap } from '@savepoint/curriculum'
import { ancestorsOf } from '@savepoint/curriculum/graph'
import { areaTitle } from './area-titles.ts'

/** A map before it has places. Every concept stands in one band. */
export interface MapInput {
  readonly id: string
  readonly title: string
  readonly bands: readonly BandInput[]
}

export interface BandInput {
  readonly id: string
  readonly title: string
  /** In order of study. */
  readonly concepts: readonly ConceptInput[]
}

export type ConceptInput = Pick<Concept, 'id' | 'title' | 'prerequisites'>

/** The id of the map of everything. No roadmap may bear it. */
export const LIBRARY_MAP = 'library'

/** Returns the maps of the site: one of each roadmap, then one of the library. */
export function mapInputs(curriculum: CompiledCurriculum): readonly MapInput[] {
  return [
    ...curriculum.roadmaps.map((roadmap) => roadmapInput(roadmap, curriculum.concepts)),
    libraryInput(curriculum.concepts),
  ]
}

/** A concept stands in the first phase that holds it; phases that hold nothing new have no band. */
function roadmapInput(roadmap: Roadmap, concepts: readonly Concept[]): MapInput {
  const byId = new Map(concepts.map((concept) => [concept.id, concept]))
  const placed = new Set<string>()
  const bands = roadmap.phases.map((phase, index) => {
    const ids = [...new Set(phase.modules.flatMap((module) => module.concepts))]
    const fresh = ids.filter((id) => !placed.has(id))
    for (const id of fresh) placed.add(id)
    return {
      id: phase.id,
      title: `${index + 1}  ${phase.title}`,
      concepts: fresh.flatMap((id) => byId.get(id) ?? []).map(conceptInput),
    }
  })
  return { id: roadmap.id, title: roadmap.title, bands: bands.filter((band) => band.concepts.length > 0) }
}

/** Areas stand from those that are built on least to those that are built on most. */
function libraryInput(concepts: readonly Concept[]): MapInput {
  const ancestors = ancestorsOf(concepts)
  const areas = [...new Set(concepts.map((concept) => concept.area))].sort()
  const weighed = areas.map((area) => {
    const inside = concepts.filter((concept) => concept.area === area)
    const depth = inside.reduce((sum, concept) => sum + (ancestors.get(concept.id)?.size ?? 0), 0)
    return { area, inside, depth: depth / inside.length }
  })
  const bands = weighed
    .sort((a, b) => a.depth - b.depth)
    .map(({ area, inside }) => ({
      id: area,
      title: areaTitle(area),
      concepts: inside.map(conceptInput),
    }))
  return { id: LIBRARY_MAP, title: 'The library', bands }
}

function conceptInput({ id, title, prerequisites }: Concept): ConceptInput {
  return { id, title, prerequisites }
}
