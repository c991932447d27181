/** What placement chooses its questions by: each item with its concept, kind and number of choices, in order. */
import { placementItemsOf } from '@savepoint/guide'
import { curriculum } from '../../curriculum/load.ts'

export function GET(): Response {
  return Response.json(placementItemsOf(curriculum.concepts))
}
