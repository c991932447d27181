/** The way through a roadmap from one concept: its phase, its neighbours, and what to read next and why. Pure. */
import type { Difficulty } from '@savepoint/curriculum'

/** What the route needs to know of a concept: the compiled concept and the page's outline both have it. */
export interface RouteConcept {
  readonly id: string
  readonly title: string
  readonly status: 'published' | 'planned'
  readonly minutes: number
  readonly prerequisites: readonly string[]
  readonly difficulty?: Difficulty
}

export interface RouteModule {
  readonly title: string
  readonly concepts: readonly string[]
}

export interface RoutePhase {
  readonly id: string
  readonly title: string
  readonly modules: readonly RouteModule[]
}

export interface Route {
  readonly id: string
  readonly title: string
  readonly phases: readonly RoutePhase[]
}

export interface PhasePosition {
  readonly phase: RoutePhase
  /** 1-based. */
  readonly phaseNumber: number
  /** 1-based, among the phase's concepts. */
  readonly position: number
  readonly count: number
}

/** Returns where a concept stands in a roadmap: its first phase there, or `undefined` when it is not part of it. */
export function findPhase(route: Route, conceptId: string): PhasePosition | undefined {
  for (const [index, phase] of route.phases.entries()) {
    const ids = [...new Set(phase.modules.flatMap((module) => module.concepts))]
    const position = ids.indexOf(conceptId)
    if (position >= 0) return { phase, phaseNumber: index + 1, position: position + 1, count: ids.length }
  }
  return undefined
}

/** Returns every concept id of the roadmap once, in order of study. */
export function routeOrder(route: Route): readonly string[] {
  return [...new Set(route.phases.flatMap((phase) => phase.modules.flatMap((module) => module.concepts)))]
}

/** Returns the published concepts before and after `conceptId` in the roadmap. */
export function findNeighbours(
  route: Route,
  conceptId: string,
  find: (id: string) => RouteConcept | undefined,
): { readonly previous?: string; readonly next?: string } {
  const order = routeOrder(route)
  const here = order.indexOf(conceptId)
  const isPublished = (id: string): boolean => find(id)?.status === 'published'
  const previous = order.slice(0, Math.max(here, 0)).findLast(isPublished)
  const next = order.slice(here + 1).find((id) => id !== conceptId && isPublished(id))
  return { ...(previous === undefined ? {} : { previous }), ...(next === undefined ? {} : { next }) }
}

/**
 * Returns what to read after `conceptId`: the first published concept of the roadmap after it that is not done,
 * else the first such before it, else the next planned one.
 */
export function findNext(
  route: Route,
  conceptId: string,
  find: (id: string) => RouteConcept | undefined,
  isDone: (id: string) => boolean,
): RouteConcept | undefined {
  const order = routeOrder(route)
  const here = order.indexOf(conceptId)
  const onwards = [...order.slice(here + 1), ...order.slice(0, Math.max(here, 0))]
  const open = onwards.filter((id) => id !== conceptId && !isDone(id)).flatMap((id) => find(id) ?? [])
  return open.find((concept) => concept.status === 'published') ?? open[0]
}

/** Says in one sentence why `next` comes after `conceptId`. */
export function nextReason(route: Route, conceptId: string, next: RouteConcept): string {
  const place = findModule(route, next.id)
  const closes = place !== undefined && place.concepts.at(-1) === next.id
  const closing = closes ? `, and closes ${place.title}` : ''
  if (next.prerequisites.includes(conceptId)) return `Because it builds on this lesson${closing}.`
  if (place === undefined) return 'The next open concept of the library.'
  if (place === findModule(route, conceptId)) {
    return `Because it follows in ${place.title}${closes ? ', which it closes' : ''}.`
  }
  return place.concepts[0] === next.id
    ? `Because it opens ${place.title}.`
    : `The next open concept of ${place.title}.`
}

function findModule(route: Route, conceptId: string): RouteModule | undefined {
  return route.phases.flatMap((phase) => phase.modules).find((module) => module.concepts.includes(conceptId))
}
