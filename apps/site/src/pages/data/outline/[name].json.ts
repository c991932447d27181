/** Outlines for projections: one for each roadmap with what its concepts are built on, and one of everything. */
import { conceptOutlineOf, outlineOf } from '@savepoint/progress'
import { curriculum, getConcept, roadmapConcepts } from '../../../curriculum/load.ts'
import type { SiteConcept, SiteOutline } from '../../../record/outline.ts'

const siteConcept = (id: string): SiteConcept => {
  const concept = getConcept(id)
  return { ...conceptOutlineOf(concept), prerequisites: concept.prerequisites }
}

export function getStaticPaths() {
  const all = {
    concepts: curriculum.concepts.map((concept) => siteConcept(concept.id)),
    roadmaps: outlineOf(curriculum).roadmaps,
  }
  const ones = curriculum.roadmaps.map((roadmap) => {
    const ids = roadmapConcepts(roadmap)
    const needed = [...new Set([...ids, ...ids.flatMap((id) => getConcept(id).prerequisites)])]
    const outline = {
      concepts: needed.map(siteConcept),
      roadmaps: outlineOf({ concepts: [], roadmaps: [roadmap] }).roadmaps,
    }
    return { params: { name: roadmap.id }, props: { outline } }
  })
  return [{ params: { name: 'all' }, props: { outline: all } }, ...ones]
}

export function GET({ props }: { props: { outline: SiteOutline } }): Response {
  return Response.json(props.outline)
}
