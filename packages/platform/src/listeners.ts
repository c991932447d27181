/** The listeners of a progress log. */

import type { ProgressEvent } from '@savepoint/progress'

type Listener = (events: readonly ProgressEvent[]) => void

export interface Listeners {
  readonly subscribe: (listener: Listener) => () => void
  /** Calls every listener; does nothing for no events. */
  readonly notify: Listener
}

/** Returns an empty set of listeners. */
export function createListeners(): Listeners {
  const listeners = new Set<Listener>()
  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    notify: (events) => {
      if (events.length === 0) return
      for (const listener of [...listeners]) listener(events)
    },
  }
}
