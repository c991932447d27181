/** The maps as the pages see them at build time: laid out before the pages are made, and left where this file finds them. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { MapLayout } from '../map/map-layout.ts'

const ARTEFACT = resolve(process.env.SAVEPOINT_MAPS ?? '../../.savepoint/maps.json')

const file = JSON.parse(readFileSync(ARTEFACT, 'utf8')) as {
  readonly maps: readonly { readonly layout: MapLayout }[]
}

/** One map of each roadmap, and one of everything, whose id is `library`. Trusted: the build has just written them. */
export const maps: readonly MapLayout[] = file.maps.map(({ layout }) => layout)
