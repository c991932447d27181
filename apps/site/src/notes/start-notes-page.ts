/** The page of all notes: each subject with what was written about it, searched as one types, edited in place. */
import { entryCount, type Note, type Notebook, type SubjectNotes } from '@savepoint/progress/notebook'
import { draw } from '../record/draw.ts'
import { loadLibrary } from '../record/library.ts'
import { record } from '../record/record.ts'
import { sayNotice } from '../shell/notice.ts'
import { siteUrl } from '../shell/site-url.ts'
import { dateText } from '../shell/time-text.ts'
import { countText } from '../shell/words.ts'
import { drawMarkdown } from './draw-markdown.ts'
import { exportNotesJson, exportZip } from './export-notes.ts'
import { followNotebook, type NotebookState } from './follow-notebook.ts'
import { readNotesFile } from './import-notes.ts'
import { hostOf } from './resource-part.ts'
import { matchesNotes } from './search-notes.ts'
import { startNotes } from './start-notes.ts'
import { type FindPlace, placesOf } from './subject-place.ts'

interface Entry {
  readonly element: HTMLElement
  readonly title: string
  /** What is drawn, to draw it again only when it changed. */
  notes: SubjectNotes
}

const box = document.querySelector<HTMLElement>('[data-all-notes]')
const input = document.querySelector<HTMLInputElement>('[data-notes-search]')
const status = document.querySelector<HTMLElement>('[data-notes-status]')
const entries = new Map<string, Entry>()
let state: NotebookState | undefined
let placeOf: FindPlace = (subject) => ({ title: subject, within: '' })

function show(): void {
  if (state === undefined || box === null) return
  const kept = [...state.book.subjects.values()].filter((one) => entryCount(one) > 0)
  for (const notes of kept) showEntry(notes)
  const order = [...entries].sort(([, a], [, b]) => a.title.localeCompare(b.title, 'en'))
  const isDrawn = order.every(([, entry], index) => box.children[index] === entry.element)
  if (!isDrawn) box.replaceChildren(...order.map(([, entry]) => entry.element))
  document.querySelector<HTMLElement>('[data-notes-empty]')?.toggleAttribute('hidden', kept.length > 0)
  showProjects(state.book)
  filter()
}

function showEntry(notes: SubjectNotes): void {
  const known = entries.get(notes.subject)
  if (known !== undefined && JSON.stringify(known.notes) === JSON.stringify(notes)) return
  const entry = known ?? {
    element: draw('section', { class: 'notes-subject' }),
    title: placeOf(notes.subject).title,
    notes,
  }
  entry.notes = notes
  entries.set(notes.subject, entry)
  // While it is edited, the panel follows the log by itself.
  if (entry.element.querySelector('[data-notes-for]') !== null) return
  drawEntry(entry)
}

function drawEntry({ element, notes }: Entry): void {
  const { title, within, path } = placeOf(notes.subject)
  const heading = path === undefined ? title : draw('a', { href: siteUrl(path) }, title)
  const edit = draw(
    'button',
    { class: 'btn-3', type: 'button', 'aria-label': `Edit the notes on ${title}` },
    'Edit',
  )
  edit.addEventListener('click', () => {
    const panel = draw('div', { 'data-notes-for': notes.subject })
    element.replaceChildren(draw('h2', {}, title), panel)
    startNotes(element)
  })
  element.setAttribute('aria-label', title)
  element.replaceChildren(
    draw(
      'div',
      { class: 'notes-head' },
      draw('h2', {}, heading),
      draw('span', { class: 'dim' }, within),
      edit,
    ),
    ...notes.notes.map((note) => drawNote(note)),
    ...notes.reflections.map((note) => drawNote(note)),
    ...drawResources(notes),
  )
}

function drawNote(note: Note): HTMLElement {
  const read = draw('div', { class: 'note-read' })
  void drawMarkdown(read, note.text)
  const words = `${note.form === 'reflection' ? 'Reflection, ' : ''}${dateText(note.startedAtMs, Date.now())}`
  return draw('div', { class: 'note-shown' }, draw('p', { class: 'note-day' }, words), read)
}

function drawResources({ resources }: SubjectNotes): readonly HTMLElement[] {
  if (resources.length === 0) return []
  const items = resources.map(({ title, url }) =>
    draw(
      'li',
      {},
      draw('a', { href: url, rel: 'noopener noreferrer' }, title),
      draw('span', { class: 'mark' }, hostOf(url)),
    ),
  )
  return [draw('ul', { class: 'resource-list', 'aria-label': 'Resources' }, ...items)]
}

function showProjects({ earlierProjects }: Notebook): void {
  const part = document.querySelector<HTMLElement>('[data-earlier-projects]')
  if (part === null) return
  part.hidden = earlierProjects.length === 0
  part
    .querySelector('ul')
    ?.replaceChildren(
      ...earlierProjects.map(({ title, url }) =>
        draw('li', {}, url === '' ? title : draw('a', { href: url, rel: 'noopener noreferrer' }, title)),
      ),
    )
}

function filter(): void {
  const query = input?.value ?? ''
  let count = 0
  for (const { element, title, notes } of entries.values()) {
    const isFound = matchesNotes(query, title, notes) && (entryCount(notes) > 0 || query === '')
    element.hidden = !isFound
    count += Number(isFound)
  }
  if (status !== null)
    status.textContent =
      query.trim() === '' ? '' : count === 0 ? 'No notes hold these words.' : countText(count, 'subject')
}

function startSearch(): void {
  if (input === null) return
  input.value = new URLSearchParams(location.search).get('q') ?? ''
  input.addEventListener('input', () => {
    const address = new URL(location.href)
    if (input.value === '') address.searchParams.delete('q')
    else address.searchParams.set('q', input.value)
    history.replaceState(null, '', address)
    filter()
  })
}

function startTransfer(): void {
  const on = (selector: string, run: (shown: NotebookState) => Promise<void>): void => {
    document.querySelector(selector)?.addEventListener('click', () => {
      if (state !== undefined) void run(state)
    })
  }
  on('[data-export-zip]', (shown) => exportZip(shown, placeOf))
  on('[data-export-notes]', (shown) => exportNotesJson(shown, placeOf))
  const file = document.querySelector<HTMLInputElement>('[data-import-notes]')
  file?.addEventListener('change', () => {
    const chosen = file.files?.[0]
    if (chosen !== undefined && state !== undefined) void importFile(chosen, state.book)
    file.value = ''
  })
}

async function importFile(file: File, book: Notebook): Promise<void> {
  const result = document.querySelector('[data-import-result]')
  const read = await readNotesFile(file, book)
  if (!read.ok) {
    const words = [
      draw('p', {}, draw('b', {}, `${file.name} was not imported.`)),
      draw('p', { class: 'dim' }, read.error),
    ]
    return result?.replaceChildren(draw('div', { class: 'error' }, ...words))
  }
  const { changes, refused } = read.value
  if (!(await record(...changes))) return
  const left = refused.map((place) => draw('li', {}, place))
  const words =
    changes.length === 0
      ? 'nothing in it is new.'
      : `${countText(changes.length, 'entry', 'entries')} written.`
  result?.replaceChildren(draw('p', {}, `${file.name}: ${words}`), draw('ul', {}, ...left))
}

async function start(): Promise<void> {
  startSearch()
  startTransfer()
  const library = await loadLibrary().catch(() => undefined)
  if (library === undefined)
    sayNotice('The titles of concepts could not be loaded; ids stand in their place.')
  await followNotebook((heard) => {
    state = heard
    if (library !== undefined) placeOf = placesOf(library, heard.events)
    show()
  })
}

void start()
