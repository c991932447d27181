import assert from 'node:assert/strict'
import { test } from 'node:test'
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { createDatabaseOpener, type OpenDatabase } from './database.ts'
import { createDraftStore, type DraftStore, LOCAL_LENGTH_MAX } from './drafts.ts'
import type { LocalText } from './local-text.ts'

const clock = { nowMs: () => 1_000, monotonicMs: () => 0 }
const noDatabase: OpenDatabase = () => Promise.reject(new Error('blocked'))

function createLocal(lengthMax = Number.POSITIVE_INFINITY): LocalText {
  const texts = new Map<string, string>()
  return {
    get: (key) => texts.get(key),
    set: (key, text) => {
      if (text.length > lengthMax) return false
      texts.set(key, text)
      return true
    },
    remove: (key) => void texts.delete(key),
    keys: () => [...texts.keys()],
  }
}

const tabOver = (local: LocalText, open: OpenDatabase): DraftStore => createDraftStore({ clock, local, open })

test.beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

test('a tab killed right after a keystroke has lost nothing', () => {
  const local = createLocal()
  tabOver(local, noDatabase).keep('lab:x', 'SELECT 1')
  assert.equal(tabOver(local, noDatabase).readNow('lab:x'), 'SELECT 1')
})

test('a browser killed before it wrote its localStorage still has the draft', async () => {
  const open = createDatabaseOpener()
  const drafts = tabOver(createLocal(), open)
  for (const text of ['S', 'SE', 'SEL']) drafts.keep('lab:x', text)
  await drafts.settled()
  assert.equal(await tabOver(createLocal(), open).read('lab:x'), 'SEL')
})

test('the newer copy wins, wherever it is', async () => {
  const open = createDatabaseOpener()
  const local = createLocal()
  const first = tabOver(local, open)
  first.keep('k', 'in both')
  await first.settled()
  const offline = tabOver(local, noDatabase)
  offline.keep('k', 'newer, local only')
  assert.equal(await tabOver(local, open).read('k'), 'newer, local only')
  const withoutLocal = tabOver(createLocal(), open)
  assert.equal(await withoutLocal.read('k'), 'in both')
})

test('a text too long for localStorage, or one it has no room for, goes to IndexedDB and leaves no old copy', async () => {
  const open = createDatabaseOpener()
  for (const [local, long] of [
    [createLocal(), 'x'.repeat(LOCAL_LENGTH_MAX + 1)],
    [createLocal(100), 'x'.repeat(200)],
  ] as const) {
    const drafts = tabOver(local, open)
    drafts.keep('k', 'short')
    drafts.keep('k', long)
    assert.equal(drafts.readNow('k'), long)
    await drafts.settled()
    const next = tabOver(local, open)
    assert.equal(next.readNow('k'), undefined)
    assert.equal(await next.read('k'), long)
  }
})

test('without any storage drafts live as long as the page', async () => {
  const drafts = tabOver(createLocal(-1), noDatabase)
  drafts.keep('k', 'text')
  assert.equal(drafts.readNow('k'), 'text')
  assert.equal(await drafts.read('k'), 'text')
})

test('a forgotten draft stays forgotten', async () => {
  const open = createDatabaseOpener()
  const local = createLocal()
  const drafts = tabOver(local, open)
  drafts.keep('k', 'text')
  drafts.forget('k')
  await drafts.settled()
  assert.equal(await drafts.read('k'), undefined)
  assert.equal(await tabOver(local, open).read('k'), undefined)
})

test('an empty draft is a draft', async () => {
  const open = createDatabaseOpener()
  const drafts = tabOver(createLocal(), open)
  drafts.keep('k', '')
  await drafts.settled()
  assert.equal(drafts.readNow('k'), '')
  assert.equal(await drafts.read('k'), '')
})

test('a damaged copy is passed over', async () => {
  const local = createLocal()
  local.set('savepoint:draft:k', '{"text":')
  assert.equal(await tabOver(local, noDatabase).read('k'), undefined)
})
