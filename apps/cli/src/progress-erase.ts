/** `savepoint progress erase`: asks, writes a backup that `progress import` reads, and then empties the log. */

import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { LogContents } from '@savepoint/progress'
import { exportLog } from '@savepoint/progress/transfer'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { failWith, reasonOf } from './report.ts'
import type { CliSession } from './session.ts'

export interface EraseOptions {
  readonly yes?: boolean
}

const ANSWER = 'erase'

/** Erases the log after the word `erase` was typed, or with `--yes`. */
export async function eraseProgress(session: CliSession, options: EraseOptions): Promise<ExitCode> {
  const log = await session.openLog()
  const before = await log.readAll()
  if (!before.ok) return failWith(session, before.error.message, EXIT.unavailable)
  const count = before.value.events.length + before.value.unread.length
  if (count === 0) {
    session.terminal.write('The record is empty. There is nothing to erase.\n')
    return EXIT.ok
  }
  if (options.yes !== true && !(await isConfirmed(session, count))) {
    session.terminal.write('Nothing was erased.\n')
    return EXIT.failed
  }
  const path = join(session.dataFolder, `erased-${timeName(session.clock.nowMs())}.json`)
  try {
    await writeBackup({ path, flag: 'wx' }, session, before.value)
  } catch (error) {
    return failWith(
      session,
      `The backup can't be written to ${path}: ${reasonOf(error)}. Nothing was erased.`,
      EXIT.unavailable,
    )
  }
  const erased = await log.erase()
  if (!erased.ok) return failWith(session, erased.error.message, EXIT.unavailable)
  // Another process may have written since the backup.
  if (erased.value.events.length + erased.value.unread.length !== count)
    await writeBackup({ path, flag: 'w' }, session, erased.value)
  session.terminal.write(
    `${counted(erased.value.events.length)} erased. The backup is ${path}\nBring them back: savepoint progress import ${JSON.stringify(path)}\n`,
  )
  return EXIT.ok
}

async function isConfirmed(session: CliSession, count: number): Promise<boolean> {
  session.terminal.write(
    `This empties your record: ${counted(count)}, your notes among them. A backup is written first. Type "${ANSWER}" to go on: `,
  )
  return (await session.readLine()).trim() === ANSWER
}

/** On the disk before anything is erased. */
async function writeBackup(
  { path, flag }: { readonly path: string; readonly flag: 'w' | 'wx' },
  session: CliSession,
  contents: LogContents,
): Promise<void> {
  const file = await open(path, flag, 0o600)
  try {
    await file.writeFile(exportLog(contents, session.clock.nowMs()))
    await file.sync()
  } finally {
    await file.close()
  }
}

/** `2026-11-21T080000.000Z`: no colons, which Windows does not take. */
function timeName(atMs: number): string {
  return new Date(atMs).toISOString().replaceAll(':', '')
}

function counted(count: number): string {
  return `${count} ${count === 1 ? 'event' : 'events'}`
}
