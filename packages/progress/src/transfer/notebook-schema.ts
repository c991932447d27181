/** The schema of notes, resources and the current project. */

import * as z from 'zod'
import { titleField, typed, urlField } from './fields.ts'

const subject = z.string().min(1).max(500)
const entry = z.string().min(1).max(100)

/** Returns the schemas of the kinds that concern what a learner writes down. */
export function notebookPayloads<E extends z.core.$ZodLooseShape>(envelope: E) {
  return [
    z.strictObject({
      ...envelope,
      kind: z.literal('NoteWritten'),
      subject,
      note: entry,
      form: z.enum(['note', 'reflection']),
      text: typed,
    }),
    z.strictObject({
      ...envelope,
      kind: z.literal('ResourceKept'),
      subject,
      resource: entry,
      title: titleField,
      url: urlField,
    }),
    z.strictObject({ ...envelope, kind: z.literal('ResourceRemoved'), subject, resource: entry }),
    z.strictObject({
      ...envelope,
      kind: z.literal('ProjectSet'),
      project: z
        .strictObject({ title: titleField, text: typed, url: z.union([z.literal(''), urlField]) })
        .nullable(),
    }),
  ] as const
}
