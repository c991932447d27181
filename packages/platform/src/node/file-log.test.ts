import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { appendFile, mkdtemp, readdir, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createEventFactory, type LogContents } from '@savepoint/progress'
import { createRandom } from '@savepoint/std'
import { proveErasing } from '../testing/erase-contract.ts'
import { nodeClock, randomDigit } from './clock.ts'
import { createFileLog } from './file-log.ts'
import { acquireLock } from './lock-file.ts'

const shown = { kind: 'ItemShown', concept: 'alpha', item: 'alpha.1' } as const
const CHILD = new URL('./testing/append-forever.ts', import.meta.url).pathname

async function temporaryFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'savepoint-log-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

function logAt(path: string) {
  return createFileLog(path, createEventFactory({ clock: nodeClock, randomDigit, device: 'test' }))
}

async function contentsOf(path: string): Promise<LogContents> {
  const contents = await logAt(path).readAll()
  assert.ok(contents.ok, contents.ok ? '' : contents.error.message)
  return contents.value
}

/** Starts a child that appends, kills it `delayMs` after its first acknowledgement, and returns what it acknowledged. */
async function appendAndKill(path: string, delayMs: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [CHILD, path], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  const started = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text
      resolve()
    })
  })
  const closed = new Promise<void>((resolve) => child.on('close', () => resolve()))
  await Promise.race([started, closed])
  await sleep(delayMs)
  child.kill('SIGKILL')
  await closed
  assert.equal(errors, '')
  const lines = output.split('\n').slice(0, -1)
  assert.ok(lines.length > 0, 'the child acknowledged nothing')
  return lines
}

test('what was acknowledged is read back, and the file holds one event a line', async (t) => {
  const path = join(await temporaryFolder(t), 'progress.jsonl')
  const log = logAt(path)
  assert.deepEqual(await contentsOf(path), { events: [], unread: [] })
  const results = await Promise.all([log.append([shown]), log.append([shown, shown])])
  const events = results.flatMap((result) => (result.ok ? result.value : []))
  assert.equal(events.length, 3)
  assert.deepEqual((await contentsOf(path)).events, events)
  const lines = (await readFile(path, 'utf8')).split('\n')
  assert.deepEqual(
    lines.slice(0, -1).map((line) => JSON.parse(line) as unknown),
    events,
  )
  assert.deepEqual(await readdir(join(path, '..')), ['progress.jsonl'], 'the lock is gone')
})

test('a log cut at any byte is read, and what follows is not glued to the torn line', async (t) => {
  const folder = await temporaryFolder(t)
  const whole = join(folder, 'whole.jsonl')
  await logAt(whole).append([shown])
  await logAt(whole).append([{ ...shown, item: 'übung' }])
  const bytes = await readFile(whole)
  const firstLength = bytes.indexOf(10) + 1
  for (let length = 0; length <= bytes.length; length += 7) {
    const path = join(folder, 'cut.jsonl')
    await writeFile(path, bytes)
    await truncate(path, length)
    const before = (await contentsOf(path)).events
    assert.equal(
      before.length,
      length >= bytes.length - 1 ? 2 : length >= firstLength - 1 ? 1 : 0,
      `cut at ${length}`,
    )
    const appended = await logAt(path).append([shown])
    assert.ok(appended.ok)
    assert.deepEqual((await contentsOf(path)).events, [...before, ...appended.value], `cut at ${length}`)
  }
})

test('lines of a later version or of another program are kept and set apart', async (t) => {
  const path = join(await temporaryFolder(t), 'progress.jsonl')
  await logAt(path).append([shown])
  await appendFile(path, '{"version":9}\nnot json\n\n')
  const contents = await contentsOf(path)
  assert.equal(contents.events.length, 1)
  assert.deepEqual(contents.unread, [{ version: 9 }, 'not json'])
})

test('merging twice adds once', async (t) => {
  const folder = await temporaryFolder(t)
  await logAt(join(folder, 'a')).append([shown, shown])
  const { events } = await contentsOf(join(folder, 'a'))
  const target = logAt(join(folder, 'b'))
  const [first, second] = [await target.merge([...events, ...events]), await target.merge(events)]
  assert.deepEqual([first.ok && first.value.length, second.ok && second.value.length], [2, 0])
  assert.deepEqual((await contentsOf(join(folder, 'b'))).events, events)
})

test('50 random kills lose no acknowledged event and always leave a readable log', {
  timeout: 60_000,
}, async (t) => {
  const path = join(await temporaryFolder(t), 'progress.jsonl')
  const seed = Date.now() >>> 0
  t.diagnostic(`seed ${seed}`)
  const random = createRandom(seed)
  const acknowledged: string[] = []
  for (let round = 0; round < 25; round += 1) {
    // Two writers at once: the lock is under test as well.
    const killed = await Promise.all([
      appendAndKill(path, random.below(40)),
      appendAndKill(path, random.below(40)),
    ])
    acknowledged.push(...killed.flat())
    const stored = new Set((await contentsOf(path)).events.map((event) => event.id))
    const lost = acknowledged.filter((id) => !stored.has(id))
    assert.deepEqual(lost, [], `round ${round}, seed ${seed}`)
  }
  assert.equal(new Set(acknowledged).size, acknowledged.length, 'no id was given twice')
  t.diagnostic(
    `${acknowledged.length} acknowledged events, ${(await contentsOf(path)).unread.length} torn lines`,
  )
})

test('a lock that is held is waited for, and named when the wait is over', async (t) => {
  const path = join(await temporaryFolder(t), 'lock')
  const first = await acquireLock(path, { waitMsMax: 0, staleMs: 60_000 })
  assert.ok(first.ok)
  const refused = await acquireLock(path, { waitMsMax: 40, staleMs: 60_000 })
  assert.ok(!refused.ok)
  assert.match(refused.error.holder, new RegExp(`^${process.pid} `))
  const waiting = acquireLock(path, { waitMsMax: 5_000, staleMs: 60_000 })
  await sleep(20)
  await first.value()
  const second = await waiting
  assert.ok(second.ok)
  await second.value()
})

test('a lock of a dead process, of nobody, or one that is too old, is taken over', async (t) => {
  const path = join(await temporaryFolder(t), 'lock')
  const child = spawn(process.execPath, ['-e', ''])
  await new Promise((resolve) => child.on('close', resolve))
  for (const [content, ageS] of [
    [`${child.pid} dead`, 0],
    [`${process.pid} alive`, 120],
    ['', 0],
    ['0 nobody', 0],
  ] as const) {
    await writeFile(path, content)
    const time = Date.now() / 1000 - ageS
    await utimes(path, time, time)
    const taken = await acquireLock(path, { waitMsMax: 0, staleMs: 60_000 })
    assert.ok(taken.ok, content)
    await taken.value()
  }
})

test('a log that cannot be written says where and why', async (t) => {
  const folder = await temporaryFolder(t)
  const appended = await logAt(join(folder, 'missing', 'progress.jsonl')).append([shown])
  assert.ok(!appended.ok)
  assert.match(appended.error.message, /missing.*ENOENT.*SAVEPOINT_HOME/)
})

proveErasing('a log in a file', async (t) => logAt(join(await temporaryFolder(t), 'progress.jsonl')))

test('an erased log leaves no file, and a torn line comes back as it was', async (t) => {
  const folder = await temporaryFolder(t)
  const path = join(folder, 'progress.jsonl')
  const log = logAt(path)
  await log.append([shown])
  await appendFile(path, '{"torn":')
  const erased = await log.erase()
  assert.ok(erased.ok)
  assert.deepEqual(await readdir(folder), [])
  await log.restore(erased.value)
  assert.deepEqual((await contentsOf(path)).unread, ['{"torn":'])
  assert.deepEqual(await contentsOf(path), erased.value)
})
