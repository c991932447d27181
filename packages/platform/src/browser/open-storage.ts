/** Opens everything this browser keeps for the learner, with memory in the place of what it does not grant. */

import { createEventFactory, type ProgressLog } from '@savepoint/progress'
import { createMemoryLog } from '../memory-log.ts'
import { browserClock, randomDigit } from './clock.ts'
import { createDatabaseOpener, type OpenDatabase } from './database.ts'
import { deviceId } from './device.ts'
import { createDraftStore, type DraftStore } from './drafts.ts'
import { createIndexedDbLog } from './indexed-db-log.ts'
import { type LocalText, openLocalText } from './local-text.ts'
import { createSettingsStore, type SettingsStore } from './settings.ts'

export interface BrowserStorage {
  /** Its `storage` is `memory` where the browser grants none: say so on the page. */
  readonly log: ProgressLog
  readonly drafts: DraftStore
  readonly settings: SettingsStore
  /** Where log, drafts and settings stand, for erasing all of it. */
  readonly open: OpenDatabase
  readonly local: LocalText
}

let opened: Promise<BrowserStorage> | undefined

/** Returns the storage of this page; every caller gets the same one. Never rejects. */
export function openBrowserStorage(): Promise<BrowserStorage> {
  opened ??= openStorage()
  return opened
}

async function openStorage(): Promise<BrowserStorage> {
  const local = openLocalText()
  const open = createDatabaseOpener()
  const factory = createEventFactory({ clock: browserClock, randomDigit, device: deviceId(local) })
  const isGranted = await open().then(
    () => true,
    () => false,
  )
  return {
    log: isGranted ? createIndexedDbLog(open, factory) : createMemoryLog(factory),
    drafts: createDraftStore({ clock: browserClock, local, open }),
    settings: createSettingsStore(local),
    open,
    local,
  }
}

export type Persistence = 'persistent' | 'bestEffort' | 'unknown'

/**
 * Asks the browser not to evict the site's storage when the disk runs full. Call it after the learner's first
 * recorded action: browsers grant it more readily to sites that are used, and some ask the person.
 */
export async function requestPersistence(): Promise<Persistence> {
  const storage: Partial<StorageManager> | undefined = globalThis.navigator?.storage
  if (storage?.persist === undefined) return 'unknown'
  try {
    return (await storage.persist()) ? 'persistent' : 'bestEffort'
  } catch {
    return 'unknown'
  }
}
