/**
 * Brings stored records up to the current schema version, one numbered step at a time. This is what the page runs
 * on its own storage on every load, so it is small: it tells current, older, newer and damaged records apart and
 * leaves the full check of foreign input to `parse.ts`.
 */

import { isUlid } from '@savepoint/std'
import { EVENT_KINDS, PROGRESS_SCHEMA_VERSION, type ProgressEvent } from './event.ts'

type StoredRecord = Readonly<Record<string, unknown>>

/** Turns a record of version `from` into one of version `from + 1`. It must accept any record of `from`. */
export interface Migration {
  readonly from: number
  readonly apply: (record: StoredRecord) => StoredRecord
}

/** Numbered from 1 without gaps; the last one ends at `PROGRESS_SCHEMA_VERSION`. Never edited once released. */
export const MIGRATIONS: readonly Migration[] = []

export type StoredReading =
  | { readonly kind: 'event'; readonly event: ProgressEvent }
  /** Written by a later version of Savepoint. */
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'damaged'; readonly reason: string }

/** Returns the record at version `target`, or why it cannot be had. */
export function migrateRecord(
  record: unknown,
  migrations: readonly Migration[] = MIGRATIONS,
  target: number = PROGRESS_SCHEMA_VERSION,
): { readonly kind: 'current'; readonly record: StoredRecord } | Exclude<StoredReading, { kind: 'event' }> {
  if (!isRecord(record)) return { kind: 'damaged', reason: 'it is not an object' }
  const version = record.version
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return { kind: 'damaged', reason: `its version is ${JSON.stringify(version)}` }
  }
  if (version > target) return { kind: 'newer', version }
  let current = record
  for (const migration of migrations) {
    if (migration.from < version) continue
    current = { ...migration.apply(current), version: migration.from + 1 }
  }
  return { kind: 'current', record: current }
}

/** Returns the event that this device stored earlier as `record`. Checks the envelope and the kind only. */
export function readStored(record: unknown): StoredReading {
  const migrated = migrateRecord(record)
  if (migrated.kind !== 'current') return migrated
  const reason = envelopeFault(migrated.record)
  if (reason !== undefined) return { kind: 'damaged', reason }
  return { kind: 'event', event: migrated.record as unknown as ProgressEvent }
}

function envelopeFault(record: StoredRecord): string | undefined {
  const { id, atMs, device, kind } = record
  if (typeof id !== 'string' || !isUlid(id)) return `its id is ${JSON.stringify(id)}`
  if (typeof atMs !== 'number') return `its time is ${JSON.stringify(atMs)}`
  if (typeof device !== 'string') return `its device is ${JSON.stringify(device)}`
  if (!EVENT_KINDS.some((known) => known === kind)) return `its kind is ${JSON.stringify(kind)}`
  return undefined
}

function isRecord(value: unknown): value is StoredRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
