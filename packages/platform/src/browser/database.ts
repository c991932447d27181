/**
 * The one IndexedDB database of the site: the progress log and the drafts. It is opened at first use and again
 * when the browser has closed it. A record in `events` is an event under its id; in `drafts` it is a
 * `StoredDraft` under its key.
 */

import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

const DATABASE_NAME = 'savepoint'

/** What a draft is stored as; the newer of two copies wins. */
export interface StoredDraft {
  readonly text: string
  /** Larger is newer; milliseconds since the epoch, made strictly increasing. */
  readonly stamp: number
}

interface SiteSchema extends DBSchema {
  events: { key: string; value: { readonly id: string } }
  drafts: { key: string; value: StoredDraft }
}

export type SiteDatabase = IDBPDatabase<SiteSchema>

/** Returns the open database; rejects where the browser grants none. */
export type OpenDatabase = () => Promise<SiteDatabase>

/** Returns a function that opens the database once and shares it until it is closed by the browser. */
export function createDatabaseOpener(name: string = DATABASE_NAME): OpenDatabase {
  let opening: Promise<SiteDatabase> | undefined
  const forget = () => {
    opening = undefined
  }
  // Asynchronous throughout: where storage is blocked, naming `indexedDB` throws before there is a promise.
  const open = async (): Promise<SiteDatabase> =>
    openDB<SiteSchema>(name, 1, {
      upgrade: (database) => {
        database.createObjectStore('events', { keyPath: 'id' })
        database.createObjectStore('drafts')
      },
      // Another tab wants to upgrade or delete: give way, and reopen at the next use.
      blocking: (_current, _blocked, event) => {
        ;(event.target as IDBDatabase).close()
        forget()
      },
      terminated: forget,
    })
  return () => {
    opening ??= open().catch((error: unknown) => {
      forget()
      throw error
    })
    return opening
  }
}
