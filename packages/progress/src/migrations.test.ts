import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { PROGRESS_SCHEMA_VERSION } from './event.ts'
import { MIGRATIONS, type Migration, migrateRecord, readStored } from './migrations.ts'
import { arbitraryEvent } from './testing/arbitrary-event.ts'
import { parseEvent } from './transfer/event-schema.ts'

test('migrations are numbered without gaps up to the current version', () => {
  assert.deepEqual(
    MIGRATIONS.map((migration) => migration.from),
    Array.from({ length: PROGRESS_SCHEMA_VERSION - 1 }, (_, index) => index + 1),
  )
})

test('an old record passes every step from its own version on', () => {
  const steps: readonly Migration[] = [
    { from: 1, apply: (record) => ({ ...record, trail: '1' }) },
    { from: 2, apply: (record) => ({ ...record, trail: `${String(record.trail)}2` }) },
  ]
  const from1 = migrateRecord({ version: 1 }, steps, 3)
  const from2 = migrateRecord({ version: 2, trail: '' }, steps, 3)
  assert.deepEqual(from1, { kind: 'current', record: { version: 3, trail: '12' } })
  assert.deepEqual(from2, { kind: 'current', record: { version: 3, trail: '2' } })
  assert.deepEqual(migrateRecord({ version: 4 }, steps, 3), { kind: 'newer', version: 4 })
})

test('every event is read back by the quick check and by the full one', () => {
  fc.assert(
    fc.property(arbitraryEvent, (event) => {
      const stored: unknown = JSON.parse(JSON.stringify(event))
      assert.deepEqual(readStored(stored), { kind: 'event', event })
      assert.deepEqual(parseEvent(stored), { kind: 'event', event })
    }),
  )
})

test('nothing makes reading throw, and a foreign record is never taken for an event', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.object()), (record) => {
      assert.notEqual(readStored(record).kind, 'event')
      assert.notEqual(parseEvent(record).kind, 'event')
    }),
    { numRuns: 2_000 },
  )
})

test('the full check names the member that is wrong', () => {
  const event = {
    id: '01JD0000000000000000000000',
    version: 1,
    atMs: 1,
    device: 'a',
    kind: 'TimeSpent',
    concept: 'alpha',
  }
  const issuesOf = (record: unknown) => {
    const reading = parseEvent(record)
    return reading.kind === 'damaged' ? reading.issues.map((issue) => issue.path) : reading.kind
  }
  assert.deepEqual(issuesOf({ ...event, seconds: '9' }), ['seconds'])
  assert.deepEqual(issuesOf({ ...event, seconds: -1 }), ['seconds'])
  assert.deepEqual(issuesOf({ ...event, seconds: 9, id: 'x' }), ['id'])
  assert.deepEqual(issuesOf({ ...event, seconds: 9, kind: 'Unheard' }), ['kind'])
  assert.deepEqual(issuesOf({ ...event, seconds: 9, extra: true }), [''])
  assert.equal(issuesOf({ ...event, seconds: 9 }), 'event')
})
