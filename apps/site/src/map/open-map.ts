/**
 * Brings the map of a roadmap into its page when it is asked for: the drawing is taken from the map's own page, so there
 * is one rendering of it, and the service worker has it offline.
 */
import { siteUrl } from '../shell/site-url.ts'
import { type MapOptions, startMap } from './start-map.ts'

/** Puts the map of `roadmap` into `place`; returns what paints it. Rejects when the map cannot be had. */
export async function openMap(
  place: HTMLElement,
  roadmap: string,
  options: MapOptions,
): Promise<(due: ReadonlySet<string>) => void> {
  const address = siteUrl(`map/${roadmap}/`)
  const response = await fetch(address)
  if (!response.ok) throw new Error(`The map could not be loaded: ${response.status}.`)
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const map = page.querySelector('[data-map]')
  if (map === null) throw new Error('The map could not be loaded: its page holds none.')
  for (const link of map.querySelectorAll('a[href]')) {
    link.setAttribute('href', new URL(link.getAttribute('href') ?? '', address).href)
  }
  place.replaceChildren(document.importNode(map, true))
  return startMap(place, options)
}
