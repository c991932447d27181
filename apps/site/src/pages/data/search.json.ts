/** What can be found: lessons by section, planned concepts, labs, terms. Plain text, indexed in the page. */
import { curriculum } from '../../curriculum/load.ts'
import { searchEntries } from '../../search/entries.ts'

export function GET(): Response {
  return Response.json(searchEntries(curriculum))
}
