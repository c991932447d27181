/** Theme and reading mode: the choice is kept in words that `theme.js` reads before the next paint. */
import { openBrowserStorage, type ReadingMode, type Theme } from '@savepoint/platform/browser'

/** Returns the theme in force. */
export function shownTheme(): 'light' | 'dark' {
  const chosen = document.documentElement.dataset.theme
  if (chosen === 'dark' || chosen === 'light') return chosen
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

/** Chooses a theme; `system` follows the device. */
export async function chooseTheme(theme: Theme): Promise<void> {
  applyTheme(theme)
  const { settings } = await openBrowserStorage()
  settings.setTheme(theme)
}

/** Chooses the reading mode: `reading` hides both sides of a lesson. */
export async function chooseReadingMode(mode: ReadingMode): Promise<void> {
  applyReadingMode(mode)
  const { settings } = await openBrowserStorage()
  settings.setReadingMode(mode)
}

/** Follows choices made in other tabs. */
export async function followSettings(onChange: () => void): Promise<void> {
  const { settings } = await openBrowserStorage()
  settings.subscribe(() => {
    applyTheme(settings.theme())
    applyReadingMode(settings.readingMode())
    onChange()
  })
}

function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

function applyReadingMode(mode: ReadingMode): void {
  if (mode === 'reading') document.documentElement.dataset.reading = ''
  else delete document.documentElement.dataset.reading
}
