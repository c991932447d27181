/**
 * A lock between processes: a file that only one of them can create. It is held for the milliseconds of one append.
 * A holder that was killed leaves the file behind; it counts as gone when its process no longer lives, or when the
 * file is older than any append takes.
 */

import { randomBytes } from 'node:crypto'
import { link, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { err, ok, type Result } from '@savepoint/std'
import { errorCode } from './error-code.ts'

export interface LockOptions {
  readonly waitMsMax: number
  readonly staleMs: number
}

const RETRY_MS = 15

/** Returns the function that gives the lock back, or the holder that did not give it up in time. */
export async function acquireLock(
  path: string,
  { waitMsMax, staleMs }: LockOptions,
): Promise<Result<() => Promise<void>, { readonly code: 'busy'; readonly holder: string }>> {
  const deadline = performance.now() + waitMsMax
  const token = `${process.pid} ${randomBytes(6).toString('hex')}`
  for (;;) {
    if (await create(path, token)) return ok(() => release(path, token))
    const holder = await readHolder(path, staleMs)
    if (holder?.isGone === true) await takeAway(path, holder.token)
    else if (performance.now() >= deadline) return err({ code: 'busy', holder: holder?.token ?? '' })
    else await sleep(RETRY_MS)
  }
}

/** The file appears with its token in it or not at all: a kill in between must not leave a lock that names nobody. */
async function create(path: string, token: string): Promise<boolean> {
  const own = `${path}.${token.replace(' ', '-')}`
  await writeFile(own, token, { flag: 'wx', mode: 0o600 })
  try {
    await link(own, path)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  } finally {
    await unlink(own)
  }
}

async function release(path: string, token: string): Promise<void> {
  // Whoever took a lock for stale owns it now.
  if ((await readFile(path, 'utf8').catch(() => '')) === token) await unlink(path).catch(() => undefined)
}

async function readHolder(
  path: string,
  staleMs: number,
): Promise<{ readonly token: string; readonly isGone: boolean } | undefined> {
  try {
    const [token, { mtimeMs }] = await Promise.all([readFile(path, 'utf8'), stat(path)])
    const isOld = Date.now() - mtimeMs > staleMs
    return { token, isGone: isOld || !isAlive(Number.parseInt(token, 10)) }
  } catch {
    return undefined
  }
}

/** Moves the stale lock aside; a rename has one winner. A fresh lock that was caught instead goes back. */
async function takeAway(path: string, token: string): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}`
  try {
    await rename(path, aside)
    // A link, unlike a rename, does not replace a lock that was created meanwhile.
    if ((await readFile(aside, 'utf8')) !== token) await link(aside, path)
    await unlink(aside)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') await unlink(aside).catch(() => undefined)
    else if (errorCode(error) !== 'ENOENT') throw error
  }
}

function isAlive(pid: number): boolean {
  // A lock that names nobody is not of this program's making; signal 0 to "process 0" would ask for our own group.
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}
