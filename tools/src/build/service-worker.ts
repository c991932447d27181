/**
 * The service worker: pages, styles, scripts, data and fonts are kept after the first visit; engine files when
 * they are first used. A new version waits until it is asked for or no page of the site is open.
 */
import { writeFile } from 'node:fs/promises'
import { generateSW } from 'workbox-build'

const ENGINE_FILES_MAX = 60
/** The largest file that is kept with the pages; engine files never are. */
const PRECACHE_FILE_BYTES_MAX = 3_000_000

/** Replaces a worker that an earlier visit left: nothing is kept, every page is as just built. */
const RETIRING_WORKER = `self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(retire()))
async function retire() {
  for (const name of await caches.keys()) await caches.delete(name)
  await self.registration.unregister()
}
`

/** Writes a `sw.js` that removes itself, for authors who look at their changes. */
export async function writeRetiringWorker(directory: string): Promise<void> {
  await writeFile(`${directory}/sw.js`, RETIRING_WORKER)
}

/** Writes `sw.js` into `directory`. Addresses in it are relative to it, so the site may stand anywhere. */
export async function writeServiceWorker(directory: string): Promise<void> {
  const { warnings } = await generateSW({
    globDirectory: directory,
    globPatterns: ['**/*.{html,css,js,json,woff2,svg,webmanifest}'],
    globIgnores: ['engine/**/!(manifest.json)', 'headers.json', 'sw.js', '404.html'],
    swDest: `${directory}/sw.js`,
    cacheId: 'savepoint',
    inlineWorkboxRuntime: true,
    sourcemap: false,
    mode: 'production',
    skipWaiting: false,
    clientsClaim: true,
    cleanupOutdatedCaches: true,
    // Addresses carry places and texts in their query; the page is the same.
    ignoreURLParametersMatching: [/./],
    dontCacheBustURLsMatching: /_astro\/.*\.[\w-]{8}\.\w+$/,
    maximumFileSizeToCacheInBytes: PRECACHE_FILE_BYTES_MAX,
    runtimeCaching: [
      {
        // Engine files are named by their contents: what is kept never grows stale.
        urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname.includes('/engine/'),
        handler: 'CacheFirst',
        options: { cacheName: 'savepoint-engine', expiration: { maxEntries: ENGINE_FILES_MAX } },
      },
    ],
  })
  for (const warning of warnings) console.warn(`Service worker: ${warning}`)
}
