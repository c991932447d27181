export { createMemoryLog } from '../memory-log.ts'
export { browserClock, localUtcOffsetMinutes, randomDigit } from './clock.ts'
export { createDatabaseOpener, type OpenDatabase } from './database.ts'
export { deviceId } from './device.ts'
export { createDraftStore, type DraftStore, LOCAL_LENGTH_MAX } from './drafts.ts'
export { createIndexedDbLog } from './indexed-db-log.ts'
export { type LocalText, openLocalText } from './local-text.ts'
export {
  type BrowserStorage,
  openBrowserStorage,
  type Persistence,
  requestPersistence,
} from './open-storage.ts'
export {
  createSettingsStore,
  READING_MODE_KEY,
  type ReadingMode,
  type SettingsStore,
  THEME_KEY,
  type Theme,
} from './settings.ts'
