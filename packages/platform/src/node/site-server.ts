/**
 * Serves the built site to this machine alone. Precompressed variants are sent where the browser takes them; files
 * whose name carries a hash are cached for good, all others are asked for again. Headers that belong to the site,
 * such as its Content-Security-Policy, come from the build.
 */

import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { err, ok, type Result } from '@savepoint/std'
import sirv from 'sirv'
import { errorCode } from './error-code.ts'

export interface SiteServerOptions {
  /** The folder that holds `index.html`. */
  readonly folder: string
  readonly port: number
  /** How many ports after `port` are tried when it is taken; 0 for a port the person asked for. */
  readonly portsTriedMax: number
  /** Sent with every response. */
  readonly headers?: Readonly<Record<string, string>>
}

export interface SiteServer {
  /** `http://127.0.0.1:7432/` */
  readonly url: string
  readonly port: number
  readonly close: () => Promise<void>
}

export interface SiteServerFailure {
  readonly code: 'noSite' | 'portTaken' | 'portRefused'
  readonly message: string
}

const HOST = '127.0.0.1'

/** Starts serving; resolves when the address answers. */
export async function serveSite(options: SiteServerOptions): Promise<Result<SiteServer, SiteServerFailure>> {
  if (!existsSync(join(options.folder, 'index.html'))) {
    const message = `There is no built site in ${options.folder} (index.html is missing). Build it first: npm run build`
    return err({ code: 'noSite', message })
  }
  const server = createServer(createHandler(options))
  const last = Math.min(options.port + options.portsTriedMax, 65_535)
  for (let port = options.port; port <= last; port += 1) {
    const code = await listen(server, port)
    if (code === undefined) return ok(serverOf(server))
    if (code !== 'EADDRINUSE') {
      const message = `Port ${port} can't be used (${code}). Choose another one above 1023 with --port.`
      return err({ code: 'portRefused', message })
    }
  }
  const ports = last === options.port ? `Port ${last} is` : `Ports ${options.port} to ${last} are`
  return err({
    code: 'portTaken',
    message: `${ports} taken by other programs. Choose another one with --port.`,
  })
}

function createHandler({ folder, headers = {} }: SiteServerOptions) {
  /** The bundler's and the engine's files: `name.HASH.extension`. */
  const isHashed = /\/(_a|_astro|engine)\/[^/]+\.[\w-]{8,}\.\w+$/
  const serveFile = sirv(folder, {
    etag: true,
    brotli: true,
    gzip: true,
    setHeaders: (response, path) => {
      response.setHeader(
        'Cache-Control',
        isHashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
    },
  })
  return (request: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    response.setHeader('X-Content-Type-Options', 'nosniff')
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end()
      return
    }
    const directory = findDirectory(folder, request.url ?? '/')
    if (directory !== undefined) response.writeHead(308, { Location: directory }).end()
    else serveFile(request, response, () => void sendNotFound(folder, response))
  }
}

/** Pages link relative to their directory, so its address must end in a slash, as on every static host. */
function findDirectory(folder: string, url: string): string | undefined {
  const [path = '/', query] = url.split('?', 2)
  if (path.endsWith('/') || path.includes('..') || path.startsWith('//')) return undefined
  if (!existsSync(join(folder, path, 'index.html'))) return undefined
  return `${path}/${query === undefined ? '' : `?${query}`}`
}

async function sendNotFound(folder: string, response: ServerResponse): Promise<void> {
  const page = await readFile(join(folder, '404.html')).catch(() => undefined)
  const type = page === undefined ? 'text/plain' : 'text/html'
  response.writeHead(404, { 'Content-Type': `${type};charset=utf-8`, 'Cache-Control': 'no-cache' })
  response.end(page ?? 'There is no such page.\n')
}

/** Returns the system's code when the port could not be had. */
function listen(server: Server, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const onError = (error: Error) => resolve(errorCode(error) ?? error.message)
    server.once('error', onError)
    server.listen(port, HOST, () => {
      server.off('error', onError)
      resolve(undefined)
    })
  })
}

function serverOf(server: Server): SiteServer {
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${HOST}:${port}/`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
