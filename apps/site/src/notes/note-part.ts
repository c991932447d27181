/** The notes or the reflections of one subject: an editor for each, one more on request, and what was removed. */

import type { Note, SubjectNotes } from '@savepoint/progress/notebook'
import { draw } from '../record/draw.ts'
import { drafts, record } from '../record/record.ts'
import { dateText } from '../shell/time-text.ts'
import { countText } from '../shell/words.ts'
import { newId } from './new-id.ts'
import { createNoteEditor, type NoteEditor } from './note-editor.ts'

interface FormWords {
  readonly title: string
  readonly label: string
  readonly placeholder: string
  readonly more: string
}

const WORDS: Readonly<Record<Note['form'], FormWords>> = {
  note: {
    title: 'Notes',
    label: 'Note',
    placeholder: 'What you want to remember, in Markdown.',
    more: 'Write another note',
  },
  reflection: {
    title: 'Reflections',
    label: 'Reflection',
    placeholder: 'What surprised you, what you would do differently.',
    more: 'Add a reflection',
  },
}

export interface NotePart {
  readonly element: HTMLElement
  readonly hear: (notes: SubjectNotes) => Promise<void>
  /** Puts the cursor where writing goes on. */
  readonly focus: () => void
}

/** Returns the part of a panel that holds the entries of one form. */
export function createNotePart(subject: string, form: Note['form']): NotePart {
  const words = WORDS[form]
  const list = draw('div', { class: 'note-list' })
  const more = draw('button', { class: 'btn-3', type: 'button' }, words.more)
  const removed = draw('details', { class: 'note-versions', hidden: '' })
  const element = draw(
    'section',
    { class: 'notes-part', 'aria-label': words.title },
    draw('h3', {}, words.title),
    list,
    draw('p', { class: 'note-more' }, more),
    removed,
  )
  const editors = new Map<string, NoteEditor>()
  const open = async (id: string, note: Note | undefined): Promise<NoteEditor> => {
    const label = note === undefined ? `New ${words.label.toLowerCase()}` : words.label
    const editor = await createNoteEditor({ subject, id, form, note, label, placeholder: words.placeholder })
    const dated =
      form === 'reflection' && note !== undefined
        ? [draw('h4', { class: 'note-day' }, dateText(note.startedAtMs, Date.now()))]
        : []
    editor.element.prepend(...dated)
    editors.set(id, editor)
    list.append(editor.element)
    return editor
  }
  const openBlank = async (): Promise<NoteEditor> => {
    const id = await blankId(subject, form, editors)
    return editors.get(id) ?? (await open(id, undefined))
  }
  more.addEventListener('click', () => void openBlank().then((editor) => editor.focus()))
  const showAll = async (notes: SubjectNotes): Promise<void> => {
    const shown = form === 'note' ? notes.notes : notes.reflections
    for (const note of shown) {
      const editor = editors.get(note.id)
      if (editor === undefined) await open(note.id, note)
    }
    for (const [id, editor] of editors) editor.hear(findNote(notes, id))
    paintRemoved(removed, { subject, notes: notes.removed.filter((note) => note.form === form) })
    const hasDraft = (await drafts()).readNow(blankKey(subject, form)) !== undefined
    if (editors.size === 0 && (form === 'note' || hasDraft)) await openBlank()
  }
  // One after the other: two changes at once must not open the same note twice.
  let queue: Promise<void> = Promise.resolve()
  return {
    element,
    hear: (notes) => {
      queue = queue.then(() => showAll(notes))
      return queue
    },
    focus: () => [...editors.values()].at(-1)?.focus(),
  }
}

function findNote({ notes, reflections }: SubjectNotes, id: string): Note | undefined {
  return [...notes, ...reflections].find((note) => note.id === id)
}

function blankKey(subject: string, form: Note['form']): string {
  return `note:${subject}:new-${form}`
}

/** A new note has its id before it has a text, so that a text typed before a reload finds its way back. */
async function blankId(
  subject: string,
  form: Note['form'],
  editors: ReadonlyMap<string, NoteEditor>,
): Promise<string> {
  const store = await drafts()
  const known = store.readNow(blankKey(subject, form))
  const isBlank = known !== undefined && isEmpty(editors.get(known))
  const id = isBlank ? known : newId()
  if (!isBlank) store.keep(blankKey(subject, form), id)
  return id
}

function isEmpty(editor: NoteEditor | undefined): boolean {
  return editor === undefined || editor.element.querySelector('textarea')?.value.trim() === ''
}

/** What was removed is named and can be put back. */
function paintRemoved(
  box: HTMLDetailsElement,
  { subject, notes }: { readonly subject: string; readonly notes: readonly Note[] },
): void {
  box.hidden = notes.length === 0
  const items = notes.flatMap((note) => {
    const [last] = note.earlier
    if (last === undefined) return []
    const back = draw('button', { class: 'btn-3', type: 'button' }, 'Put it back')
    back.addEventListener('click', () => {
      void record({ kind: 'NoteWritten', subject, note: note.id, form: note.form, text: last.text })
    })
    return [draw('li', {}, draw('p', { class: 'note-plain' }, last.text), draw('p', {}, back))]
  })
  box.replaceChildren(
    draw('summary', {}, countText(notes.length, 'removed entry', 'removed entries')),
    draw('ol', {}, ...items),
  )
}
