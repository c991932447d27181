/** `savepoint start`: serves the built site on this machine until it is stopped. */

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveSite } from '@savepoint/platform/node'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { failWith } from './report.ts'
import type { CliSession } from './session.ts'
import { painterOf } from './terminal.ts'

export interface StartOptions {
  readonly port?: string
  /** False with `--no-open`. */
  readonly open: boolean
}

const PORT_DEFAULT = 7432
const PORTS_TRIED_MAX = 20
/** Headers that the build wants on every response, where it left any. */
const HEADERS_FILE = 'headers.json'

/** Prints the address once it answers; resolves when the person stops it. */
export async function startSite(session: CliSession, options: StartOptions): Promise<ExitCode> {
  const port = options.port === undefined ? PORT_DEFAULT : Number(options.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return failWith(
      session,
      `--port takes a number from 0 to 65535, found ${JSON.stringify(options.port)}.`,
      EXIT.usage,
    )
  }
  const folder = session.resources.siteFolder
  const server = await serveSite({
    folder,
    port,
    portsTriedMax: options.port === undefined ? PORTS_TRIED_MAX : 0,
    headers: await readHeaders(folder),
  })
  if (!server.ok) return failWith(session, server.error.message, EXIT.unavailable)
  const { url } = server.value
  session.terminal.write(`Savepoint is at ${painterOf(session.terminal)('bold', url)}  (Ctrl-C stops it)\n`)
  if (options.open) session.openBrowser(url)
  await aborted(session.signal)
  await server.value.close()
  return EXIT.ok
}

async function readHeaders(folder: string): Promise<Readonly<Record<string, string>>> {
  try {
    const value: unknown = JSON.parse(await readFile(join(folder, HEADERS_FILE), 'utf8'))
    if (typeof value !== 'object' || value === null) return {}
    return Object.fromEntries(Object.entries(value).filter((entry) => typeof entry[1] === 'string'))
  } catch {
    return {}
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
