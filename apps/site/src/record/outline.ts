/** The outlines that projections need, loaded once a page. A lesson loads only the roadmap that it is shown in. */
import type { ConceptOutline, CurriculumOutline, RoadmapOutline } from '@savepoint/progress'
import { siteUrl } from '../shell/site-url.ts'

/** An outline with what the pages add: prerequisites for the reasons, areas for lists. */
export interface SiteConcept extends ConceptOutline {
  readonly prerequisites: readonly string[]
}

export interface SiteOutline extends CurriculumOutline {
  readonly concepts: readonly SiteConcept[]
  readonly roadmaps: readonly (RoadmapOutline & { readonly title: string })[]
}

const loaded = new Map<string, Promise<SiteOutline>>()

/** Returns the outline of one roadmap, or of everything (`all`). Rejects when it cannot be had. */
export function loadOutline(name: string): Promise<SiteOutline> {
  const known = loaded.get(name)
  if (known !== undefined) return known
  const loading = fetch(siteUrl(`data/outline/${name}.json`)).then((response) => {
    if (!response.ok) throw new Error(`The outline ${name} could not be loaded: ${response.status}.`)
    return response.json() as Promise<SiteOutline>
  })
  loaded.set(name, loading)
  return loading
}
