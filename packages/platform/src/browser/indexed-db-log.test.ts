import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createEventFactory, type ProgressEvent, type ProgressLog } from '@savepoint/progress'
import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { proveErasing } from '../testing/erase-contract.ts'
import { randomDigit } from './clock.ts'
import { createDatabaseOpener } from './database.ts'
import { createIndexedDbLog } from './indexed-db-log.ts'

const opened = { kind: 'LessonOpened', concept: 'sql-select', contentHash: 'h1' } as const

/** Closed after each test: an open channel keeps the process alive. */
const tabs: ProgressLog[] = []

function openTab(device: string, nowMs = () => 1_000): ProgressLog {
  const factory = createEventFactory({ clock: { nowMs, monotonicMs: nowMs }, randomDigit, device })
  const log = createIndexedDbLog(createDatabaseOpener(), factory)
  tabs.push(log)
  return log
}

async function eventsOf(log: ProgressLog): Promise<readonly ProgressEvent[]> {
  const contents = await log.readAll()
  assert.ok(contents.ok)
  return contents.value.events
}

test.afterEach(async () => {
  for (const tab of tabs.splice(0)) await tab.close()
})

test.beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

test('an acknowledged event is read by the next tab', async () => {
  const first = openTab('a')
  const appended = await first.append([opened])
  assert.ok(appended.ok)
  await first.close()
  const second = openTab('a')
  assert.deepEqual(await eventsOf(second), appended.value)
  await second.close()
})

test('two tabs appending at once lose nothing, and later ids are larger', async () => {
  const [left, right] = [openTab('a'), openTab('a')]
  const section = (name: string) =>
    ({ kind: 'SectionReached', concept: 'sql-select', section: name }) as const
  await Promise.all(
    Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? left : right).append([section(`s${index}`)])),
  )
  const before = await eventsOf(left)
  assert.equal(before.length, 40)
  const last = await right.append([section('last')])
  assert.ok(last.ok)
  assert.equal((await eventsOf(left)).at(-1)?.id, last.value[0]?.id)
  await Promise.all([left.close(), right.close()])
})

test('a clock that went back does not put later events before earlier ones', async () => {
  const yesterday = openTab('a', () => 2_000_000)
  await yesterday.append([opened])
  const today = openTab('a', () => 1_000)
  const later = await today.append([
    { kind: 'StatusSet', concept: 'sql-select', status: null, contentHash: 'h1' },
  ])
  assert.ok(later.ok)
  assert.equal((await eventsOf(today)).at(-1)?.kind, 'StatusSet')
  assert.equal(later.value[0]?.atMs, 1_000, 'the time itself is the clock’s')
  await Promise.all([yesterday.close(), today.close()])
})

test('a tab hears the events of another, and each of its own once', { timeout: 5_000 }, async () => {
  const [left, right] = [openTab('a'), openTab('a')]
  const heardLeft: string[] = []
  const heardRight: string[] = []
  left.subscribe((events) => heardLeft.push(...events.map((event) => event.id)))
  const arrival = new Promise<void>((resolve) => {
    right.subscribe((events) => {
      heardRight.push(...events.map((event) => event.id))
      resolve()
    })
  })
  const appended = await left.append([opened])
  assert.ok(appended.ok)
  await arrival
  const ids = appended.value.map((event) => event.id)
  assert.deepEqual([heardLeft, heardRight], [ids, ids])
  await Promise.all([left.close(), right.close()])
})

test('merging the same events twice adds them once', async () => {
  const source = openTab('b')
  await source.append([opened, opened])
  const events = await eventsOf(source)
  await source.close()
  globalThis.indexedDB = new IDBFactory()
  const target = openTab('a')
  const [first, again] = [await target.merge([...events, ...events]), await target.merge(events)]
  assert.ok(first.ok && again.ok)
  assert.deepEqual([first.value.length, again.value.length], [2, 0])
  assert.deepEqual(await eventsOf(target), events)
  await target.close()
})

test('records of a later version are kept and set apart', async () => {
  const log = openTab('a')
  await log.append([opened])
  const database = await createDatabaseOpener()()
  const newer = { id: '7ZZZZZZZZZZZZZZZZZZZZZZZZZ', version: 99, kind: 'Unheard' }
  await database.put('events', newer)
  database.close()
  const contents = await log.readAll()
  assert.ok(contents.ok)
  assert.equal(contents.value.events.length, 1)
  assert.deepEqual(contents.value.unread, [newer])
  await log.close()
})

test('a connection that the browser closed is opened again', async () => {
  const log = openTab('a')
  await log.append([opened])
  // Deleting asks the open connection to give way, as an upgrade in another tab does.
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('savepoint')
    request.onsuccess = resolve
    request.onerror = reject
  })
  assert.ok((await log.append([opened])).ok)
  assert.equal((await eventsOf(log)).length, 1)
  await log.close()
})

proveErasing('a log in the browser', async () => openTab('a'))

test('other tabs hear that the log was erased, and the tab that did it does not', {
  timeout: 5_000,
}, async () => {
  const [left, right] = [openTab('a'), openTab('a')]
  let leftHeard = 0
  left.onErased(() => {
    leftHeard += 1
  })
  await left.append([opened])
  const heard = new Promise<void>((resolve) => {
    right.onErased(resolve)
  })
  assert.ok((await left.erase()).ok)
  await heard
  assert.equal(leftHeard, 0)
  assert.deepEqual(await eventsOf(right), [])
})
