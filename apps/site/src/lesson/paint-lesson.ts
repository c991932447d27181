/** Writes what only a lesson shows of the record: the margin, what changed since, and what is next. */
import type { ConceptProgress, ProgressEvent, ProgressView } from '@savepoint/progress'
import type { SiteOutline } from '../record/outline.ts'
import { siteUrl } from '../shell/site-url.ts'
import { dateText, timeText } from '../shell/time-text.ts'
import { countText, STATUS_WORDS } from '../shell/words.ts'
import { type MarginEntry, marginOf } from './margin.ts'
import { findNext, nextReason } from './route.ts'

const MARK_CLASSES: Readonly<Record<MarginEntry['mark'], string>> = {
  done: 'ran',
  here: 'here',
  open: 'open',
  plain: '',
}

/** Fills the margin. */
export function paintMargin(
  main: HTMLElement,
  concept: string,
  events: readonly ProgressEvent[],
  progress: ConceptProgress,
): void {
  const marks = [...main.querySelectorAll<HTMLElement>('.log')]
  const nowMs = Date.now()
  const margin = marginOf(events, progress, {
    concept,
    sections: marks.flatMap((mark) => mark.dataset.logSection ?? []),
    timeText: (atMs) => timeText(atMs, nowMs),
  })
  for (const mark of marks) {
    const cell = margin.cells.get(Number(mark.dataset.logCell))
    // A cell that ran in this page writes its own entry: it knows what the output was.
    if (mark.dataset.logLive !== undefined) continue
    const section = margin.sections.get(mark.dataset.logSection ?? '')
    const entry = section?.mark === 'here' || cell === undefined ? section : cell
    mark.className = `log ${MARK_CLASSES[entry?.mark ?? 'plain']}`.trim()
    const text = mark.querySelector('[data-log-entry]')
    if (text !== null && text.textContent !== (entry?.text ?? '')) text.textContent = entry?.text ?? ''
  }
  const status = main.querySelector('[data-concept-status]')
  if (status !== null)
    status.textContent = progress.status === 'notStarted' ? '' : STATUS_WORDS[progress.status]
}

/** Says what changed since the concept was completed. Nothing is taken away. */
export function paintChanged(main: HTMLElement, progress: ConceptProgress, contentHash: string): void {
  const note = main.querySelector<HTMLElement>('[data-changed]')
  if (note === null) return
  const changed = progress.changedSince
  note.hidden = changed === undefined
  if (changed === undefined) return
  const when = progress.lastAtMs === undefined ? '' : `, last seen ${dateText(progress.lastAtMs, Date.now())}`
  const parts = [
    changed.isLessonChanged && progress.earnedOn !== contentHash ? 'the text or its check' : '',
    changed.labsChanged.length > 0 ? countText(changed.labsChanged.length, 'lab') : '',
  ].filter((part) => part !== '')
  const open =
    changed.itemsOpen.length > 0
      ? ` ${countText(changed.itemsOpen.length, 'item')} of the check ${changed.itemsOpen.length === 1 ? 'is' : 'are'} new to you.`
      : ''
  note.textContent = `Changed since you completed it${when}: ${parts.join(' and ') || 'the content'}.${open} Your completion stands.`
}

/** Points to the next open concept of the chosen roadmap. */
export function paintNext(
  main: HTMLElement,
  outline: SiteOutline,
  view: ProgressView,
  concept: string,
): void {
  const box = main.querySelector<HTMLElement>('[data-next-concept]')
  const route = outline.roadmaps[0]
  if (box === null || route === undefined) return
  const isDone = (id: string): boolean => {
    const status = view.concepts.get(id)?.status
    return status === 'completed' || status === 'skipped'
  }
  const next = findNext(route, concept, (id) => outline.concepts.find((one) => one.id === id), isDone)
  if (next === undefined || next.id === box.dataset.nextConcept) return
  box.dataset.nextConcept = next.id
  const link = box.querySelector('a')
  const reason = box.querySelector('p')
  if (link === null || reason === null) return
  link.textContent = next.title
  link.href = siteUrl(`concepts/${next.id}/`)
  const rest = next.status === 'planned' ? 'Its lesson is planned.' : `${next.minutes} min.`
  reason.textContent = `${nextReason(route, concept, next)} ${rest}`
}
