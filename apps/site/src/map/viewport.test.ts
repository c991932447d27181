import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fitAll, panBy, reveal, type Scene, startAt, titleTop, type Viewport, zoomBy } from './viewport.ts'

const scene: Scene = { map: { width: 3000, height: 2000 }, frame: { width: 1200, height: 600 } }
const views: fc.Arbitrary<Viewport> = fc.record({
  x: fc.integer({ min: -3000, max: 1000 }),
  y: fc.integer({ min: -2000, max: 500 }),
  zoom: fc.double({ min: 0.3, max: 2, noNaN: true }),
})
const isNear = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6

test('the whole map fits, centred, and is never enlarged', () => {
  assert.deepEqual(fitAll(scene), { zoom: 0.3, x: 150, y: 0 })
  const small = { map: { width: 300, height: 200 }, frame: scene.frame }
  assert.deepEqual(fitAll(small), { zoom: 1, x: 450, y: 200 })
})

test('what lies under the pointer stays there while zooming', () => {
  const view = { x: -400, y: -300, zoom: 1 }
  const at = { x: 500, y: 250 }
  const zoomed = zoomBy(view, { factor: 1.25, at }, scene)
  assert.equal(zoomed.zoom, 1.25)
  assert.ok(isNear((at.x - zoomed.x) / zoomed.zoom, (at.x - view.x) / view.zoom))
  assert.ok(isNear((at.y - zoomed.y) / zoomed.zoom, (at.y - view.y) / view.zoom))
})

test('zoom ends at twice the size and at the whole map', () => {
  const at = { x: 0, y: 0 }
  assert.equal(zoomBy({ x: 0, y: 0, zoom: 1 }, { factor: 100, at }, scene).zoom, 2)
  assert.equal(zoomBy({ x: 0, y: 0, zoom: 1 }, { factor: 0.001, at }, scene).zoom, 0.3)
})

test('however it is pulled and zoomed, part of the map stays in the frame', () => {
  const moves = fc.record({
    x: fc.integer({ min: -9000, max: 9000 }),
    y: fc.integer({ min: -9000, max: 9000 }),
  })
  fc.assert(
    fc.property(views, moves, fc.double({ min: 0.2, max: 5, noNaN: true }), (view, by, factor) => {
      for (const moved of [panBy(view, by, scene), zoomBy(view, { factor, at: by }, scene)]) {
        assert.ok(moved.x < scene.frame.width && moved.x + scene.map.width * moved.zoom > 0)
        assert.ok(moved.y < scene.frame.height && moved.y + scene.map.height * moved.zoom > 0)
      }
    }),
  )
})

test('a revealed concept is whole in the frame, and one that is seen with room does not move', () => {
  const boxes = fc.record({
    x: fc.integer({ min: 0, max: 2800 }),
    y: fc.integer({ min: 0, max: 1950 }),
    width: fc.integer({ min: 40, max: 220 }),
    height: fc.integer({ min: 20, max: 70 }),
  })
  fc.assert(
    fc.property(views, boxes, (view, box) => {
      const shown = reveal(view, box, scene)
      const left = shown.x + box.x * shown.zoom
      const top = shown.y + box.y * shown.zoom
      assert.ok(left >= -1e-6 && left + box.width * shown.zoom <= scene.frame.width + 1e-6)
      assert.ok(top >= -1e-6 && top + box.height * shown.zoom <= scene.frame.height + 1e-6)
      const again = reveal(shown, box, scene)
      assert.ok(isNear(again.x, shown.x) && isNear(again.y, shown.y))
    }),
  )
})

test('a map opens at zoom 1 without empty margins', () => {
  const corner = startAt({ x: 10, y: 10, width: 100, height: 40 }, scene)
  assert.deepEqual(corner, { zoom: 1, x: 0, y: 0 })
  const middle = startAt({ x: 1500, y: 1000, width: 100, height: 40 }, scene)
  assert.deepEqual(middle, { zoom: 1, x: -1100, y: -720 })
})

test('the title of a band stays at the top while the band passes, and leaves with it', () => {
  const band = { top: 100, height: 300 }
  const at = (y: number): number => titleTop(band, { x: 0, y, zoom: 1 }, 20)
  assert.equal(at(0), 100)
  assert.equal(at(-250), 0)
  assert.equal(at(-390), -10)
})
