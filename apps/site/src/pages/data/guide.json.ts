/** The questions and rules of the guide, for its page and for the placement. */
import { curriculum } from '../../curriculum/load.ts'

export function GET(): Response {
  return Response.json(curriculum.questionnaire ?? null)
}
