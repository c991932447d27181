/** What every command on notes begins with: the library, the log, and the notebook in it. */

import type { ProgressEvent, ProgressLog, ProgressPayload } from '@savepoint/progress'
import { type Notebook, notebook } from '@savepoint/progress/notebook'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { type TitleOf, titlesOf } from './notes-subject.ts'
import { openRecord } from './open-record.ts'
import { failWith } from './report.ts'
import type { CliSession } from './session.ts'

export interface OpenNotebook {
  readonly log: ProgressLog
  readonly events: readonly ProgressEvent[]
  readonly book: Notebook
  readonly titleOf: TitleOf
}

/** Runs `action` with the notebook; says what is in the way when it cannot be opened. */
export async function withNotebook(
  session: CliSession,
  action: (opened: OpenNotebook) => Promise<ExitCode> | ExitCode,
): Promise<ExitCode> {
  const opened = await openRecord(session)
  if (!opened.ok) return failWith(session, opened.error, EXIT.unavailable)
  const { curriculum, log, events } = opened.value
  return action({ log, events, book: notebook(events), titleOf: titlesOf(curriculum, events) })
}

/** Records `payloads` and prints `message`. */
export async function recordNotes(
  session: CliSession,
  log: ProgressLog,
  { payloads, message }: { readonly payloads: readonly ProgressPayload[]; readonly message: string },
): Promise<ExitCode> {
  if (payloads.length > 0) {
    const appended = await log.append(payloads)
    if (!appended.ok) return failWith(session, appended.error.message, EXIT.unavailable)
  }
  session.terminal.write(message)
  return EXIT.ok
}
