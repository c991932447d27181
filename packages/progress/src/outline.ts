/**
 * The part of the curriculum that progress is computed against. A `CompiledCurriculum` is one as it is;
 * `outlineOf` cuts it down to a few kilobytes for pages that must stay light.
 */

export interface CurriculumOutline {
  readonly concepts: readonly ConceptOutline[]
  readonly roadmaps: readonly RoadmapOutline[]
}

export interface ConceptOutline {
  readonly id: string
  readonly title: string
  readonly status: 'published' | 'planned'
  readonly minutes: number
  readonly contentHash: string
  readonly items: readonly { readonly id: string }[]
  readonly labs: readonly LabOutline[]
}

export interface LabOutline {
  readonly id: string
  readonly title: string
  readonly contentHash: string
}

export interface RoadmapOutline {
  readonly id: string
  readonly title: string
  readonly phases: readonly PhaseOutline[]
}

export interface PhaseOutline {
  readonly id: string
  readonly title: string
  readonly modules: readonly ModuleOutline[]
}

export interface ModuleOutline {
  readonly id: string
  readonly title: string
  readonly concepts: readonly string[]
  /** How many of `concepts` are enough, where they are alternatives. */
  readonly choose?: number
}

/** Returns only what progress needs of `curriculum`, ready to be serialised. */
export function outlineOf(curriculum: CurriculumOutline): CurriculumOutline {
  return {
    concepts: curriculum.concepts.map(conceptOutlineOf),
    roadmaps: curriculum.roadmaps.map((roadmap) => ({
      id: roadmap.id,
      title: roadmap.title,
      phases: roadmap.phases.map((phase) => ({
        id: phase.id,
        title: phase.title,
        modules: phase.modules.map(moduleOutlineOf),
      })),
    })),
  }
}

function moduleOutlineOf({ id, title, concepts, choose }: ModuleOutline): ModuleOutline {
  return { id, title, concepts, ...(choose === undefined ? {} : { choose }) }
}

/** Returns only what progress needs of one concept. */
export function conceptOutlineOf(concept: ConceptOutline): ConceptOutline {
  const { id, title, status, minutes, contentHash } = concept
  return {
    id,
    title,
    status,
    minutes,
    contentHash,
    items: concept.items.map((item) => ({ id: item.id })),
    labs: concept.labs.map((lab) => ({ id: lab.id, title: lab.title, contentHash: lab.contentHash })),
  }
}
