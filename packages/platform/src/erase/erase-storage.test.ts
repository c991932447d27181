import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { createEventFactory } from '@savepoint/progress'
import { IDBFactory } from 'fake-indexeddb'
import 'fake-indexeddb/auto'
import { randomDigit } from '../browser/clock.ts'
import { createDatabaseOpener } from '../browser/database.ts'
import { createDraftStore } from '../browser/drafts.ts'
import { createIndexedDbLog } from '../browser/indexed-db-log.ts'
import type { LocalText } from '../browser/local-text.ts'
import { copyStorage, type ErasableStorage, eraseStorage, restoreStorage } from './erase-storage.ts'

const clock = { nowMs: () => 1_000, monotonicMs: () => 0 }
const opened = { kind: 'LessonOpened', concept: 'wal', contentHash: 'h' } as const

function localOf(texts: Map<string, string>): LocalText {
  return {
    get: (key) => texts.get(key),
    set: (key, text) => {
      texts.set(key, text)
      return true
    },
    remove: (key) => void texts.delete(key),
    keys: () => [...texts.keys()],
  }
}

/** A browser with two events, a record of a later version, drafts and settings. */
async function usedStorage(t: TestContext, texts: Map<string, string>): Promise<ErasableStorage> {
  globalThis.indexedDB = new IDBFactory()
  const open = createDatabaseOpener()
  const local = localOf(texts)
  const log = createIndexedDbLog(open, createEventFactory({ clock, randomDigit, device: 'test' }))
  t.after(() => log.close())
  await log.append([opened, opened])
  await log.restore({ events: [], unread: [{ id: '7ZZZZZZZZZZZZZZZZZZZZZZZZZ', version: 99, kind: 'New' }] })
  const drafts = createDraftStore({ clock, local, open })
  drafts.keep('lab:x', 'SELECT 1')
  drafts.keep('lab:long', 'x'.repeat(60_000))
  await drafts.settled()
  texts.set('savepoint:theme', 'dark')
  texts.set('of another site', 'stays')
  return { log, open, local }
}

test('everything is erased, and nothing of another owner', async (t) => {
  const texts = new Map<string, string>()
  const storage = await usedStorage(t, texts)
  const before = await copyStorage(storage)
  const erased = await eraseStorage(storage)
  assert.ok(before.ok && erased.ok)
  assert.deepEqual(erased.value, before.value)
  assert.equal(erased.value.contents.events.length, 2)
  assert.equal(erased.value.drafts.length, 2)
  assert.deepEqual([...texts], [['of another site', 'stays']])
  const after = await copyStorage(storage)
  assert.deepEqual(after.ok && after.value, { contents: { events: [], unread: [] }, drafts: [], local: [] })
})

test('undoing restores all of it byte for byte, also through JSON', async (t) => {
  const storage = await usedStorage(t, new Map())
  const before = await copyStorage(storage)
  const erased = await eraseStorage(storage)
  assert.ok(before.ok && erased.ok)
  const copy = JSON.parse(JSON.stringify(erased.value)) as typeof erased.value
  assert.ok((await restoreStorage(storage, copy)).ok)
  const after = await copyStorage(storage)
  assert.ok(after.ok)
  assert.equal(JSON.stringify(after.value), JSON.stringify(before.value))
})

test('what was done after the erasing is still there when it is undone', async (t) => {
  const texts = new Map<string, string>()
  const storage = await usedStorage(t, texts)
  const erased = await eraseStorage(storage)
  assert.ok(erased.ok)
  await storage.log.append([opened])
  texts.set('savepoint:draft:lab:new', '{"text":"new","stamp":1}')
  await restoreStorage(storage, erased.value)
  const contents = await storage.log.readAll()
  assert.equal(contents.ok && contents.value.events.length, 3)
  assert.ok(texts.has('savepoint:draft:lab:new'))
})

test('when the log cannot be erased nothing is', async (t) => {
  const texts = new Map<string, string>()
  const storage = await usedStorage(t, texts)
  const before = await copyStorage(storage)
  const failure = { code: 'lost', message: 'gone', isDefinite: true } as const
  const refusing = {
    ...storage,
    log: { ...storage.log, erase: async () => ({ ok: false, error: failure }) as const },
  }
  assert.deepEqual(await eraseStorage(refusing), { ok: false, error: failure })
  assert.deepEqual(await copyStorage(storage), before)
})
