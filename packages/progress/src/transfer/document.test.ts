import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mergeEvents } from '../merge.ts'
import { arbitraryEvent, eventAt } from '../testing/arbitrary-event.ts'
import { exportLog, importLog } from './document.ts'

const shown = eventAt(1, { kind: 'ItemShown', concept: 'alpha', item: 'alpha.1' })

function failureOf(text: string): { readonly code: string; readonly message: string } {
  const result = importLog(text)
  assert.ok(!result.ok)
  return result.error
}

test('what is exported is imported unchanged, and importing it again adds nothing', () => {
  fc.assert(
    fc.property(fc.array(arbitraryEvent), (events) => {
      const log = mergeEvents(events, [])
      const imported = importLog(exportLog({ events: log, unread: [] }, 5))
      assert.ok(imported.ok)
      assert.deepEqual(imported.value, { events: log, refused: [] })
      assert.deepEqual(mergeEvents(log, imported.value.events), log)
    }),
  )
})

test('the file is one JSON document with an event a line', () => {
  const text = exportLog({ events: [shown], unread: [{ kept: true }] }, 5)
  assert.deepEqual(JSON.parse(text), {
    format: 'savepoint-progress',
    version: 1,
    exportedAtMs: 5,
    events: [shown, { kept: true }],
  })
  assert.equal(
    text.split('\n').filter((line) => line.includes('"kept"') || line.includes('ItemShown')).length,
    2,
  )
})

test('a damaged record is named and the rest is read', () => {
  const damaged = { ...shown, item: 7 }
  const imported = importLog(exportLog({ events: [shown], unread: [damaged, 'x'] }, 5))
  assert.ok(imported.ok)
  assert.deepEqual(imported.value.events, [shown])
  assert.deepEqual(
    imported.value.refused.map((record) => record.path),
    ['events[1].item', 'events[2]'],
  )
})

test('a file or an event of a later version is refused whole', () => {
  assert.equal(failureOf('{"format":"savepoint-progress","version":2,"events":[]}').code, 'newerVersion')
  const text = exportLog({ events: [shown], unread: [{ ...shown, version: 2 }] }, 5)
  assert.equal(failureOf(text).code, 'newerVersion')
  assert.match(failureOf(text).message, /^events\[1\] has schema version 2.*Update Savepoint/)
})

test('a file that is something else is refused with what was expected and found', () => {
  assert.equal(failureOf('{"format":').code, 'notJson')
  assert.match(failureOf('[]').message, /the top level should be an object, found \[\]/)
  assert.match(
    failureOf('{"format":"other"}').message,
    /`format` should be "savepoint-progress", found "other"/,
  )
  assert.match(
    failureOf('{"format":"savepoint-progress","version":1}').message,
    /`events` should be a list, found nothing/,
  )
})

test('an editor’s byte order mark does not matter', () => {
  assert.ok(importLog(`\uFEFF${exportLog({ events: [shown], unread: [] }, 5)}`).ok)
})

test('no text makes the import throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      importLog(text)
      importLog(`{"format":"savepoint-progress","version":1,"events":[${text}]}`)
    }),
    { numRuns: 2_000 },
  )
})
