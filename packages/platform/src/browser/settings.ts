/**
 * The reader's settings, each one a plain word in `localStorage` so that a line of script in the page's head can
 * apply it before the first paint. Without storage they hold until the page is left.
 */

import type { LocalText } from './local-text.ts'

/** `system` follows the device. */
export type Theme = 'system' | 'light' | 'dark'
export type ReadingMode = 'full' | 'reading'

/** Keys in `localStorage`, for the script in the head. A missing key means the first value of the setting. */
export const THEME_KEY = 'savepoint:theme'
export const READING_MODE_KEY = 'savepoint:reading-mode'

export interface SettingsStore {
  readonly theme: () => Theme
  readonly setTheme: (theme: Theme) => void
  readonly readingMode: () => ReadingMode
  readonly setReadingMode: (mode: ReadingMode) => void
  /** Calls `listener` when another tab changed a setting. Returns the way to stop it. */
  readonly subscribe: (listener: () => void) => () => void
}

/** Returns the settings kept in `local`. */
export function createSettingsStore(local: LocalText): SettingsStore {
  const memory = new Map<string, string>()
  const read = (key: string) => memory.get(key) ?? local.get(key)
  const write = (key: string, value: string) => {
    if (local.set(key, value)) memory.delete(key)
    else memory.set(key, value)
  }
  return {
    theme: () => themeOf(read(THEME_KEY)),
    setTheme: (theme) => write(THEME_KEY, theme),
    readingMode: () => (read(READING_MODE_KEY) === 'reading' ? 'reading' : 'full'),
    setReadingMode: (mode) => write(READING_MODE_KEY, mode),
    subscribe: (listener) => {
      const onStorage = (event: StorageEvent) => {
        if (event.key === THEME_KEY || event.key === READING_MODE_KEY) listener()
      }
      globalThis.addEventListener('storage', onStorage)
      return () => globalThis.removeEventListener('storage', onStorage)
    },
  }
}

function themeOf(text: string | undefined): Theme {
  return text === 'light' || text === 'dark' ? text : 'system'
}
