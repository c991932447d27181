/**
 * Small synchronous storage by key, over `localStorage` where the browser grants it. Reading the property may
 * throw by itself (blocked cookies, sandboxed frames), so it is tried once.
 */

export interface LocalText {
  readonly get: (key: string) => string | undefined
  /** Says whether the text is stored; `false` when there is no room or no storage. */
  readonly set: (key: string, text: string) => boolean
  readonly remove: (key: string) => void
  readonly keys: () => readonly string[]
}

/** Returns `localStorage` behind the interface, or a store that keeps nothing. */
export function openLocalText(): LocalText {
  const storage = findStorage()
  if (storage === undefined)
    return { get: () => undefined, set: () => false, remove: () => {}, keys: () => [] }
  return {
    get: (key) => storage.getItem(key) ?? undefined,
    set: (key, text) => {
      try {
        storage.setItem(key, text)
        return true
      } catch {
        return false
      }
    },
    remove: (key) => storage.removeItem(key),
    keys: () => Object.keys(storage),
  }
}

function findStorage(): Storage | undefined {
  try {
    const storage = globalThis.localStorage
    storage.getItem('')
    return storage
  } catch {
    return undefined
  }
}
