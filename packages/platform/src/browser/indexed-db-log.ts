/**
 * The learner's log in the browser. An append resolves only after its transaction has completed with strict
 * durability. Ids are made inside the write transaction, after reading the newest one: transactions on one store
 * run one after another across tabs, so ids of this browser never collide and always increase. Tabs tell each
 * other by BroadcastChannel; the store stays the truth.
 */

import {
  type EventFactory,
  type LogContents,
  type LogFailure,
  mergeEvents,
  type ProgressEvent,
  type ProgressLog,
  readStored,
} from '@savepoint/progress'
import { err, ok, type Result } from '@savepoint/std'
import { createListeners } from '../listeners.ts'
import type { OpenDatabase, SiteDatabase } from './database.ts'

const CHANNEL_NAME = 'savepoint-progress'
/** What tabs tell each other, beside events. */
const ERASED = 'erased'

type Events = readonly ProgressEvent[]

/** Returns the log over `open`; nothing is opened before the first call. */
export function createIndexedDbLog(open: OpenDatabase, factory: EventFactory): ProgressLog {
  const listeners = createListeners()
  const erasedListeners = new Set<() => void>()
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(CHANNEL_NAME) : undefined
  if (channel !== undefined) {
    channel.onmessage = ({ data }: MessageEvent<readonly unknown[] | typeof ERASED>) => {
      if (data === ERASED) for (const listener of [...erasedListeners]) listener()
      else listeners.notify(contentsOf(data).events)
    }
  }
  const announce = (written: Result<Events, LogFailure>) => {
    if (!written.ok || written.value.length === 0) return written
    channel?.postMessage(written.value)
    listeners.notify(written.value)
    return written
  }
  return {
    storage: 'indexedDb',
    append: async (payloads) =>
      announce(
        await attempt(() =>
          write(open, async (store) => {
            const newest = await store.openKeyCursor(null, 'prev')
            if (newest !== null) factory.follow(newest.key)
            return payloads.map(factory.create)
          }),
        ),
      ),
    merge: async (events) =>
      announce(
        await attempt(() =>
          write(open, async (store) => {
            const known = new Set(await store.getAllKeys())
            return mergeEvents(events, []).filter((event) => !known.has(event.id))
          }),
        ),
      ),
    readAll: () => attempt(async () => contentsOf(await (await open()).getAll('events'))),
    erase: async () => {
      const erased = await attempt(() => takeAll(open))
      if (erased.ok) channel?.postMessage(ERASED)
      return erased
    },
    restore: async (contents) => {
      const restored = await attempt(() => putBack(open, contents))
      if (restored.ok) announce(ok(contents.events))
      return restored
    },
    onErased: (listener) => {
      erasedListeners.add(listener)
      return () => erasedListeners.delete(listener)
    },
    subscribe: listeners.subscribe,
    close: async () => {
      channel?.close()
      const database = await open().catch(() => undefined)
      database?.close()
    },
  }
}

type EventStore = ReturnType<typeof eventStoreOf>

function eventStoreOf(database: SiteDatabase) {
  return database.transaction('events', 'readwrite', { durability: 'strict' }).store
}

/** Adds what `make` returns in one transaction: all of it or nothing. */
async function write(open: OpenDatabase, make: (store: EventStore) => Promise<Events>): Promise<Events> {
  const store = eventStoreOf(await open())
  const added = await make(store)
  for (const event of added) void store.add(event).catch(() => undefined)
  await store.transaction.done
  return added
}

/** Reads and clears in one transaction: nothing can come in between. */
async function takeAll(open: OpenDatabase): Promise<LogContents> {
  const store = eventStoreOf(await open())
  const contents = contentsOf(await store.getAll())
  void store.clear().catch(() => undefined)
  await store.transaction.done
  return contents
}

async function putBack(open: OpenDatabase, contents: LogContents): Promise<LogContents> {
  const store = eventStoreOf(await open())
  // Unread records came from this store, so they carry an id.
  for (const record of [...contents.events, ...contents.unread])
    void store.put(record as { readonly id: string }).catch(() => undefined)
  await store.transaction.done
  return contents
}

/** IndexedDB returns records sorted by key, which is the id. */
function contentsOf(records: readonly unknown[]): LogContents {
  const events: ProgressEvent[] = []
  const unread: unknown[] = []
  for (const record of records) {
    const reading = readStored(record)
    if (reading.kind === 'event') events.push(reading.event)
    else unread.push(record)
  }
  return { events, unread }
}

/** Runs `action`, once more when the browser had closed the connection underneath. */
async function attempt<T>(action: () => Promise<T>): Promise<Result<T, LogFailure>> {
  try {
    return ok(
      await action().catch((error: unknown) =>
        nameOf(error) === 'InvalidStateError' ? action() : Promise.reject(error),
      ),
    )
  } catch (error) {
    return err(failureOf(error))
  }
}

function failureOf(error: unknown): LogFailure {
  if (nameOf(error) === 'QuotaExceededError') {
    return {
      code: 'full',
      message:
        'The browser has no room left for your progress. What was saved before is safe. Free some space or export your record, then try again.',
      isDefinite: true,
    }
  }
  return {
    code: 'lost',
    message: `The browser could not reach its storage (${nameOf(error)}). What was saved before is not touched. Reload the page; if it happens again, export your record.`,
    isDefinite: false,
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : String(error)
}
