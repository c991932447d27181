/** The slot of the current project: title, Markdown text and link; set, changed and cleared in place. */
import { type CurrentProject, isSameProject, readAddress } from '@savepoint/progress/notebook'
import { draw } from '../record/draw.ts'
import { drafts, record } from '../record/record.ts'
import { linkStyles } from '../shell/link-styles.ts'
import notesStyles from '../styles/notes.css?url'
import { drawMarkdown } from './draw-markdown.ts'
import { followNotebook } from './follow-notebook.ts'
import { hostOf } from './resource-part.ts'

const DRAFT_KEY = 'project'
const FIELDS = ['title', 'url', 'text'] as const

type Field = (typeof FIELDS)[number]

let shown: CurrentProject | undefined
let form: HTMLFormElement | undefined

function paint(box: HTMLElement): void {
  // What is being typed is not taken away by a change elsewhere.
  if (form?.isConnected === true) return
  if (shown === undefined) {
    const set = button('Set a project', () => void openForm(box))
    box.replaceChildren(
      draw('p', { class: 'dim' }, 'What you build beside the lessons will stand here, with its link.'),
      draw('p', {}, set),
    )
    return
  }
  const { title, text, url } = shown
  const words = draw('div', { class: 'note-read' })
  void drawMarkdown(words, text)
  const link =
    url === '' ? [] : [draw('p', {}, draw('a', { href: url, rel: 'noopener noreferrer' }, hostOf(url)))]
  box.replaceChildren(
    draw('p', { class: 'title' }, title),
    ...(text === '' ? [] : [words]),
    ...link,
    draw(
      'p',
      { class: 'note-foot' },
      button('Change', () => void openForm(box)),
      button('Clear', () => clear(box)),
    ),
  )
}

function button(label: string, run: () => void): HTMLButtonElement {
  const element = draw('button', { class: 'btn-3', type: 'button' }, label)
  element.addEventListener('click', run)
  return element
}

function clear(box: HTMLElement): void {
  const before = shown
  if (before === undefined) return
  void record({ kind: 'ProjectSet', project: null }).then(() => {
    const undo = button('Undo', () => void record({ kind: 'ProjectSet', project: before }))
    box.append(draw('p', { role: 'status' }, `Cleared ${before.title}. `, undo))
    undo.focus()
  })
}

async function openForm(box: HTMLElement): Promise<void> {
  const store = await drafts()
  const start = readDraft(store.readNow(DRAFT_KEY)) ?? shown ?? { title: '', text: '', url: '' }
  const fields = drawFields(start)
  const error = draw('p', { class: 'field-error', id: 'project-error', role: 'alert' })
  const close = (): void => {
    form?.remove()
    store.forget(DRAFT_KEY)
    paint(box)
    box.querySelector('button')?.focus()
  }
  const made = draw(
    'form',
    { class: 'project-form', novalidate: '' },
    draw('label', {}, draw('span', {}, 'Title'), fields.title),
    draw('label', {}, draw('span', {}, 'Address, if it has one'), fields.url),
    draw('label', {}, draw('span', {}, 'What it is and where it stands, in Markdown'), fields.text),
    error,
    draw(
      'p',
      { class: 'note-foot' },
      draw('button', { class: 'btn', type: 'submit' }, 'Save'),
      button('Cancel', close),
    ),
  )
  form = made
  made.addEventListener('input', () => store.keep(DRAFT_KEY, JSON.stringify(valuesOf(fields))))
  made.addEventListener('submit', (event) => {
    event.preventDefault()
    const project = readProject(fields, error)
    if (project === undefined) return
    const isSame = isSameProject(project, shown)
    void (isSame ? Promise.resolve(true) : record({ kind: 'ProjectSet', project })).then((isKept) => {
      if (isKept) close()
    })
  })
  box.replaceChildren(made)
  fields.title.focus()
}

type Fields = Readonly<Record<Field, HTMLInputElement | HTMLTextAreaElement>>

function drawFields(start: CurrentProject): Fields {
  const described = { autocomplete: 'off', 'aria-describedby': 'project-error' }
  const fields = {
    title: draw('input', { type: 'text', ...described }),
    url: draw('input', { type: 'text', inputmode: 'url', spellcheck: 'false', ...described }),
    text: draw('textarea', { class: 'note-text', rows: '3' }),
  }
  for (const name of FIELDS) fields[name].value = start[name]
  return fields
}

function valuesOf(fields: Fields): CurrentProject {
  return { title: fields.title.value, url: fields.url.value, text: fields.text.value }
}

/** Says what is wrong and puts the cursor there, or returns the project. */
function readProject(fields: Fields, error: HTMLElement): CurrentProject | undefined {
  const { title, url, text } = valuesOf(fields)
  const address = url.trim() === '' ? { ok: true as const, value: '' } : readAddress(url)
  const fault = title.trim() === '' ? 'A project needs a title.' : address.ok ? '' : address.error
  error.textContent = fault
  fields.title.setAttribute('aria-invalid', String(title.trim() === ''))
  fields.url.setAttribute('aria-invalid', String(!address.ok))
  if (fault === '' && address.ok) return { title: title.trim(), text, url: address.value }
  ;(title.trim() === '' ? fields.title : fields.url).focus()
  return undefined
}

function readDraft(text: string | undefined): CurrentProject | undefined {
  if (text === undefined) return undefined
  try {
    const draft = JSON.parse(text) as Partial<Record<Field, string>>
    return { title: draft.title ?? '', text: draft.text ?? '', url: draft.url ?? '' }
  } catch {
    return undefined
  }
}

const box = document.querySelector<HTMLElement>('[data-project-shown]')
if (box !== null) {
  linkStyles(notesStyles)
  void drafts().then((store) => {
    // A form that was being filled in when the page was left is open again.
    if (store.readNow(DRAFT_KEY) !== undefined) void openForm(box)
  })
  void followNotebook(({ book }) => {
    shown = book.project
    paint(box)
  })
}
