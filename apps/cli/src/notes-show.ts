/** `savepoint notes list` and `show SUBJECT`: what was written down, as text or JSON. */

import { dayOf } from '@savepoint/progress'
import { entryCount, type Note, notesOf, type SubjectNotes } from '@savepoint/progress/notebook'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { type OpenNotebook, withNotebook } from './notes-session.ts'
import { readSubject } from './notes-subject.ts'
import { failWith } from './report.ts'
import type { CliSession } from './session.ts'
import { painterOf, plainText, wrap } from './terminal.ts'

export interface NotesShowOptions {
  readonly json?: boolean
}

/** Prints the subjects that have notes, with their counts. */
export function listNotes(session: CliSession, options: NotesShowOptions): Promise<ExitCode> {
  return withNotebook(session, ({ book, titleOf }) => {
    const kept = [...book.subjects.values()].filter((one) => entryCount(one) > 0)
    if (options.json === true)
      return printJson(
        session,
        kept.map((one) => ({ ...one, title: titleOf(one.subject) ?? null })),
      )
    if (kept.length === 0) {
      session.terminal.write('No notes yet. Write one: savepoint notes add CONCEPT TEXT\n')
      return EXIT.ok
    }
    const width = Math.max(...kept.map((one) => one.subject.length))
    for (const one of kept) {
      const title = titleOf(one.subject) ?? ''
      session.terminal.write(
        plainText(`${one.subject.padEnd(width)}  ${countsText(one).padEnd(24)}  ${title}`)
          .trimEnd()
          .concat('\n'),
      )
    }
    return EXIT.ok
  })
}

/** Prints what was written about one subject. */
export function showNotes(session: CliSession, typed: string, options: NotesShowOptions): Promise<ExitCode> {
  return withNotebook(session, (opened) => {
    // What has notes can be shown, also when nobody knows it any more.
    const read = opened.book.subjects.has(typed)
      ? { ok: true as const, value: typed }
      : readSubject(typed, opened.titleOf)
    if (!read.ok) return failWith(session, read.error, EXIT.usage)
    const notes = notesOf(opened.book, read.value)
    const title = opened.titleOf(read.value) ?? null
    if (options.json === true) return printJson(session, { ...notes, title })
    session.terminal.write(subjectText(session, notes, opened))
    return EXIT.ok
  })
}

function subjectText(session: CliSession, notes: SubjectNotes, { titleOf }: OpenNotebook): string {
  const paint = painterOf(session.terminal)
  const width = Math.min(session.terminal.columns, 80)
  const title = paint('bold', plainText(titleOf(notes.subject) ?? notes.subject))
  if (entryCount(notes) === 0) return `${title}\n\nNothing is written here yet.\n`
  const noteText = (note: Note): string => {
    const day = dayOf(note.startedAtMs, session.utcOffsetMinutes(note.startedAtMs))
    const word = note.form === 'reflection' ? 'reflection, ' : ''
    const earlier = note.earlier.length === 0 ? '' : `, ${counted(note.earlier.length, 'earlier version')}`
    return `${paint('dim', `${word}${day}${earlier}`)}\n${wrap(plainText(note.text), width)}`
  }
  const links = notes.resources.map((one) => `- ${plainText(one.title)}\n  ${plainText(one.url)}`)
  const blocks = [
    title,
    ...notes.notes.map(noteText),
    ...notes.reflections.map(noteText),
    ...(links.length === 0 ? [] : [`${paint('dim', 'resources')}\n${links.join('\n')}`]),
  ]
  return `${blocks.join('\n\n')}\n`
}

function countsText({ notes, reflections, resources }: SubjectNotes): string {
  const parts = [
    [notes.length, 'note'],
    [reflections.length, 'reflection'],
    [resources.length, 'link'],
  ] as const
  return parts
    .filter(([count]) => count > 0)
    .map(([count, noun]) => counted(count, noun))
    .join(', ')
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function printJson(session: CliSession, value: unknown): ExitCode {
  session.terminal.write(`${JSON.stringify(value, undefined, 2)}\n`)
  return EXIT.ok
}
