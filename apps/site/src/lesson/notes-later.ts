/** The reader's notes on a lesson: fetched when they are opened, counted from the record before. */
import type { ProgressEvent } from '@savepoint/progress'
import { sayNotice } from '../shell/notice.ts'

/** Waits for the fold to be opened; returns what keeps its count up with the record. */
export function startNotesLater(root: ParentNode): (events: readonly ProgressEvent[]) => void {
  const fold = root.querySelector<HTMLElement>('[data-notes-for]')
  const count = fold?.querySelector('[data-notes-count]')
  fold?.addEventListener('toggle', () => {
    import('../notes/start-notes.ts').then(
      ({ startNotes }) => startNotes(root),
      () => sayNotice('The notes could not be loaded. Open them again when the network is back.'),
    )
  })
  return (events) => {
    const size = keptCount(events, fold?.dataset.notesFor)
    if (count != null) count.textContent = size === 0 ? '' : `, ${size}`
  }
}

/** Counts what was written about `subject` and not removed. */
function keptCount(events: readonly ProgressEvent[], subject: string | undefined): number {
  const kept = new Map<string, boolean>()
  for (const event of events) {
    if (!('subject' in event) || event.subject !== subject) continue
    if (event.kind === 'NoteWritten') kept.set(event.note, event.text.trim() !== '')
    else kept.set(event.resource, event.kind === 'ResourceKept')
  }
  return [...kept.values()].filter(Boolean).length
}
