/**
 * Panels for notes, reflections and resources: every element with `data-notes-for="SUBJECT"` becomes one. It is loaded
 * when somebody opens a panel; no page carries it before.
 */
import { notesOf } from '@savepoint/progress/notebook'
import { draw } from '../record/draw.ts'
import { linkStyles } from '../shell/link-styles.ts'
import { siteUrl } from '../shell/site-url.ts'
import notesStyles from '../styles/notes.css?url'
import { followNotebook } from './follow-notebook.ts'
import { createNotePart } from './note-part.ts'
import { createResourcePart } from './resource-part.ts'

/** Brings the panels in `root` to life. Panels that live already are left as they are. */
export function startNotes(root: ParentNode): void {
  linkStyles(notesStyles)
  for (const element of root.querySelectorAll<HTMLElement>('[data-notes-for]')) {
    if ('notesLive' in element.dataset) continue
    element.dataset.notesLive = ''
    void startPanel(element, element.dataset.notesFor ?? '')
  }
}

async function startPanel(element: HTMLElement, subject: string): Promise<void> {
  const notes = createNotePart(subject, 'note')
  const reflections = createNotePart(subject, 'reflection')
  const resources = createResourcePart(subject)
  const all = draw('a', { href: siteUrl('notes/') }, 'All notes')
  const words = draw('p', { class: 'dim notes-words' }, 'Kept on this device as you type. ', all)
  element.append(
    draw('div', { class: 'notes' }, notes.element, reflections.element, resources.element, words),
  )
  await followNotebook(({ book }) => {
    const written = notesOf(book, subject)
    void notes.hear(written)
    void reflections.hear(written)
    resources.hear(written.resources)
  })
}
