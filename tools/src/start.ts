/**
 * `npm start`: builds the site when it is stale, serves it on this machine, prints the address and opens it.
 * `--watch` is for authors: it serves a preview and builds it again whenever content or code of the site changes.
 */
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openBrowser, serveSite } from '@savepoint/platform/node'

const PORT = 7432
/** A preview has an address of its own, so that the two never share what the browser keeps. */
const PREVIEW_PORT = 7532
const PORTS_TRIED_MAX = 20

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    open: { type: 'boolean', default: true },
    watch: { type: 'boolean', default: false },
  },
  allowNegative: true,
})
const wantedPort = values.port === undefined ? undefined : Number(values.port)
if (wantedPort !== undefined && !(Number.isInteger(wantedPort) && wantedPort >= 1 && wantedPort <= 65_535)) {
  console.error(`--port takes a whole number from 1 to 65535, not "${values.port}".`)
  process.exit(2)
}
const usualPort = values.watch ? PREVIEW_PORT : PORT
if (values.watch) {
  process.env.SAVEPOINT_PREVIEW = '1'
  process.env.SAVEPOINT_SITE_OUT ??= join(import.meta.dirname, '../../.savepoint/preview')
}
// The paths of the build follow the environment; they are read when the build is loaded.
const { PROJECT_ROOT, SITE_OUTPUT } = await import('./build/paths.ts')
const { ensureSite } = await import('./build.ts')

await ensureSite({ isForced: false })
const headers: unknown = JSON.parse(await readFile(join(SITE_OUTPUT, 'headers.json'), 'utf8'))
const served = await serveSite({
  folder: SITE_OUTPUT,
  port: wantedPort ?? usualPort,
  portsTriedMax: wantedPort === undefined ? PORTS_TRIED_MAX : 0,
  headers: headers as Readonly<Record<string, string>>,
})
if (served.ok) {
  console.log(`Savepoint is at ${served.value.url}\nStop it with Ctrl-C.`)
  if (wantedPort === undefined && served.value.port !== usualPort) {
    console.log(
      `Port ${usualPort} is taken. The browser keeps a record of its own for each port: to see yours, stop what uses ${usualPort} and start again.`,
    )
  }
  if (values.open) openBrowser(served.value.url)
  if (values.watch) await watch()
} else {
  console.error(served.error.message)
  process.exitCode = 1
}

async function watch(): Promise<void> {
  const { inputSignature } = await import('./build/stale.ts')
  const { watchSignature } = await import('./build/watch.ts')
  console.log('Watching content and code: reload the page when a build is done.')
  await watchSignature({
    signature: () => inputSignature(PROJECT_ROOT),
    rebuild,
    signal: new AbortController().signal,
  })
}

/** In a process of its own, so that changed code of the build is loaded anew. */
function rebuild(): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['tools/src/build.ts'], { cwd: PROJECT_ROOT, stdio: 'inherit' })
    child.on('error', (error) => console.error(error.message))
    child.on('close', (code) => {
      console.log(code === 0 ? 'Reload the page.' : 'The last good build stays. Correct what is said above.')
      resolve()
    })
  })
}
