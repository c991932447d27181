/** `npm start`: builds the site when it is stale, serves it on this machine, prints the address and opens it. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openBrowser, serveSite } from '@savepoint/platform/node'
import { SITE_OUTPUT } from './build/paths.ts'
import { ensureSite } from './build.ts'

const PORT = 7432
const PORTS_TRIED_MAX = 20

const { values } = parseArgs({
  options: { port: { type: 'string' }, open: { type: 'boolean', default: true } },
  allowNegative: true,
})

await ensureSite({ isForced: false })
const headers: unknown = JSON.parse(await readFile(join(SITE_OUTPUT, 'headers.json'), 'utf8'))
const served = await serveSite({
  folder: SITE_OUTPUT,
  port: values.port === undefined ? PORT : Number(values.port),
  portsTriedMax: values.port === undefined ? PORTS_TRIED_MAX : 0,
  headers: headers as Readonly<Record<string, string>>,
})
if (served.ok) {
  console.log(`Savepoint is at ${served.value.url}\nStop it with Ctrl-C.`)
  if (values.open) openBrowser(served.value.url)
} else {
  console.error(served.error.message)
  process.exitCode = 1
}
