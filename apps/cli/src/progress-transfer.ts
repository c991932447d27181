/** `savepoint progress export FILE` and `import FILE`: the learner's record as a file. */

import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { exportLog, importLog } from '@savepoint/progress/transfer'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { readNamed } from './read-named.ts'
import { failWith, reasonOf } from './report.ts'
import type { CliSession } from './session.ts'
import { plainText } from './terminal.ts'

const REFUSED_SHOWN_MAX = 10

/** Writes the whole log to `file`, `-` for standard output. An existing file is replaced only with `force`. */
export async function exportProgress(
  session: CliSession,
  file: string,
  options: { readonly force?: boolean },
): Promise<ExitCode> {
  const contents = await (await session.openLog()).readAll()
  if (!contents.ok) return failWith(session, contents.error.message, EXIT.unavailable)
  const text = exportLog(contents.value, session.clock.nowMs())
  if (file === '-') {
    session.terminal.write(text)
    return EXIT.ok
  }
  try {
    await writeFile(resolve(session.workingFolders[0] ?? '.', file), text, {
      flag: options.force === true ? 'w' : 'wx',
    })
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    const message = isThere
      ? `${file} exists. Choose another name, or replace it with --force.`
      : `${file} can't be written: ${reasonOf(error)}.`
    return failWith(session, message, EXIT.usage)
  }
  session.terminal.write(`${contents.value.events.length} events written to ${file}.\n`)
  return EXIT.ok
}

/** Merges the events of `file` (`-` for standard input) into the log. Importing twice changes nothing. */
export async function importProgress(session: CliSession, file: string): Promise<ExitCode> {
  const text = await readNamed(session, file)
  if (!text.ok) return failWith(session, text.error, EXIT.usage)
  const imported = importLog(text.value)
  if (!imported.ok) return failWith(session, `${file}: ${imported.error.message}`, EXIT.usage)
  const { events, refused } = imported.value
  const added = await (await session.openLog()).merge(events)
  if (!added.ok) return failWith(session, added.error.message, EXIT.unavailable)
  const known = events.length - added.value.length
  session.terminal.write(`${added.value.length} events added, ${known} were there already.\n`)
  for (const record of refused.slice(0, REFUSED_SHOWN_MAX)) {
    session.terminal.writeError(`left out ${record.path}: ${plainText(record.message)}\n`)
  }
  if (refused.length > REFUSED_SHOWN_MAX)
    session.terminal.writeError(`and ${refused.length - REFUSED_SHOWN_MAX} more\n`)
  return refused.length === 0 ? EXIT.ok : EXIT.failed
}
