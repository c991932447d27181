/** The milestones as a list, newest first; older ones fold away. */
import { type Milestone, milestoneText } from '@savepoint/progress/history'
import { draw } from '../record/draw.ts'
import { siteUrl } from '../shell/site-url.ts'
import { dateText } from '../shell/time-text.ts'
import { countText } from '../shell/words.ts'

const SHOWN_MAX = 8

/** Returns the list, or what will be there. */
export function drawMilestones(milestones: readonly Milestone[], nowMs: number): readonly HTMLElement[] {
  if (milestones.length === 0) {
    const words =
      'The first lesson, the first lab you pass, each module you complete will stand here with its day.'
    const start = draw('a', { href: siteUrl('roadmaps/') }, 'Choose a roadmap')
    return [draw('div', { class: 'empty' }, draw('p', {}, words), draw('p', { class: 'dim' }, start))]
  }
  const items = milestones.toReversed().map((one) => drawMilestone(one, nowMs))
  const shown = draw('ol', { class: 'rows' }, ...items.slice(0, SHOWN_MAX))
  const older = items.slice(SHOWN_MAX)
  if (older.length === 0) return [shown]
  const fold = draw(
    'details',
    { class: 'chart-table' },
    draw('summary', {}, countText(older.length, 'earlier one')),
    draw('ol', { class: 'rows' }, ...older),
  )
  return [shown, fold]
}

const KIND_WORDS: Readonly<Record<Milestone['kind'], string>> = {
  firstLesson: '',
  firstLab: '',
  count: '',
  module: 'Module ',
  phase: 'Phase ',
  roadmap: 'Roadmap ',
}

function drawMilestone(one: Milestone, nowMs: number): HTMLElement {
  const text = KIND_WORDS[one.kind] + milestoneText(one)
  return draw(
    'li',
    {},
    draw('span', {}, text.charAt(0).toUpperCase() + text.slice(1)),
    draw('span', { class: 'sp' }, dateText(one.atMs, nowMs)),
  )
}
