/** The map in the page of its roadmap: loaded when it is first shown, and again after a failure. */
import type { MapOptions } from '../map/start-map.ts'
import { draw } from '../record/draw.ts'
import { siteUrl } from '../shell/site-url.ts'

export interface MapView {
  /** Loads the map unless it is there. */
  readonly show: () => void
  /** Paints the map once it is there. */
  readonly paint: (due: ReadonlySet<string>) => void
}

export interface MapViewOptions extends Omit<MapOptions, 'start'> {
  readonly place: HTMLElement
  readonly roadmap: string
  readonly start: () => string | undefined
  /** Called when the map has come: its marks are still blank. */
  readonly onLoaded: () => void
}

/** Returns the view, empty. */
export function createMapView(options: MapViewOptions): MapView {
  const { place, roadmap } = options
  let isAsked = false
  let paint: ((due: ReadonlySet<string>) => void) | undefined
  const load = async (): Promise<void> => {
    const { openMap } = await import('../map/open-map.ts')
    paint = await openMap(place, roadmap, { ...options, start: options.start() })
    options.onLoaded()
  }
  const show = (): void => {
    if (isAsked) return
    isAsked = true
    place.replaceChildren(draw('p', { class: 'map-loading dim', role: 'status' }, 'Loading the map.'))
    load().catch((cause: unknown) => {
      isAsked = false
      place.replaceChildren(failure(cause, { roadmap, retry: show }))
    })
  }
  return { show, paint: (due) => paint?.(due) }
}

function failure(cause: unknown, { roadmap, retry }: { roadmap: string; retry: () => void }): HTMLElement {
  const again = draw('button', { class: 'btn btn-2', type: 'button' }, 'Load it again')
  again.addEventListener('click', retry)
  return draw(
    'div',
    { class: 'error', role: 'alert' },
    draw('p', {}, cause instanceof Error ? cause.message : String(cause)),
    draw(
      'p',
      {},
      'The tree holds the same concepts, and your record is untouched. The map is also a ',
      draw('a', { href: siteUrl(`map/${roadmap}/`) }, 'page of its own'),
      '.',
    ),
    again,
  )
}
