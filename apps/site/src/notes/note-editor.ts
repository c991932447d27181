/** One note or reflection on the page: its text, whether it is saved, the text as read, and its earlier versions. */
import type { Note } from '@savepoint/progress/notebook'
import { draw } from '../record/draw.ts'
import { drafts, record } from '../record/record.ts'
import { timeText } from '../shell/time-text.ts'
import { countText } from '../shell/words.ts'
import { drawMarkdown } from './draw-markdown.ts'
import { createNoteSaver } from './note-saver.ts'

const PAUSE_MS = 2_500

export interface NoteEditorOptions {
  readonly subject: string
  readonly id: string
  readonly form: Note['form']
  /** Absent for a note that is not in the log. */
  readonly note: Note | undefined
  /** What the field is called for those who do not see it. */
  readonly label: string
  readonly placeholder: string
}

export interface NoteEditor {
  readonly element: HTMLElement
  /** Shows what the log says now. */
  readonly hear: (note: Note | undefined) => void
  readonly focus: () => void
}

/** Returns the key under which a text is kept until it is in the log. */
function draftKey({ subject, id }: Pick<NoteEditorOptions, 'subject' | 'id'>): string {
  return `note:${subject}:${id}`
}

/** Returns the editor; a text that was typed before and not recorded stands in it again. */
export async function createNoteEditor(options: NoteEditorOptions): Promise<NoteEditor> {
  const store = await drafts()
  const key = draftKey(options)
  const parts = drawParts(options)
  let timer: ReturnType<typeof setTimeout> | undefined
  const saver = createNoteSaver({
    recorded: options.note?.text ?? '',
    keepDraft: (text) => store.keep(key, text),
    forgetDraft: () => store.forget(key),
    write: (text) =>
      record({ kind: 'NoteWritten', subject: options.subject, note: options.id, form: options.form, text }),
    afterPause: (run) => {
      clearTimeout(timer)
      timer = setTimeout(run, PAUSE_MS)
    },
    onSaved: () => say(parts, `Saved ${timeText(Date.now(), Date.now())}.`),
  })
  parts.field.value = options.note?.text ?? ''
  parts.field.addEventListener('input', () => {
    say(parts, '')
    saver.type(parts.field.value)
  })
  parts.field.addEventListener('blur', () => void saver.save())
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) void saver.save()
  })
  addEventListener('pagehide', () => void saver.save())
  const replace = (text: string): void => {
    parts.field.value = text
    saver.type(text)
    void saver.save()
    parts.field.focus()
  }
  const hear = (note: Note | undefined): void => {
    const heard = saver.hear(note?.text ?? '')
    if (heard === 'show') parts.field.value = note?.text ?? ''
    if (heard === 'keep')
      say(parts, 'It was changed elsewhere too. That text is an earlier version once this one is saved.')
    paintFoot(parts, note, replace)
  }
  paintFoot(parts, options.note, replace)
  parts.remove.addEventListener('click', () => replace(''))
  startPreview(parts)
  const draft = await store.read(key)
  if (draft !== undefined && draft !== parts.field.value) {
    parts.field.value = draft
    saver.type(draft)
  }
  return { element: parts.element, hear, focus: () => parts.field.focus() }
}

interface Parts {
  readonly element: HTMLElement
  readonly field: HTMLTextAreaElement
  readonly read: HTMLElement
  readonly status: HTMLElement
  readonly preview: HTMLButtonElement
  readonly versions: HTMLDetailsElement
  readonly remove: HTMLButtonElement
}

function drawParts({ id, label, placeholder, note }: NoteEditorOptions): Parts {
  const field = draw('textarea', {
    class: 'note-text',
    rows: '3',
    'aria-label': label,
    placeholder,
    autocapitalize: 'sentences',
  })
  const read = draw('div', { class: 'note-read', hidden: '' })
  const status = draw('span', { class: 'mark', role: 'status' })
  const preview = draw('button', { class: 'btn-3', type: 'button', 'aria-pressed': 'false' }, 'Preview')
  const versions = draw('details', { class: 'note-versions', hidden: '' })
  const remove = draw('button', { class: 'btn-3', type: 'button' }, 'Remove')
  const foot = draw('p', { class: 'note-foot' }, preview, remove, status)
  const element = draw('div', { class: 'note-entry', 'data-note': id }, field, read, foot, versions)
  remove.hidden = note === undefined
  preview.hidden = note === undefined
  return { element, field, read, status, preview, versions, remove }
}

function say({ status }: Parts, text: string): void {
  status.textContent = text
}

function startPreview({ field, read, preview }: Parts): void {
  preview.addEventListener('click', () => {
    const isShown = preview.getAttribute('aria-pressed') !== 'true'
    preview.setAttribute('aria-pressed', String(isShown))
    preview.textContent = isShown ? 'Write' : 'Preview'
    field.hidden = isShown
    read.hidden = !isShown
    if (isShown) void drawMarkdown(read, field.value)
    else field.focus()
  })
}

/** Buttons that make sense for what the log holds, and the texts before this one. */
function paintFoot(parts: Parts, note: Note | undefined, useText: (text: string) => void): void {
  parts.remove.hidden = note === undefined
  parts.preview.hidden = note === undefined
  if (note !== undefined && parts.status.textContent === '' && document.activeElement !== parts.field)
    say(parts, `Saved ${timeText(note.writtenAtMs, Date.now())}.`)
  const earlier = note?.earlier ?? []
  parts.versions.hidden = earlier.length === 0
  if (earlier.length === 0) return
  const list = earlier.map(({ text, atMs }) => {
    const use = draw('button', { class: 'btn-3', type: 'button' }, 'Use this text')
    use.addEventListener('click', () => useText(text))
    return draw(
      'li',
      {},
      draw('p', { class: 'note-foot' }, draw('span', { class: 'mark' }, timeText(atMs, Date.now())), use),
      draw('p', { class: 'note-plain' }, text),
    )
  })
  parts.versions.replaceChildren(
    draw('summary', {}, countText(earlier.length, 'earlier version')),
    draw('ol', {}, ...list),
  )
}
