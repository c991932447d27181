/** What an exported notebook brings back: texts and links by their ids, ready to be compared with those of a log. */

import type { ProgressPayload } from '../event.ts'
import { type CurrentProject, type Notebook, notesOf } from './notebook.ts'

export interface NotebookEntries {
  readonly subjects: readonly SubjectEntries[]
  readonly project?: CurrentProject
}

export interface SubjectEntries {
  readonly subject: string
  readonly notes: readonly {
    readonly id: string
    readonly form: 'note' | 'reflection'
    readonly text: string
  }[]
  readonly resources: readonly { readonly id: string; readonly title: string; readonly url: string }[]
}

/**
 * Returns what must be recorded so that `book` shows `entries`. What they do not name stays as it is: nothing is
 * removed. Recording it and asking again returns nothing.
 */
export function changesTo(book: Notebook, entries: NotebookEntries): readonly ProgressPayload[] {
  const changes: ProgressPayload[] = entries.subjects.flatMap((one) => subjectChanges(book, one))
  const { project } = entries
  if (project !== undefined && !isSameProject(project, book.project))
    changes.push({ kind: 'ProjectSet', project })
  return changes
}

/** Says whether a text or link of the project differs. */
export function isSameProject(a: CurrentProject, b: CurrentProject | undefined): boolean {
  return a.title === b?.title && a.text === b.text && a.url === b.url
}

function subjectChanges(book: Notebook, entries: SubjectEntries): readonly ProgressPayload[] {
  const { subject } = entries
  const known = notesOf(book, subject)
  const texts = new Map([...known.notes, ...known.reflections].map((note) => [note.id, note]))
  const links = new Map(known.resources.map((one) => [one.id, one]))
  const notes = entries.notes
    .filter(({ id, text, form }) => {
      const note = texts.get(id)
      return text.trim() !== '' && (note?.text !== text || note.form !== form)
    })
    .map(({ id, form, text }): ProgressPayload => ({ kind: 'NoteWritten', subject, note: id, form, text }))
  const resources = entries.resources
    .filter(({ id, title, url }) => links.get(id)?.title !== title || links.get(id)?.url !== url)
    .map(
      ({ id, title, url }): ProgressPayload => ({ kind: 'ResourceKept', subject, resource: id, title, url }),
    )
  return [...notes, ...resources]
}
