/** `savepoint notes add`, `link`, and `savepoint project`: writing things down from the terminal. */

import { randomDigit } from '@savepoint/platform/node'
import { isSameProject, readAddress } from '@savepoint/progress/notebook'
import { createUlidFactory } from '@savepoint/std'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { recordNotes, withNotebook } from './notes-session.ts'
import { readSubject } from './notes-subject.ts'
import { failWith } from './report.ts'
import type { CliSession } from './session.ts'
import { painterOf, plainText, wrap } from './terminal.ts'

const TEXT_LENGTH_MAX = 1_000_000

/** Adds one note, or a reflection. `-` reads the text from standard input. */
export function addNote(
  session: CliSession,
  { subject: typed, text }: { readonly subject: string; readonly text: string },
  options: { readonly reflection?: boolean },
): Promise<ExitCode> {
  return withNotebook(session, async ({ log, titleOf }) => {
    const subject = readSubject(typed, titleOf)
    if (!subject.ok) return failWith(session, subject.error, EXIT.usage)
    const written = (text === '-' ? await session.readInput() : text).trim()
    if (written === '') return failWith(session, 'The note is empty. Nothing was written.', EXIT.usage)
    if (written.length > TEXT_LENGTH_MAX)
      return failWith(
        session,
        `The note has ${written.length} characters; ${TEXT_LENGTH_MAX} are kept at most. Nothing was written.`,
        EXIT.usage,
      )
    const form = options.reflection === true ? 'reflection' : 'note'
    const note = newId(session)
    return recordNotes(session, log, {
      payloads: [{ kind: 'NoteWritten', subject: subject.value, note, form, text: written }],
      message: `Written: a ${form} on ${plainText(titleOf(subject.value) ?? subject.value)}.\n`,
    })
  })
}

/** Keeps a link. Without a title it is called by its address. */
export function addLink(
  session: CliSession,
  { subject: typed, address }: { readonly subject: string; readonly address: string },
  options: { readonly title?: string },
): Promise<ExitCode> {
  return withNotebook(session, async ({ log, titleOf }) => {
    const subject = readSubject(typed, titleOf)
    if (!subject.ok) return failWith(session, subject.error, EXIT.usage)
    const url = readAddress(address)
    if (!url.ok) return failWith(session, url.error, EXIT.usage)
    const title = options.title?.trim() || url.value
    return recordNotes(session, log, {
      payloads: [
        { kind: 'ResourceKept', subject: subject.value, resource: newId(session), title, url: url.value },
      ],
      message: `Kept: ${plainText(title)} for ${plainText(titleOf(subject.value) ?? subject.value)}.\n`,
    })
  })
}

export interface ProjectOptions {
  readonly title?: string
  readonly url?: string
  readonly text?: string
}

/** Prints the current project. */
export function showProject(session: CliSession, options: { readonly json?: boolean }): Promise<ExitCode> {
  return withNotebook(session, ({ book }) => {
    const { project } = book
    if (options.json === true) {
      session.terminal.write(`${JSON.stringify(project ?? null, undefined, 2)}\n`)
      return EXIT.ok
    }
    if (project === undefined) {
      session.terminal.write('No current project. Set one: savepoint project set --title TITLE\n')
      return EXIT.ok
    }
    const title = painterOf(session.terminal)('bold', plainText(project.title))
    const width = Math.min(session.terminal.columns, 80)
    const blocks = [title, project.url, wrap(plainText(project.text), width)].filter((one) => one !== '')
    session.terminal.write(`${blocks.join('\n')}\n`)
    return EXIT.ok
  })
}

/** Sets the project; what is not named stays as it is. */
export function setProject(session: CliSession, options: ProjectOptions): Promise<ExitCode> {
  return withNotebook(session, async ({ log, book }) => {
    const title = (options.title ?? book.project?.title ?? '').trim()
    if (title === '') return failWith(session, 'A project needs a title: --title TITLE.', EXIT.usage)
    const typed = options.url ?? book.project?.url ?? ''
    const url = typed === '' ? { ok: true as const, value: '' } : readAddress(typed)
    if (!url.ok) return failWith(session, url.error, EXIT.usage)
    const text = options.text === '-' ? await session.readInput() : (options.text ?? book.project?.text ?? '')
    const project = { title, text, url: url.value }
    return recordNotes(session, log, {
      payloads: isSameProject(project, book.project) ? [] : [{ kind: 'ProjectSet', project }],
      message: `Current project: ${plainText(title)}.\n`,
    })
  })
}

/** Empties the slot. */
export function clearProject(session: CliSession): Promise<ExitCode> {
  return withNotebook(session, ({ log, book }) =>
    recordNotes(session, log, {
      payloads: book.project === undefined ? [] : [{ kind: 'ProjectSet', project: null }],
      message: 'No current project.\n',
    }),
  )
}

function newId(session: CliSession): string {
  return createUlidFactory(session.clock.nowMs, randomDigit)()
}
