/** Entries of a plan as rows: mark, link, minutes. Shared by the plan's page and the home page. */
import type { PlanState, StandingEntry } from '@savepoint/planning'
import { draw, drawMark } from '../record/draw.ts'
import { siteUrl } from '../shell/site-url.ts'
import { entryWords } from './plan-words.ts'

export interface EntryRowOptions {
  readonly titleOf: (concept: string) => string
  readonly state: Pick<PlanState, 'secondsSpent'>
  /** Offers to complete the concept by hand; absent: no such button. */
  readonly complete?: (concept: string) => void
}

/** Returns one row for each entry. */
export function entryRows(
  entries: readonly StandingEntry[],
  options: EntryRowOptions,
): readonly HTMLElement[] {
  return entries.map((entry) => entryRow(entry, options))
}

function entryRow(entry: StandingEntry, { titleOf, state, complete }: EntryRowOptions): HTMLElement {
  const { concept, kind } = entry
  const title = entryWords(entry, concept === undefined ? '' : titleOf(concept))
  const isBegun = concept !== undefined && kind !== 'review' && state.secondsSpent(kind, concept) > 0
  const href = concept === undefined ? siteUrl('review/') : conceptAddress(concept, kind)
  const row = draw(
    'li',
    { 'data-entry': concept ?? 'review', ...(entry.isDone ? { 'data-done': '' } : {}) },
    drawMark(entry.isDone ? 'completed' : isBegun ? 'inProgress' : 'notStarted'),
    draw('a', { class: 'plain', href }, title),
  )
  if (complete !== undefined && concept !== undefined && !entry.isDone) {
    const button = draw(
      'button',
      { class: 'btn-3 entry-act', type: 'button', 'aria-label': `Mark completed: ${titleOf(concept)}` },
      'Mark completed',
    )
    button.addEventListener('click', () => complete(concept))
    row.append(button)
  }
  row.append(draw('span', { class: 'sp' }, `${entry.minutes} min`))
  return row
}

/** Labs stand at the foot of the lesson, after its check. */
function conceptAddress(concept: string, kind: StandingEntry['kind']): string {
  return siteUrl(`concepts/${concept}/`) + (kind === 'lab' ? '#knowledge-check' : '')
}
