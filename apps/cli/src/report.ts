/** How the CLI says that something went wrong. */

import type { ExitCode } from './exit-codes.ts'
import type { CliSession } from './session.ts'
import { painterOf, plainText } from './terminal.ts'

/** Prints `message` to standard error and returns `code`. */
export function failWith(session: Pick<CliSession, 'terminal'>, message: string, code: ExitCode): ExitCode {
  session.terminal.writeError(
    `${painterOf(session.terminal)('failed', 'savepoint:')} ${plainText(message)}\n`,
  )
  return code
}

/** Returns the message of whatever was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
