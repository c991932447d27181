/**
 * Registers the service worker after the page is loaded and idle, so that it weighs on nothing. A new version
 * waits until the learner takes it or every tab is closed: a page with typed text is never replaced.
 */
import { sayNotice } from './notice.ts'
import { siteUrl } from './site-url.ts'

/** Registers the worker where the browser has one; offers a waiting version quietly. */
export function registerWorker(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
  const whenIdle = (): void => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => void register(), { timeout: 10_000 })
    else setTimeout(() => void register(), 2_000)
  }
  if (document.readyState === 'complete') whenIdle()
  else addEventListener('load', whenIdle, { once: true })
}

async function register(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register(siteUrl('sw.js'), { updateViaCache: 'none' })
    if (registration.waiting !== null) offer(registration.waiting)
    registration.addEventListener('updatefound', () => {
      const arriving = registration.installing
      arriving?.addEventListener('statechange', () => {
        if (arriving.state === 'installed' && navigator.serviceWorker.controller !== null) offer(arriving)
      })
    })
  } catch {
    // Without a worker the site needs the network; nothing else changes.
  }
}

/** How long a link waits for the new version before it is followed anyway. */
const TAKEOVER_MS_MAX = 1_500

/** The new version is taken when the learner follows a link: this page keeps what it has, and the next is whole. */
function offer(worker: ServiceWorker): void {
  sayNotice('A new version of this site is ready.', {
    label: 'Use it from the next page on',
    run: () => {
      sayNotice('The next page will be the new version.')
      document.addEventListener('click', (event) => takeOver(event, worker))
    },
  })
}

function takeOver(event: MouseEvent, worker: ServiceWorker): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
  if (link === null || !isPlain || event.defaultPrevented || link.target !== '' || link.download !== '')
    return
  const isOtherPage = link.origin === location.origin && link.pathname !== location.pathname
  if (!isOtherPage) return
  event.preventDefault()
  const go = (): void => location.assign(link.href)
  navigator.serviceWorker.addEventListener('controllerchange', go, { once: true })
  setTimeout(go, TAKEOVER_MS_MAX)
  worker.postMessage({ type: 'SKIP_WAITING' })
}
