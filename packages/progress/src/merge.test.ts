import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mergeEvents } from './merge.ts'
import { arbitraryEvent } from './testing/arbitrary-event.ts'

const log = fc.array(arbitraryEvent, { maxLength: 60 })

test('merge is commutative', () => {
  fc.assert(fc.property(log, log, (a, b) => assert.deepEqual(mergeEvents(a, b), mergeEvents(b, a))))
})

test('merge is associative', () => {
  fc.assert(
    fc.property(log, log, log, (a, b, c) =>
      assert.deepEqual(mergeEvents(mergeEvents(a, b), c), mergeEvents(a, mergeEvents(b, c))),
    ),
  )
})

test('merge is idempotent', () => {
  fc.assert(
    fc.property(log, log, (a, b) => {
      const merged = mergeEvents(a, b)
      assert.deepEqual(mergeEvents(merged, merged), merged)
      assert.deepEqual(mergeEvents(merged, b), merged)
    }),
  )
})

test('merge holds every id of both logs once, sorted', () => {
  fc.assert(
    fc.property(log, log, (a, b) => {
      const ids = mergeEvents(a, b).map((event) => event.id)
      assert.deepEqual(ids, [...new Set([...a, ...b].map((event) => event.id))].sort())
    }),
  )
})

test('the order of members does not decide between copies of one event', () => {
  fc.assert(
    fc.property(arbitraryEvent, (event) => {
      const reordered = Object.fromEntries(Object.entries(event).reverse()) as unknown as typeof event
      assert.deepEqual(mergeEvents([event], [reordered]), mergeEvents([reordered], [event]))
      assert.equal(mergeEvents([event], [reordered]).length, 1)
    }),
  )
})
