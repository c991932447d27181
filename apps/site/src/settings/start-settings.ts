/** The settings page: choices apply at once and in every tab; erasing asks first and can be undone. */
import { openBrowserStorage } from '@savepoint/platform/browser'
import { exportJson } from '../progress/transfer.ts'
import { readLog } from '../record/record.ts'
import { chooseReadingMode, chooseTheme } from '../shell/theme.ts'
import { countText } from '../shell/words.ts'
import { startErase } from './erase.ts'

async function startChoices(): Promise<void> {
  const form = document.querySelector<HTMLFormElement>('[data-settings]')
  if (form === null) return
  const { settings } = await openBrowserStorage()
  const show = (): void => {
    for (const [name, value] of Object.entries({
      theme: settings.theme(),
      reading: settings.readingMode(),
    })) {
      const input = form.querySelector<HTMLInputElement>(`input[name="${name}"][value="${value}"]`)
      if (input !== null) input.checked = true
    }
  }
  form.addEventListener('change', (event) => {
    const input = event.target
    if (!(input instanceof HTMLInputElement)) return
    if (input.name === 'reading') void chooseReadingMode(input.value === 'reading' ? 'reading' : 'full')
    else void chooseTheme(input.value === 'dark' || input.value === 'light' ? input.value : 'system')
  })
  settings.subscribe(show)
  show()
}

async function showKept(): Promise<void> {
  const { log } = await openBrowserStorage()
  const events = await readLog()
  const say = (selector: string, text: string): void => {
    const line = document.querySelector(selector)
    if (line !== null) line.textContent = text
  }
  say(
    '[data-kept-record]',
    events.length === 0 ? 'No events yet.' : `${countText(events.length, 'event')} on this device.`,
  )
  say(
    '[data-kept-storage]',
    log.storage === 'memory'
      ? 'This browser grants none: what you do is kept until you leave the page.'
      : await storageText(),
  )
  say('[data-kept-offline]', await offlineText())
}

async function storageText(): Promise<string> {
  const isPersistent = await navigator.storage?.persisted?.()
  const { usage } = (await navigator.storage?.estimate?.()) ?? {}
  const size = usage === undefined ? '' : `, ${(usage / 1e6).toFixed(1)} MB used with the pages and engines`
  return isPersistent
    ? `Kept until you erase it${size}.`
    : `Kept, but the browser may clear it when the disk is full${size}. Export now and then.`
}

async function offlineText(): Promise<string> {
  if (!('serviceWorker' in navigator)) return 'This browser keeps no pages.'
  const registration = await navigator.serviceWorker.getRegistration()
  if (registration?.active == null) return 'The pages are kept after this visit.'
  const engines = (await caches?.has('savepoint-engine'))
    ? ', with the engine'
    : '; the engine after its first run'
  return `The pages are on this device${engines}.`
}

void startChoices()
void showKept()
void startErase()
document.querySelector('[data-export-json]')?.addEventListener('click', () => void exportJson())
