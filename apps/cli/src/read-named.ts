/** Reads the file a person named on the command line. */

import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { err, ok, type Result } from '@savepoint/std'
import { reasonOf } from './report.ts'
import type { CliSession } from './session.ts'

/** Returns the text of `file`, or of standard input for `-`; else a message for the person. */
export async function readNamed(session: CliSession, file: string): Promise<Result<string, string>> {
  if (file === '-') return ok(await session.readInput())
  let reason = ''
  for (const folder of session.workingFolders) {
    try {
      return ok(await readFile(resolve(folder, file), 'utf8'))
    } catch (error) {
      reason = reasonOf(error)
    }
  }
  return err(`${file} can't be read: ${reason}`)
}
