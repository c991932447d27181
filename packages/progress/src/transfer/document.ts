/**
 * The file a learner carries their record in: one JSON document, events oldest first, one event a line so that it can
 * be read and compared. Reading it changes nothing; the caller merges what it returns.
 */

import { err, ok, type Result } from '@savepoint/std'
import { PROGRESS_SCHEMA_VERSION, type ProgressEvent } from '../event.ts'
import type { LogContents } from '../log.ts'
import { mergeEvents } from '../merge.ts'
import { parseEvent } from './event-schema.ts'

export const DOCUMENT_FORMAT = 'savepoint-progress'
export const DOCUMENT_VERSION = 1

/** The parsed shape of an exported file. */
export interface ProgressDocument {
  readonly format: typeof DOCUMENT_FORMAT
  readonly version: typeof DOCUMENT_VERSION
  readonly exportedAtMs: number
  readonly events: readonly unknown[]
}

/** Returns the whole log as text, records that this version cannot read included. */
export function exportLog(contents: LogContents, exportedAtMs: number): string {
  const head = JSON.stringify({ format: DOCUMENT_FORMAT, version: DOCUMENT_VERSION, exportedAtMs })
  const records = [...mergeEvents(contents.events, []), ...contents.unread]
  const lines = records.map((record) => `    ${JSON.stringify(record)}`)
  const events = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`
  return `${head.slice(0, -1)},\n  "events": ${events}\n}\n`
}

/** One record that was left out, and where it stands in the file. */
export interface RefusedRecord {
  /** `events[3].seconds` */
  readonly path: string
  readonly message: string
}

export interface ImportedLog {
  /** Sorted by id, no id twice. */
  readonly events: readonly ProgressEvent[]
  /** Damaged records. The rest of the file is good without them. */
  readonly refused: readonly RefusedRecord[]
}

export interface ImportFailure {
  readonly code: 'notJson' | 'notProgress' | 'newerVersion'
  /** What is wrong, where, and what to do. Nothing was imported. */
  readonly message: string
}

/**
 * Returns the events of an exported file. A file that a later version wrote, or one that holds events of a later
 * version, is refused whole: reading half of it would look like all of it.
 */
export function importLog(text: string): Result<ImportedLog, ImportFailure> {
  const parsed = parseJson(text)
  if (!parsed.ok) return parsed
  const document = readDocument(parsed.value)
  if (!document.ok) return document
  const events: ProgressEvent[] = []
  const refused: RefusedRecord[] = []
  for (const [index, record] of document.value.entries()) {
    const reading = parseEvent(record)
    if (reading.kind === 'newer') return err(newerEvent(index, reading.version))
    if (reading.kind === 'event') events.push(reading.event)
    else refused.push(...reading.issues.map((issue) => refusedAt(index, issue)))
  }
  return ok({ events: mergeEvents(events, []), refused })
}

function parseJson(text: string): Result<unknown, ImportFailure> {
  try {
    // A byte order mark is what some editors add when they save the file.
    return ok(JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return err({
      code: 'notJson',
      message: `This file is not JSON: ${reason}. It may be cut off or of another program. Export your record again and choose that file; nothing was changed.`,
    })
  }
}

function readDocument(value: unknown): Result<readonly unknown[], ImportFailure> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return err(notProgress('the top level', 'an object', value))
  }
  const { format, version, events } = value as Readonly<Record<string, unknown>>
  if (format !== DOCUMENT_FORMAT) return err(notProgress('`format`', `"${DOCUMENT_FORMAT}"`, format))
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return err(notProgress('`version`', `a whole number up to ${DOCUMENT_VERSION}`, version))
  }
  if (version > DOCUMENT_VERSION) {
    return err({
      code: 'newerVersion',
      message: `This file has format version ${version}; this Savepoint reads up to ${DOCUMENT_VERSION}. Update Savepoint, then import it again. Nothing was changed.`,
    })
  }
  if (!Array.isArray(events)) return err(notProgress('`events`', 'a list', events))
  return ok(events)
}

function notProgress(where: string, expected: string, found: unknown): ImportFailure {
  const shown = (JSON.stringify(found) ?? 'nothing').slice(0, 60)
  return {
    code: 'notProgress',
    message: `This is not an exported Savepoint record: ${where} should be ${expected}, found ${shown}. Choose a file that "Export" wrote; nothing was changed.`,
  }
}

function newerEvent(index: number, version: number): ImportFailure {
  return {
    code: 'newerVersion',
    message: `events[${index}] has schema version ${version}; this Savepoint reads up to ${PROGRESS_SCHEMA_VERSION}. Update Savepoint, then import the file again. Nothing was changed.`,
  }
}

function refusedAt(index: number, issue: { readonly path: string; readonly message: string }): RefusedRecord {
  return { path: `events[${index}]${issue.path === '' ? '' : `.${issue.path}`}`, message: issue.message }
}
