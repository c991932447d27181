/**
 * Keeps every string the learner types: editor drafts, answers, predictions. A draft is written twice on every
 * keystroke. First to `localStorage`, synchronously, so that it has left the tab before the key handler
 * returns and survives the tab being killed. Then to IndexedDB, which survives the whole browser being killed
 * within the seconds `localStorage` stays in its memory, and takes what is too large for it. The copy with the
 * larger stamp wins. Memory is the third place, for browsers that grant none.
 */

import type { Clock } from '@savepoint/std'
import type { OpenDatabase, StoredDraft } from './database.ts'
import type { LocalText } from './local-text.ts'

/** Longer texts go to IndexedDB alone: `localStorage` holds 5 MB in all and blocks while it copies. */
export const LOCAL_LENGTH_MAX = 50_000

const PREFIX = 'savepoint:draft:'

export interface DraftStore {
  /** Keeps `text` under `key`, for example `lab:not-in-and-null`. Returns at once. */
  readonly keep: (key: string, text: string) => void
  /** Returns the newest copy that can be had synchronously. */
  readonly readNow: (key: string) => string | undefined
  /** Returns the newest copy of all. */
  readonly read: (key: string) => Promise<string | undefined>
  /** Forgets a draft, for example after *Reset*. */
  readonly forget: (key: string) => void
  /** Resolves when everything kept so far is in IndexedDB, or cannot be put there. */
  readonly settled: () => Promise<void>
}

export interface DraftStoreOptions {
  readonly clock: Clock
  readonly local: LocalText
  readonly open: OpenDatabase
}

/** Returns the drafts of this browser. */
export function createDraftStore({ clock, local, open }: DraftStoreOptions): DraftStore {
  const memory = new Map<string, StoredDraft>()
  const behind = createWriteBehind(open)
  const findNow = (key: string) => newest(memory.get(key), parseDraft(local.get(PREFIX + key)))
  return {
    keep: (key, text) => {
      const draft = { text, stamp: Math.max(clock.nowMs(), (findNow(key)?.stamp ?? 0) + 1) }
      memory.set(key, draft)
      const isLocal = text.length <= LOCAL_LENGTH_MAX && local.set(PREFIX + key, JSON.stringify(draft))
      if (!isLocal) local.remove(PREFIX + key)
      behind.put(key, draft)
    },
    readNow: (key) => findNow(key)?.text,
    read: async (key) => {
      const stored = await behind.get(key)
      return newest(findNow(key), stored)?.text
    },
    forget: (key) => {
      memory.delete(key)
      local.remove(PREFIX + key)
      behind.put(key, undefined)
    },
    settled: behind.settled,
  }
}

interface WriteBehind {
  /** Writes `draft`, or deletes the key for `undefined`, soon and in order; a newer write replaces a waiting one. */
  readonly put: (key: string, draft: StoredDraft | undefined) => void
  readonly get: (key: string) => Promise<StoredDraft | undefined>
  readonly settled: () => Promise<void>
}

/** At most one transaction is under way; what comes meanwhile waits, only its newest text per key. */
function createWriteBehind(open: OpenDatabase): WriteBehind {
  const waiting = new Map<string, StoredDraft | undefined>()
  let writing: Promise<void> | undefined
  const drain = async () => {
    while (waiting.size > 0) {
      const batch = [...waiting]
      waiting.clear()
      // Without storage the drafts stay in memory, and the page says so; there is nobody here to tell.
      await writeBatch(open, batch).catch(() => undefined)
    }
    writing = undefined
  }
  return {
    put: (key, draft) => {
      waiting.set(key, draft)
      writing ??= drain()
    },
    get: async (key) => {
      await writing
      return open()
        .then((database) => database.get('drafts', key))
        .catch(() => undefined)
    },
    settled: async () => writing,
  }
}

async function writeBatch(
  open: OpenDatabase,
  batch: readonly (readonly [string, StoredDraft | undefined])[],
) {
  const transaction = (await open()).transaction('drafts', 'readwrite')
  for (const [key, draft] of batch) {
    void (draft === undefined ? transaction.store.delete(key) : transaction.store.put(draft, key)).catch(
      () => undefined,
    )
  }
  await transaction.done
}

function newest(a: StoredDraft | undefined, b: StoredDraft | undefined): StoredDraft | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return b.stamp > a.stamp ? b : a
}

function parseDraft(json: string | undefined): StoredDraft | undefined {
  if (json === undefined) return undefined
  try {
    const value: unknown = JSON.parse(json)
    if (typeof value !== 'object' || value === null || !('text' in value) || !('stamp' in value))
      return undefined
    const { text, stamp } = value
    return typeof text === 'string' && typeof stamp === 'number' ? { text, stamp } : undefined
  } catch {
    return undefined
  }
}
