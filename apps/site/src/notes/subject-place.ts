/**
 * What a subject of the notebook is called and where it is shown: concepts and roadmaps of the library, and topics of
 * roadmaps that were imported. A subject that nobody knows any more keeps its id as its name and has no address.
 */
import { type ImportedNode, type ProgressEvent, parseSubject } from '@savepoint/progress'
import type { SiteLibrary } from '../record/library.ts'

export interface SubjectPlace {
  readonly title: string
  /** Where it belongs, such as the title of an imported roadmap; empty for concepts. */
  readonly within: string
  /** Relative to the root of the site. */
  readonly path?: string
}

export type FindPlace = (subject: string) => SubjectPlace

/** Returns the function that names subjects, for a library and what was imported. */
export function placesOf(library: SiteLibrary, events: readonly ProgressEvent[]): FindPlace {
  const concepts = new Map(library.concepts.map(({ id, title }) => [id, title]))
  const roadmaps = new Map(library.roadmaps.map(({ id, title }) => [id, title]))
  const topics = new Map<string, string>()
  for (const event of events) {
    if (event.kind !== 'RoadmapImported') continue
    roadmaps.set(event.roadmap, event.document.title)
    for (const node of allNodes(event.document.nodes)) topics.set(`${event.roadmap}/${node.id}`, node.title)
  }
  return (subject) => {
    const parsed = parseSubject(subject)
    switch (parsed?.kind) {
      case 'concept':
        return concepts.has(parsed.concept)
          ? { title: concepts.get(parsed.concept) ?? '', within: '', path: `concepts/${parsed.concept}/` }
          : { title: parsed.concept, within: '' }
      case 'roadmap':
        return {
          title: roadmaps.get(parsed.roadmap) ?? parsed.roadmap,
          within: 'Roadmap',
          ...addressOf(parsed.roadmap),
        }
      case 'topic':
        return {
          title: topics.get(`${parsed.roadmap}/${parsed.topic}`) ?? parsed.topic,
          within: roadmaps.get(parsed.roadmap) ?? parsed.roadmap,
          ...addressOf(parsed.roadmap),
        }
      case undefined:
        return { title: subject, within: '' }
    }
  }
}

/** Roadmaps of the library have a page each; those that were imported share one, which is told their id. */
function addressOf(roadmap: string): Pick<SubjectPlace, 'path'> {
  if (!roadmap.startsWith('imported-')) return { path: `roadmaps/${roadmap}/` }
  return { path: `roadmaps/imported/?id=${encodeURIComponent(roadmap)}` }
}

function allNodes(nodes: readonly ImportedNode[]): readonly ImportedNode[] {
  return nodes.flatMap((node) => [node, ...allNodes(node.children)])
}
