/**
 * The full check of an event that comes from outside: a file, another device, a line of the log. One schema for each
 * kind; members that the schema does not know are refused, because dropping them would lose something.
 */

import { isUlid } from '@savepoint/std'
import * as z from 'zod'
import { PROGRESS_SCHEMA_VERSION, type ProgressEvent } from '../event.ts'
import { migrateRecord } from '../migrations.ts'
import { count, hash, id, statusField, typed } from './fields.ts'
import { guidancePayloads } from './guidance-schema.ts'
import { importPayloads } from './import-schema.ts'
import { notebookPayloads } from './notebook-schema.ts'
import { reviewPayloads } from './review-schema.ts'

/** The largest time that JavaScript's calendar can show. */
const TIME_MS_MAX = 8_640_000_000_000_000
const DAY_SECONDS = 86_400

const ulid = z.string().refine(isUlid, { error: 'expected a ULID of 26 characters' })

const envelope = {
  id: ulid,
  version: z.literal(PROGRESS_SCHEMA_VERSION),
  atMs: z.number().min(0).max(TIME_MS_MAX),
  device: z.string().min(1).max(100),
}

const concept = { ...envelope, concept: id }
const lab = { ...concept, lab: id }

const eventSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...envelope, kind: z.literal('RoadmapStarted'), roadmap: id }),
  z.strictObject({ ...concept, kind: z.literal('LessonOpened'), contentHash: hash }),
  z.strictObject({ ...concept, kind: z.literal('SectionReached'), section: id }),
  z.strictObject({
    ...concept,
    kind: z.literal('TimeSpent'),
    lab: z.exactOptional(id),
    seconds: z.number().min(0).max(DAY_SECONDS),
  }),
  z.strictObject({
    ...concept,
    kind: z.literal('CellRun'),
    cell: count,
    isEdited: z.boolean(),
    succeeded: z.boolean(),
  }),
  z.strictObject({ ...concept, kind: z.literal('PredictionMade'), cell: count, prediction: typed }),
  z.strictObject({
    ...concept,
    kind: z.literal('ItemAnswered'),
    item: id,
    answer: typed,
    correct: z.boolean(),
    contentHash: hash,
  }),
  z.strictObject({ ...concept, kind: z.literal('ItemShown'), item: id }),
  z.strictObject({ ...lab, kind: z.literal('HintRevealed'), hint: count }),
  z.strictObject({
    ...lab,
    kind: z.literal('SubmissionGraded'),
    verdict: z.enum(['passed', 'failed']),
    metCount: count,
    requirementCount: count,
    contentHash: hash,
  }),
  z.strictObject({ ...lab, kind: z.literal('SolutionRevealed') }),
  z.strictObject({ ...concept, kind: z.literal('ConceptCompleted'), contentHash: hash }),
  z.strictObject({
    ...concept,
    kind: z.literal('StatusSet'),
    status: statusField.nullable(),
    contentHash: hash,
  }),
  ...importPayloads(envelope),
  ...notebookPayloads(envelope),
  ...guidancePayloads(envelope),
  ...reviewPayloads(envelope),
])

/** Where a record differs from the schema: `path` is relative to the record, such as `seconds`. */
export interface RecordIssue {
  readonly path: string
  readonly message: string
}

export type EventReading =
  | { readonly kind: 'event'; readonly event: ProgressEvent }
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'damaged'; readonly issues: readonly RecordIssue[] }

/** Returns the event that `record` holds, brought to the current version, or what is wrong with it. */
export function parseEvent(record: unknown): EventReading {
  const migrated = migrateRecord(record)
  if (migrated.kind === 'newer') return migrated
  if (migrated.kind === 'damaged') {
    return { kind: 'damaged', issues: [{ path: '', message: migrated.reason }] }
  }
  const parsed = eventSchema.safeParse(migrated.record)
  if (parsed.success) return { kind: 'event', event: parsed.data }
  const issues = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
  return { kind: 'damaged', issues }
}
