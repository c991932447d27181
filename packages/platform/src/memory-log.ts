/** A log that lives as long as the page or process: for tests, and for browsers that grant no storage. */

import {
  type EventFactory,
  type LogContents,
  mergeEvents,
  type ProgressEvent,
  type ProgressLog,
} from '@savepoint/progress'
import { ok } from '@savepoint/std'
import { createListeners } from './listeners.ts'

/** Returns an empty log. Its `storage` is `memory`, which the page must tell the learner. */
export function createMemoryLog(factory: EventFactory): ProgressLog {
  const listeners = createListeners()
  let events: readonly ProgressEvent[] = []
  let unread: readonly unknown[] = []
  const add = (added: readonly ProgressEvent[]) => {
    events = mergeEvents(events, added)
    listeners.notify(added)
    return ok(added)
  }
  return {
    storage: 'memory',
    append: async (payloads) => add(payloads.map(factory.create)),
    merge: async (merged) => {
      const known = new Set(events.map((event) => event.id))
      const added = merged.filter((event) => !known.has(event.id))
      const newest = added.at(-1)
      if (newest !== undefined) factory.follow(newest.id)
      return add(added)
    },
    readAll: async () => ok({ events, unread }),
    erase: async () => {
      const contents: LogContents = { events, unread }
      events = []
      unread = []
      return ok(contents)
    },
    restore: async (contents) => {
      add(contents.events)
      unread = [...unread, ...contents.unread]
      return ok(contents)
    },
    // Nobody else can hold this log.
    onErased: () => () => {},
    subscribe: listeners.subscribe,
    close: async () => {
      events = []
    },
  }
}
