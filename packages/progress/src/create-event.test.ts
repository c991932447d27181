import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '@savepoint/std'
import { createEventFactory } from './create-event.ts'
import { compareEvents } from './merge.ts'

const payload = { kind: 'ItemShown', concept: 'alpha', item: 'alpha.1' } as const

function factoryAt(timesMs: number[]) {
  const random = createRandom(7)
  let last = 0
  const nowMs = () => {
    last = timesMs.shift() ?? last
    return last
  }
  return createEventFactory({
    clock: { nowMs, monotonicMs: () => 0 },
    randomDigit: () => random.below(32),
    device: 'laptop',
  })
}

test('ids increase while the clock stands still and when it goes back', () => {
  const factory = factoryAt([5_000, 5_000, 5_000, 100, 100, 6_000])
  const ids = Array.from({ length: 50 }, () => factory.create(payload).id)
  assert.deepEqual(ids, [...new Set(ids)].sort())
})

test('ids sort after the newest id of the log that was shown', () => {
  const yesterday = factoryAt([90_000_000]).create(payload)
  const factory = factoryAt([1_000])
  factory.follow(yesterday.id)
  const today = factory.create(payload)
  assert.ok(compareEvents(yesterday, today) < 0)
  assert.equal(today.atMs, 1_000)
  factory.follow('not an id')
  assert.ok(factory.create(payload).id > today.id)
})

test('a log from the end of time still takes events', () => {
  const factory = factoryAt([1_000])
  factory.follow('7ZZZZZZZZZZZZZZZZZZZZZZZZZ')
  const ids = Array.from({ length: 10 }, () => factory.create(payload).id)
  assert.ok(ids.every((id) => /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(id)))
  assert.deepEqual(ids, [...new Set(ids)].sort())
})
