/** Picks one page of each kind from the built site: the heaviest, so that the rest are no worse. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

export interface PageKinds {
  readonly home: string
  readonly lesson: string
  readonly lab: string
  readonly roadmap: string
}

/** Returns an address for each kind, relative to the root of the site. Throws when a kind has no page. */
export function findPageKinds(site: string): PageKinds {
  return {
    home: './',
    lesson: heaviest(site, 'concepts'),
    lab: heaviest(site, 'labs'),
    roadmap: heaviest(site, 'roadmaps'),
  }
}

function heaviest(site: string, kind: string): string {
  const sizes = readdirSync(join(site, kind), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => ({ id: entry.name, size: compressedSize(join(site, kind, entry.name, 'index.html')) }))
    .sort((a, b) => b.size - a.size || a.id.localeCompare(b.id))
  const first = sizes[0]
  if (first === undefined) throw new Error(`The built site has no page below ${kind}/.`)
  return `${kind}/${first.id}/`
}

function compressedSize(page: string): number {
  return statSync(`${page}.br`, { throwIfNoEntry: false })?.size ?? statSync(page).size
}
