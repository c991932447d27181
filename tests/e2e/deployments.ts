/**
 * A host on which a second version of the site can be deployed. It hands on what the server under test says; after
 * `deploy` the page of labs has another heading and the service worker another revision of it, as after a build.
 */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Deployments {
  readonly url: string
  /** Replaces the first version by the second. */
  readonly deploy: () => void
  readonly close: () => Promise<void>
}

/** The heading of the page of labs in the second version. */
export const SECOND_HEADING = 'Labs, second version'

const PASSED_ON = ['content-type', 'content-security-policy', 'cache-control']

/** Starts the host in front of the site at `origin`. */
export async function startDeployments(origin: string): Promise<Deployments> {
  let isSecond = false
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '/'
    const source = await fetch(new URL(path, origin))
    for (const name of PASSED_ON) {
      const value = source.headers.get(name)
      if (value !== null) response.setHeader(name, value)
    }
    response.statusCode = source.status
    const body = Buffer.from(await source.arrayBuffer())
    response.end(isSecond ? secondVersion(path, body) : body)
  }
  const server = createServer((request, response) => {
    answer(request, response).catch((cause: unknown) => response.destroy(cause as Error))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    deploy: () => {
      isSecond = true
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function secondVersion(path: string, body: Buffer): Buffer | string {
  const page = new URL(path, 'http://host/').pathname
  if (page === '/sw.js')
    return body.toString().replace(/("?url"?:"labs\/index\.html","?revision"?:")[^"]*/, '$1second')
  if (page === '/labs/' || page === '/labs/index.html')
    return body.toString().replace('<h1>Labs</h1>', `<h1>${SECOND_HEADING}</h1>`)
  return body
}
