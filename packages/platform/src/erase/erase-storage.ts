/**
 * Erases everything that this browser keeps for the learner: the log, the drafts, and what stands in `localStorage`.
 * What was there is returned as plain data, with which all of it can be put back as it was. Kept apart from the rest of
 * the browser's storage, so that pages load it only when somebody erases.
 */

import type { LogContents, LogFailure, ProgressLog } from '@savepoint/progress'
import { ok, type Result } from '@savepoint/std'
import type { OpenDatabase, StoredDraft } from '../browser/database.ts'
import type { LocalText } from '../browser/local-text.ts'

const PREFIX = 'savepoint:'

/** Everything that was kept. Survives JSON. */
export interface StorageCopy {
  readonly contents: LogContents
  readonly drafts: readonly (readonly [key: string, draft: StoredDraft])[]
  readonly local: readonly (readonly [key: string, text: string])[]
}

/** The parts of a browser's storage that are erased; a `BrowserStorage` is one. */
export interface ErasableStorage {
  readonly log: ProgressLog
  readonly open: OpenDatabase
  readonly local: LocalText
}

/** Returns a copy and changes nothing. */
export async function copyStorage(storage: ErasableStorage): Promise<Result<StorageCopy, LogFailure>> {
  const contents = await storage.log.readAll()
  if (!contents.ok) return contents
  return ok({ contents: contents.value, drafts: await readDrafts(storage), local: readLocal(storage) })
}

/** Erases all of it and returns what was there. When the log can't be erased, nothing is. */
export async function eraseStorage(storage: ErasableStorage): Promise<Result<StorageCopy, LogFailure>> {
  const drafts = await readDrafts(storage)
  const local = readLocal(storage)
  const contents = await storage.log.erase()
  if (!contents.ok) return contents
  for (const [key] of local) storage.local.remove(key)
  const database = await storage.open().catch(() => undefined)
  await database?.clear('drafts')
  return ok({ contents: contents.value, drafts, local })
}

/** Puts back what was erased. What came since stays, except where the copy holds the same key. */
export async function restoreStorage(
  storage: ErasableStorage,
  copy: StorageCopy,
): Promise<Result<LogContents, LogFailure>> {
  const restored = await storage.log.restore(copy.contents)
  if (!restored.ok) return restored
  for (const [key, text] of copy.local) storage.local.set(key, text)
  const database = await storage.open().catch(() => undefined)
  if (database === undefined) return restored
  const transaction = database.transaction('drafts', 'readwrite')
  for (const [key, draft] of copy.drafts) void transaction.store.put(draft, key).catch(() => undefined)
  await transaction.done
  return restored
}

/** A browser that grants no storage holds none. */
async function readDrafts({ open }: ErasableStorage): Promise<StorageCopy['drafts']> {
  const database = await open().catch(() => undefined)
  if (database === undefined) return []
  const { store } = database.transaction('drafts')
  const [keys, drafts] = await Promise.all([store.getAllKeys(), store.getAll()])
  return drafts.map((draft, index) => [keys[index] ?? '', draft] as const)
}

function readLocal({ local }: ErasableStorage): StorageCopy['local'] {
  return local
    .keys()
    .filter((key) => key.startsWith(PREFIX))
    .sort()
    .map((key) => [key, local.get(key) ?? ''] as const)
}
