/**
 * Moves a map under the hand: dragging, pinching, wheel. One transform a frame moves everything; nothing is laid out
 * again. A wheel without Ctrl scrolls the page, as everywhere; sideways it moves the map.
 */
import { panBy, type Scene, type Size, type Viewport, zoomBy } from './viewport.ts'

export interface PanZoom {
  readonly view: () => Viewport
  readonly scene: () => Scene
  /** Shows `view` at the next frame. */
  readonly show: (view: Viewport) => void
}

export interface PanZoomOptions {
  readonly frame: HTMLElement
  readonly plane: HTMLElement
  readonly map: Size
  /** Called once a frame after the plane has moved. */
  readonly onShown: (view: Viewport) => void
}

/** A press that moves less than this is a click. */
const CLICK_PX = 4
/** The plane is drawn sharply again when nothing moved it for so long. */
const SETTLE_MS = 300
const WHEEL_ZOOM_PER_PX = 0.0022
/** Of one event: a notch of a wheel must not jump further than a key. */
const WHEEL_PX_MAX = 120

/** Starts moving `plane` inside `frame`. */
export function startPanZoom({ frame, plane, map, onShown }: PanZoomOptions): PanZoom {
  let view: Viewport = { x: 0, y: 0, zoom: 1 }
  let isScheduled = false
  let settling: ReturnType<typeof setTimeout> | undefined
  let size: Size = { width: frame.clientWidth, height: frame.clientHeight }
  new ResizeObserver(() => {
    size = { width: frame.clientWidth, height: frame.clientHeight }
    show(view)
  }).observe(frame)
  const draw = (): void => {
    isScheduled = false
    plane.style.setProperty('transform', `translate(${view.x}px, ${view.y}px) scale(${view.zoom})`)
    onShown(view)
  }
  const show = (next: Viewport): void => {
    view = next
    plane.classList.add('is-moving')
    clearTimeout(settling)
    settling = setTimeout(() => plane.classList.remove('is-moving'), SETTLE_MS)
    if (isScheduled) return
    isScheduled = true
    requestAnimationFrame(draw)
  }
  const panZoom: PanZoom = { view: () => view, scene: () => ({ map, frame: size }), show }
  startPointers(frame, panZoom)
  startWheel(frame, panZoom)
  return panZoom
}

type Point = { readonly x: number; readonly y: number }

/** One pointer drags, two pinch. The click that ends a drag opens nothing. */
function startPointers(frame: HTMLElement, { view, scene, show }: PanZoom): void {
  const points = new Map<number, Point>()
  let travelled = 0
  frame.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || isControl(event.target)) return
    if (points.size === 0) travelled = 0
    points.set(event.pointerId, { x: event.clientX, y: event.clientY })
  })
  frame.addEventListener('pointermove', (event) => {
    const before = points.get(event.pointerId)
    if (before === undefined) return
    const now = { x: event.clientX, y: event.clientY }
    const by = { x: now.x - before.x, y: now.y - before.y }
    if (points.size === 1 && travelled < CLICK_PX) {
      const far = Math.hypot(by.x, by.y)
      if (far < CLICK_PX) return
      frame.setPointerCapture(event.pointerId)
    }
    travelled += Math.hypot(by.x, by.y)
    points.set(event.pointerId, now)
    const other = [...points].find(([id]) => id !== event.pointerId)?.[1]
    show(other === undefined ? panBy(view(), by, scene()) : pinch({ before, now, other }))
  })
  const pinch = ({ before, now, other }: Readonly<Record<'before' | 'now' | 'other', Point>>): Viewport => {
    const middle = (point: Point): Point => ({ x: (point.x + other.x) / 2, y: (point.y + other.y) / 2 })
    const apart = (point: Point): number => Math.max(1, Math.hypot(point.x - other.x, point.y - other.y))
    const by = { x: middle(now).x - middle(before).x, y: middle(now).y - middle(before).y }
    const change = { factor: apart(now) / apart(before), at: inFrame(frame, middle(now)) }
    return zoomBy(panBy(view(), by, scene()), change, scene())
  }
  const end = (event: PointerEvent): void => {
    points.delete(event.pointerId)
    // A click that belongs to the drag comes before this; one by a key comes later.
    setTimeout(() => {
      travelled = 0
    })
  }
  frame.addEventListener('pointerup', end)
  frame.addEventListener('pointercancel', end)
  frame.addEventListener('dragstart', (event) => event.preventDefault())
  frame.addEventListener(
    'click',
    (event) => {
      if (travelled < CLICK_PX) return
      event.preventDefault()
      event.stopPropagation()
    },
    { capture: true },
  )
}

function startWheel(frame: HTMLElement, { view, scene, show }: PanZoom): void {
  const onWheel = (event: WheelEvent): void => {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault()
      const by = Math.max(-WHEEL_PX_MAX, Math.min(WHEEL_PX_MAX, event.deltaY))
      const at = inFrame(frame, { x: event.clientX, y: event.clientY })
      show(zoomBy(view(), { factor: Math.exp(-by * WHEEL_ZOOM_PER_PX), at }, scene()))
      return
    }
    if (Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return
    event.preventDefault()
    show(panBy(view(), { x: -event.deltaX, y: 0 }, scene()))
  }
  frame.addEventListener('wheel', onWheel, { passive: false })
}

function inFrame(frame: HTMLElement, point: Point): Point {
  const box = frame.getBoundingClientRect()
  return { x: point.x - box.left, y: point.y - box.top }
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button') !== null
}
