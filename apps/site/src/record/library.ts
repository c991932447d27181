/** The whole library as pages that plan, place, review and import need it. Loaded once a page, when asked for. */
import type { Concept, GlossaryTerm, Lab, Path, Roadmap } from '@savepoint/curriculum'
import type { LabOutline } from '@savepoint/progress'
import { siteUrl } from '../shell/site-url.ts'
import type { SiteConcept } from './outline.ts'

/** A concept with what planning and matching ask of it; also an outline that progress is projected on. */
export interface LibraryConcept extends SiteConcept {
  readonly area: string
  readonly difficulty: Concept['difficulty']
  /** Reading and running alone; the rest of `minutes` is for check and labs. */
  readonly lessonMinutes: number
  readonly labs: readonly (LabOutline & Pick<Lab, 'minutes'>)[]
}

export interface SiteLibrary {
  readonly concepts: readonly LibraryConcept[]
  readonly roadmaps: readonly Pick<Roadmap, 'id' | 'title' | 'assumed' | 'phases'>[]
  readonly paths: readonly Path[]
  readonly terms: readonly Pick<GlossaryTerm, 'id' | 'term' | 'aliases' | 'concept'>[]
}

let loading: Promise<SiteLibrary> | undefined

/** Returns the library. Rejects when it cannot be had; a later call tries again. */
export function loadLibrary(): Promise<SiteLibrary> {
  loading ??= fetchLibrary()
  loading.catch(() => {
    loading = undefined
  })
  return loading
}

async function fetchLibrary(): Promise<SiteLibrary> {
  const response = await fetch(siteUrl('data/library.json'))
  if (!response.ok) throw new Error(`The library could not be loaded: ${response.status}.`)
  return (await response.json()) as SiteLibrary
}
