import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { findOpener } from './open-browser.ts'
import { type SiteServer, serveSite } from './site-server.ts'

let folder: string
let server: SiteServer

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'savepoint-site-'))
  await mkdir(join(folder, 'concepts', 'x'), { recursive: true })
  await mkdir(join(folder, '_astro'))
  await writeFile(join(folder, 'index.html'), '<h1>home</h1>')
  await writeFile(join(folder, '404.html'), '<h1>lost</h1>')
  await writeFile(join(folder, 'concepts', 'x', 'index.html'), '<h1>x</h1>')
  await writeFile(join(folder, '_astro', 'page.Ab3dEf9h.js'), 'export {}')
  await writeFile(join(folder, '_astro', 'page.Ab3dEf9h.js.gz'), gzipSync('export {}'))
  await writeFile(join(folder, 'engine.wasm'), Buffer.from([0, 97, 115, 109]))
  const started = await serveSite({
    folder,
    port: 17_432,
    portsTriedMax: 50,
    headers: { 'Content-Security-Policy': "default-src 'self'" },
  })
  assert.ok(started.ok)
  server = started.value
})

after(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const get = (path: string, init?: RequestInit) =>
  fetch(new URL(path, server.url), { redirect: 'manual', ...init })

/** Sends `path` as it is; fetch would resolve it first. */
function rawStatus(path: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const outgoing = request(server.url, { path }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    outgoing.end()
  })
}

test('pages come with the site’s headers and are asked for again', async () => {
  const response = await get('/')
  assert.equal(await response.text(), '<h1>home</h1>')
  assert.equal(response.headers.get('content-security-policy'), "default-src 'self'")
  assert.equal(response.headers.get('cache-control'), 'no-cache')
  assert.equal(response.headers.get('content-type'), 'text/html;charset=utf-8')
  const again = await get('/', { headers: { 'If-None-Match': response.headers.get('etag') ?? '' } })
  assert.equal(again.status, 304)
})

test('hashed files are cached for good, compressed where the browser takes it', async () => {
  const compressed = await get('/_astro/page.Ab3dEf9h.js', { headers: { 'Accept-Encoding': 'gzip' } })
  assert.equal(compressed.headers.get('content-encoding'), 'gzip')
  assert.match(compressed.headers.get('cache-control') ?? '', /immutable/)
  assert.match(compressed.headers.get('content-type') ?? '', /javascript/)
  assert.equal(await compressed.text(), 'export {}')
  const plain = await get('/_astro/page.Ab3dEf9h.js', { headers: { 'Accept-Encoding': 'identity' } })
  assert.equal(plain.headers.get('content-encoding'), null)
})

test('WebAssembly has the type that streaming compilation needs', async () => {
  assert.equal((await get('/engine.wasm')).headers.get('content-type'), 'application/wasm')
})

test('a directory without its slash is redirected, query kept', async () => {
  const response = await get('/concepts/x?theme=dark')
  assert.deepEqual([response.status, response.headers.get('location')], [308, '/concepts/x/?theme=dark'])
  await mkdir(join(folder, 'evil'), { recursive: true })
  await writeFile(join(folder, 'evil', 'index.html'), '')
  assert.equal(await rawStatus('//evil'), 404, 'never to another host')
})

test('an unknown address answers 404 with the site’s page, and writing is refused', async () => {
  const response = await get('/nowhere/')
  assert.deepEqual([response.status, await response.text()], [404, '<h1>lost</h1>'])
  assert.equal((await get('/', { method: 'POST' })).status, 405)
})

test('nothing outside the folder is served', async () => {
  assert.equal(await rawStatus('/../../../../etc/passwd'), 404)
})

test('a taken port is passed over, or named when it was asked for', async () => {
  const next = await serveSite({ folder, port: server.port, portsTriedMax: 50 })
  assert.ok(next.ok)
  assert.notEqual(next.value.port, server.port)
  await next.value.close()
  const asked = await serveSite({ folder, port: server.port, portsTriedMax: 0 })
  assert.ok(!asked.ok)
  assert.equal(
    asked.error.message,
    `Port ${server.port} is taken by other programs. Choose another one with --port.`,
  )
})

test('a folder without a site is named', async () => {
  const missing = await serveSite({ folder: join(folder, 'none'), port: 17_432, portsTriedMax: 0 })
  assert.ok(!missing.ok)
  assert.equal(missing.error.code, 'noSite')
})

test('a browser is opened only where there is a desktop', () => {
  const url = 'http://127.0.0.1:7432/'
  const opener = (platform: NodeJS.Platform, variables: Record<string, string>) =>
    findOpener(url, { platform, variables })?.command
  assert.equal(opener('linux', {}), undefined)
  assert.equal(opener('linux', { DISPLAY: ':0' }), 'xdg-open')
  assert.equal(opener('linux', { DISPLAY: ':10', SSH_CONNECTION: '10.0.0.1 22' }), undefined)
  assert.equal(opener('darwin', {}), 'open')
  assert.equal(opener('darwin', { CI: 'true' }), undefined)
})
