/**
 * The log as a file: one event a line, only ever appended to. An append is one write of whole lines, then fsync, then
 * the acknowledgement, under a lock against other processes. A kill can at worst leave a torn last line that was
 * never acknowledged: the next append closes it with a line feed, and readers set it apart. No line that could be
 * read before is ever rewritten, so no kill can take one away.
 */

import { type FileHandle, open, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import {
  type EventFactory,
  type LogContents,
  type LogFailure,
  mergeEvents,
  type ProgressEvent,
  type ProgressLog,
} from '@savepoint/progress'
import { parseEvent } from '@savepoint/progress/transfer'
import { err, ok, type Result } from '@savepoint/std'
import { createListeners } from '../listeners.ts'
import { errorCode } from './error-code.ts'
import { acquireLock } from './lock-file.ts'

const LOCK = { waitMsMax: 5_000, staleMs: 30_000 } as const
const LINE_FEED = 0x0a

type Events = readonly ProgressEvent[]

/** Returns the log in the file at `path`, whose folder exists. The file is created at the first append. */
export function createFileLog(path: string, factory: EventFactory): ProgressLog {
  const listeners = createListeners()
  let queue: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(action: () => Promise<Result<T, LogFailure>>): Promise<Result<T, LogFailure>> => {
    const done = queue.then(action)
    queue = done
    return done
  }
  const enqueue = (make: (contents: LogContents) => Events): Promise<Result<Events, LogFailure>> =>
    inTurn(() => appendUnderLock({ path, make })).then((result) => {
      if (result.ok) listeners.notify(result.value)
      return result
    })
  return {
    storage: 'file',
    append: (payloads) =>
      enqueue(({ events }) => {
        factory.follow(events.at(-1)?.id ?? '')
        return payloads.map(factory.create)
      }),
    merge: (merged) =>
      enqueue(({ events }) => {
        const known = new Set(events.map((event) => event.id))
        return mergeEvents(merged, []).filter((event) => !known.has(event.id))
      }),
    readAll: async () => {
      try {
        return ok(parseLines(await readText(path)))
      } catch (error) {
        return err(failureOf(path, error))
      }
    },
    erase: () => inTurn(() => underLock(path, () => eraseFile(path))),
    restore: (contents) =>
      inTurn(() =>
        underLock(path, async () => {
          await appendLines(path, [
            ...contents.events.map((event) => JSON.stringify(event)),
            ...contents.unread.map(lineOf),
          ])
          listeners.notify(contents.events)
          return contents
        }),
      ),
    // Other processes read the file anew.
    onErased: () => () => {},
    subscribe: listeners.subscribe,
    close: async () => {
      await queue
    },
  }
}

interface Appending {
  readonly path: string
  readonly make: (contents: LogContents) => Events
}

function appendUnderLock({ path, make }: Appending): Promise<Result<Events, LogFailure>> {
  return underLock(path, async () => {
    const added = make(parseLines(await readText(path)))
    if (added.length > 0)
      await appendLines(
        path,
        added.map((event) => JSON.stringify(event)),
      )
    return added
  })
}

/** Unlinking is one step: a kill leaves the whole log or none of it. */
async function eraseFile(path: string): Promise<LogContents> {
  const contents = parseLines(await readText(path))
  await unlink(path).catch((error: unknown) => {
    if (errorCode(error) !== 'ENOENT') throw error
  })
  await syncFolder(dirname(path))
  return contents
}

async function underLock<T>(path: string, action: () => Promise<T>): Promise<Result<T, LogFailure>> {
  try {
    const lock = await acquireLock(`${path}.lock`, LOCK)
    if (!lock.ok) return err(busyFailure(path, lock.error.holder))
    try {
      return ok(await action())
    } finally {
      await lock.value()
    }
  } catch (error) {
    return err(failureOf(path, error))
  }
}

async function appendLines(path: string, records: readonly string[]): Promise<void> {
  const file = await open(path, 'a+', 0o600)
  try {
    const { size } = await file.stat()
    const start = (await endsTorn(file, size)) ? '\n' : ''
    const lines = records.map((record) => `${record}\n`)
    const bytes = Buffer.from(start + lines.join(''))
    const { bytesWritten } = await file.write(bytes)
    if (bytesWritten < bytes.length) throw Object.assign(new Error('short write'), { code: 'ENOSPC' })
    await file.sync()
    if (size === 0) await syncFolder(dirname(path))
  } finally {
    await file.close()
  }
}

async function endsTorn(file: FileHandle, size: number): Promise<boolean> {
  if (size === 0) return false
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1)
  return buffer[0] !== LINE_FEED
}

/** The name of a new file lives in its folder: without this a power loss could take the file away. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

async function readText(path: string): Promise<string> {
  try {
    const file = await open(path, 'r')
    return await file.readFile('utf8').finally(() => file.close())
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return ''
    throw error
  }
}

function parseLines(text: string): LogContents {
  const events: ProgressEvent[] = []
  const unread: unknown[] = []
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    const record = parseLine(line)
    const reading = parseEvent(record)
    if (reading.kind === 'event') events.push(reading.event)
    else unread.push(record)
  }
  return { events: mergeEvents(events, []), unread }
}

/** A line that is not JSON is kept as the text it is. */
function parseLine(line: string): unknown {
  try {
    return JSON.parse(line) as unknown
  } catch {
    return line
  }
}

/** A record as it stood in its line; what is not JSON was kept as text. */
function lineOf(record: unknown): string {
  return typeof record === 'string' ? record : JSON.stringify(record)
}

function busyFailure(path: string, holder: string): LogFailure {
  const process = holder === '' ? 'Another process' : `Process ${holder.split(' ')[0]}`
  return {
    code: 'busy',
    message: `${process} is writing to ${path} and did not finish within ${LOCK.waitMsMax / 1000} s. Nothing was written. Try again; if nothing else runs, delete ${path}.lock.`,
    isDefinite: true,
  }
}

function failureOf(path: string, error: unknown): LogFailure {
  const code = errorCode(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    const message = `There is no room left on the disk for ${path}. What was acknowledged before is safe. Free some space and try again.`
    return { code: 'full', message, isDefinite: false }
  }
  const reason = error instanceof Error ? error.message : String(error)
  const message = `${path} can't be used: ${reason}. Check that it is a file you may write, or set SAVEPOINT_HOME to another folder.`
  return { code: 'lost', message, isDefinite: false }
}
