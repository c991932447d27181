/** What part of a map is seen, and how it changes. Pure arithmetic in pixels: a point of the map is shown at `x + zoom * px`. */

export interface Viewport {
  /** Where the left upper corner of the map is shown, from that of the frame. */
  readonly x: number
  readonly y: number
  readonly zoom: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Box extends Size {
  readonly x: number
  readonly y: number
}

/** The map and the frame that it is seen through. */
export interface Scene {
  readonly map: Size
  readonly frame: Size
}

const ZOOM_MAX = 2
/** How much one press of a key zooms. */
export const ZOOM_STEP = 1.3
/** A shown concept keeps this distance from the edge of the frame. */
const MARGIN = 48
/** So much of the map stays in the frame, however far it is pulled. */
const KEPT = 80

/** Returns the view in which all of the map is seen, centred, never larger than at zoom 1. */
export function fitAll({ map, frame }: Scene): Viewport {
  const zoom = fitZoom({ map, frame })
  return { zoom, x: (frame.width - map.width * zoom) / 2, y: (frame.height - map.height * zoom) / 2 }
}

/** Returns `view` with `factor` times the zoom, within bounds, the point of the map under `at` staying there. */
export function zoomBy(view: Viewport, change: ZoomChange, scene: Scene): Viewport {
  const zoom = clamp(view.zoom * change.factor, { min: Math.min(fitZoom(scene), 1), max: ZOOM_MAX })
  const scale = zoom / view.zoom
  const { x, y } = change.at
  return keepInSight({ zoom, x: x - (x - view.x) * scale, y: y - (y - view.y) * scale }, scene)
}

export interface ZoomChange {
  readonly factor: number
  /** In pixels of the frame. */
  readonly at: { readonly x: number; readonly y: number }
}

/** Returns `view` moved by whole or broken pixels; part of the map always stays in the frame. */
export function panBy(
  view: Viewport,
  by: { readonly x: number; readonly y: number },
  scene: Scene,
): Viewport {
  return keepInSight({ ...view, x: view.x + by.x, y: view.y + by.y }, scene)
}

/** Returns the view nearest to `view` in which `box` is seen with some room around it. */
export function reveal(view: Viewport, box: Box, { frame }: Scene): Viewport {
  const left = view.x + box.x * view.zoom
  const top = view.y + box.y * view.zoom
  return {
    zoom: view.zoom,
    x: view.x + shift(left, box.width * view.zoom, frame.width),
    y: view.y + shift(top, box.height * view.zoom, frame.height),
  }
}

/** Returns the view at zoom 1 with `box` a third from the left and in the middle of the height, without empty margins. */
export function startAt(box: Box, scene: Scene): Viewport {
  const { map, frame } = scene
  const along = (wanted: number, mapLength: number, frameLength: number): number =>
    mapLength <= frameLength
      ? (frameLength - mapLength) / 2
      : clamp(wanted, { min: frameLength - mapLength, max: 0 })
  return {
    zoom: 1,
    x: along(frame.width / 3 - box.x, map.width, frame.width),
    y: along(frame.height / 2 - box.y - box.height / 2, map.height, frame.height),
  }
}

/** Returns where the title of a band is shown: at its top, or at the top of the frame while its band is there. */
export function titleTop(
  band: { readonly top: number; readonly height: number },
  view: Viewport,
  titleHeight: number,
): number {
  const top = view.y + band.top * view.zoom
  const bottom = top + band.height * view.zoom
  return Math.max(top, Math.min(0, bottom - titleHeight))
}

function fitZoom({ map, frame }: Scene): number {
  return Math.min(1, frame.width / map.width, frame.height / map.height)
}

/** How far a stretch must move to stand inside; one that does not fit shows its beginning. */
function shift(start: number, length: number, frameLength: number): number {
  const margin = Math.max(0, Math.min(MARGIN, (frameLength - length) / 2))
  if (start < margin || length > frameLength) return margin - start
  return Math.min(0, frameLength - margin - (start + length))
}

function keepInSight(view: Viewport, { map, frame }: Scene): Viewport {
  const along = (at: number, mapLength: number, frameLength: number): number =>
    clamp(at, { min: KEPT - mapLength * view.zoom, max: frameLength - KEPT })
  return {
    zoom: view.zoom,
    x: along(view.x, map.width, frame.width),
    y: along(view.y, map.height, frame.height),
  }
}

function clamp(value: number, { min, max }: { readonly min: number; readonly max: number }): number {
  return Math.min(Math.max(value, Math.min(min, max)), Math.max(min, max))
}
