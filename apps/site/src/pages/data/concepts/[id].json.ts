/** The outline of one concept that has labs: what a lab's page needs to know when the concept is completed. */

import type { Concept } from '@savepoint/curriculum'
import { conceptOutlineOf } from '@savepoint/progress'
import { curriculum } from '../../../curriculum/load.ts'

export function getStaticPaths() {
  return curriculum.concepts
    .filter((concept) => concept.labs.length > 0)
    .map((concept) => ({ params: { id: concept.id }, props: { concept } }))
}

export function GET({ props }: { props: { concept: Concept } }): Response {
  return Response.json({ ...conceptOutlineOf(props.concept), prerequisites: props.concept.prerequisites })
}
