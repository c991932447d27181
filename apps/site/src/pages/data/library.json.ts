/** The library for the guide, placement, plans, review and imports: every concept in a line, and the paths. */
import { curriculum } from '../../curriculum/load.ts'
import type { SiteLibrary } from '../../record/library.ts'

export function GET(): Response {
  const library: SiteLibrary = {
    concepts: curriculum.concepts.map((concept) => ({
      id: concept.id,
      title: concept.title,
      area: concept.area,
      difficulty: concept.difficulty,
      status: concept.status,
      minutes: concept.minutes,
      lessonMinutes: concept.lesson?.minutes ?? concept.minutes,
      contentHash: concept.contentHash,
      prerequisites: concept.prerequisites,
      items: concept.items.map((item) => ({ id: item.id })),
      labs: concept.labs.map(({ id, title, contentHash, minutes }) => ({ id, title, contentHash, minutes })),
    })),
    roadmaps: curriculum.roadmaps.map(({ id, title, assumed, phases }) => ({ id, title, assumed, phases })),
    paths: curriculum.paths,
    terms: curriculum.glossary.map(({ id, term, aliases, concept }) => ({
      id,
      term,
      aliases,
      ...(concept === undefined ? {} : { concept }),
    })),
  }
  return Response.json(library)
}
