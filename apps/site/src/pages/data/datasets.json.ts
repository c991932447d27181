/** The datasets that the playground offers. */
import { curriculum } from '../../curriculum/load.ts'

export function GET(): Response {
  return Response.json(curriculum.datasets)
}
