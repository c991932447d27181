/** The library with the questionnaire, as the guide takes it. */
import type { Questionnaire } from '@savepoint/curriculum'
import type { GuideLibrary, PlacementItem } from '@savepoint/guide'
import { loadLibrary, type SiteLibrary } from '../record/library.ts'
import { siteUrl } from '../shell/site-url.ts'

/** Returns everything that recommendations are made of. Rejects when it cannot be had. */
export async function loadGuideLibrary(): Promise<SiteLibrary & GuideLibrary> {
  const [library, questionnaire] = await Promise.all([
    loadLibrary(),
    fetchJson<Questionnaire | null>('guide'),
  ])
  if (questionnaire === null) throw new Error('This course has no guide.')
  return { ...library, questionnaire }
}

/** Returns the items that a placement may ask. Rejects when they cannot be had. */
export function loadPlacementItems(): Promise<readonly PlacementItem[]> {
  return fetchJson('placement')
}

async function fetchJson<T>(name: string): Promise<T> {
  const response = await fetch(siteUrl(`data/${name}.json`))
  if (!response.ok) throw new Error(`The file data/${name}.json could not be loaded: ${response.status}.`)
  return (await response.json()) as T
}
