/** A notebook as one JSON document, for programs, and reading it back. Titles are there for those who read it. */

import { err, ok, type Result } from '@savepoint/std'
import * as z from 'zod'
import type { NotebookEntries } from '../notebook/entries.ts'
import type { Notebook } from '../notebook/notebook.ts'
import { titleField, typed, urlField } from './fields.ts'

const NOTES_FORMAT = 'savepoint-notes'
const NOTES_VERSION = 1
const COUNT_MAX = 100_000

export interface NotesExportOptions {
  readonly titleOf: (subject: string) => string | undefined
  readonly exportedAtMs: number
}

/** Returns everything there is to read, earlier texts included, as JSON that ends in a line feed. */
export function exportNotes(book: Notebook, { titleOf, exportedAtMs }: NotesExportOptions): string {
  const subjects = [...book.subjects.values()].map(({ subject, notes, reflections, removed, resources }) => ({
    subject,
    title: titleOf(subject) ?? null,
    notes: [...notes, ...reflections],
    removed,
    resources,
  }))
  const document = {
    format: NOTES_FORMAT,
    version: NOTES_VERSION,
    exportedAtMs,
    project: book.project ?? null,
    earlierProjects: book.earlierProjects,
    subjects,
  }
  return `${JSON.stringify(document, undefined, 2)}\n`
}

const entry = z.string().min(1).max(100)

const documentSchema = z.object({
  format: z.literal(NOTES_FORMAT),
  version: z.literal(NOTES_VERSION),
  project: z.object({ title: titleField, text: typed, url: z.union([z.literal(''), urlField]) }).nullish(),
  subjects: z
    .array(
      z.object({
        subject: z.string().min(1).max(500),
        notes: z
          .array(z.object({ id: entry, form: z.enum(['note', 'reflection']), text: typed }))
          .max(COUNT_MAX),
        resources: z.array(z.object({ id: entry, title: titleField, url: urlField })).max(COUNT_MAX),
      }),
    )
    .max(COUNT_MAX),
})

/** Returns the texts and links of an exported notebook, or a message that says what is wrong and where. */
export function importNotes(text: string): Result<NotebookEntries, string> {
  let value: unknown
  try {
    value = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text)
  } catch (error) {
    return err(`This is not JSON: ${error instanceof Error ? error.message : error}. Nothing was changed.`)
  }
  const parsed = documentSchema.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const where = issue === undefined || issue.path.length === 0 ? 'the top level' : issue.path.join('.')
    return err(
      `This is not an exported notebook: ${where}: ${issue?.message ?? 'unreadable'}. Nothing was changed.`,
    )
  }
  const { subjects, project } = parsed.data
  return ok({ subjects, ...(project == null ? {} : { project }) })
}
