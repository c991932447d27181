/** What most commands begin with: the library, the learner's log, and the events in it. */

import type { CompiledCurriculum } from '@savepoint/curriculum'
import type { ProgressEvent, ProgressLog } from '@savepoint/progress'
import { err, ok, type Result } from '@savepoint/std'
import type { CliSession } from './session.ts'

export interface OpenRecord {
  readonly curriculum: CompiledCurriculum
  readonly log: ProgressLog
  /** Sorted by id, no id twice. */
  readonly events: readonly ProgressEvent[]
  /** Records of the log that this version keeps and cannot read. */
  readonly unreadCount: number
}

/** Opens the record; the error is a message for the person. Rejects when the data folder can't be made. */
export async function openRecord(session: CliSession): Promise<Result<OpenRecord, string>> {
  const curriculum = await session.resources.loadCurriculum()
  if (!curriculum.ok) return err(curriculum.error.message)
  const log = await session.openLog()
  const contents = await log.readAll()
  if (!contents.ok) return err(contents.error.message)
  const { events, unread } = contents.value
  return ok({ curriculum: curriculum.value, log, events, unreadCount: unread.length })
}
