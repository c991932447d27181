/**
 * Outlines for projections: one of everything, one for each roadmap, and one for each phase, which is all that a
 * lesson loads: its phase and the next one, with what its concepts are built on.
 */
import type { Roadmap } from '@savepoint/curriculum'
import { conceptOutlineOf, outlineOf } from '@savepoint/progress'
import { curriculum, getConcept, roadmapConcepts } from '../../../curriculum/load.ts'
import type { SiteConcept, SiteOutline } from '../../../record/outline.ts'

interface NamedOutline {
  readonly params: { readonly name: string }
  readonly props: { readonly outline: SiteOutline }
}

export function getStaticPaths(): readonly NamedOutline[] {
  const all = {
    concepts: curriculum.concepts.map((concept) => siteConcept(concept.id)),
    roadmaps: outlineOf(curriculum).roadmaps,
  }
  return [named('all', all), ...curriculum.roadmaps.flatMap(roadmapOutlines)]
}

export function GET({ props }: { props: NamedOutline['props'] }): Response {
  return Response.json(props.outline)
}

function roadmapOutlines(roadmap: Roadmap): readonly NamedOutline[] {
  const whole = named(roadmap.id, outlineWith(roadmap, roadmapConcepts(roadmap)))
  const phases = roadmap.phases.map((_, index) => {
    // The other phases keep their places and titles, and are empty.
    const isKept = (other: number): boolean => other === index || other === index + 1
    const cut = {
      ...roadmap,
      phases: roadmap.phases.map((phase, other) => (isKept(other) ? phase : { ...phase, modules: [] })),
    }
    return named(`${roadmap.id}.${index + 1}`, outlineWith(cut, roadmapConcepts(cut)))
  })
  return [whole, ...phases]
}

function outlineWith(roadmap: Roadmap, ids: readonly string[]): SiteOutline {
  const needed = [...new Set([...ids, ...ids.flatMap((id) => getConcept(id).prerequisites)])]
  return {
    concepts: needed.map(siteConcept),
    roadmaps: outlineOf({ concepts: [], roadmaps: [roadmap] }).roadmaps,
  }
}

function siteConcept(id: string): SiteConcept {
  const concept = getConcept(id)
  return { ...conceptOutlineOf(concept), prerequisites: concept.prerequisites }
}

function named(name: string, outline: SiteOutline): NamedOutline {
  return { params: { name }, props: { outline } }
}
