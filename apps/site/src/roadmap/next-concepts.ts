/** What to take up next in a roadmap. Pure. */
import type { ProgressView } from '@savepoint/progress'
import { routeOrder } from '../lesson/route.ts'
import type { SiteConcept, SiteOutline } from '../record/outline.ts'

const NEXT_MAX = 3

/**
 * Returns up to three concepts: those in progress first, then those whose prerequisites within the roadmap are all
 * done, then the rest in order of study. Published ones go before planned ones.
 */
export function nextConcepts(outline: SiteOutline, view: ProgressView): readonly SiteConcept[] {
  const route = outline.roadmaps[0]
  if (route === undefined) return []
  const order = routeOrder(route)
  const inRoute = new Set(order)
  const concepts = new Map(outline.concepts.map((concept) => [concept.id, concept]))
  const isDone = (id: string): boolean => {
    const status = view.concepts.get(id)?.status
    return status === 'completed' || status === 'skipped'
  }
  const rank = (concept: SiteConcept): number => {
    const isStarted = view.concepts.get(concept.id)?.status === 'inProgress'
    const isReady = concept.prerequisites.every((id) => !inRoute.has(id) || isDone(id))
    return (concept.status === 'published' ? 0 : 4) + (isStarted ? 0 : isReady ? 1 : 2)
  }
  return order
    .filter((id) => !isDone(id))
    .flatMap((id) => concepts.get(id) ?? [])
    .map((concept, index) => ({ concept, index, rank: rank(concept) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .slice(0, NEXT_MAX)
    .map(({ concept }) => concept)
}
