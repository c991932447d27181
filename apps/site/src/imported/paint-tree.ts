/** Writes the progress of an imported roadmap into its tree: marks, bars, counts. */
import type { Bar } from '@savepoint/progress'
import type { ImportedProgress, NodeProgress } from '@savepoint/roadmaps'
import { draw, drawMark } from '../record/draw.ts'
import { setBar, setMark } from '../record/paint.ts'
import { countText, STATUS_WORDS } from '../shell/words.ts'
import { leftText } from './effort-words.ts'

const NEXT_MAX = 3

/** Returns every node of the roadmap in its order. */
export function allNodes(nodes: readonly NodeProgress[]): readonly NodeProgress[] {
  return nodes.flatMap((one) => [one, ...allNodes(one.children)])
}

/** Paints head and tree. */
export function paintTree(
  tree: HTMLElement,
  roadmap: ImportedProgress,
  nodes: readonly NodeProgress[],
): void {
  const byId = new Map(nodes.map((one) => [one.node.id, one]))
  for (const row of tree.querySelectorAll<HTMLElement>('[data-concept-row]')) {
    const one = byId.get(row.dataset.conceptRow ?? '')
    if (one === undefined) continue
    row.dataset.status = one.status
    row.classList.toggle('done', one.status === 'completed')
    const mark = row.querySelector('[data-mark]')
    if (mark !== null) setMark(mark, one.status)
    const note = row.querySelector('[data-note-of]')
    if (note !== null)
      note.textContent =
        one.status === 'skipped' ? STATUS_WORDS.skipped : one.match === undefined ? '' : 'concept'
  }
  for (const element of tree.querySelectorAll<HTMLElement>('[data-bar]')) {
    const one = byId.get(element.dataset.bar?.replace(/^node:/, '') ?? '')
    if (one !== undefined) setBar(element, one.bar)
  }
  for (const element of tree.querySelectorAll<HTMLElement>('[data-node-count]')) {
    const one = byId.get(element.dataset.nodeCount ?? '')
    if (one !== undefined) element.textContent = `${doneCount(one.bar)} of ${one.bar.totalCount}`
  }
  paintHead(roadmap)
}

function paintHead(roadmap: ImportedProgress): void {
  const { title, source, bar } = roadmap
  setText('[data-title]', title)
  setText('[data-source]', source === 'pasted' ? 'Imported from pasted text.' : `Imported from ${source}.`)
  setText('[data-count]', `${doneCount(bar)} of ${countText(bar.totalCount, 'topic')}`)
  setText('[data-left]', leftText(roadmap))
  const element = document.querySelector<HTMLElement>('[data-bar="imported"]')
  if (element !== null) setBar(element, bar)
}

/** Returns the topics to take up next: those in progress, then the first that are open. */
export function nextTopics(nodes: readonly NodeProgress[]): readonly NodeProgress[] {
  const open = nodes.filter(
    ({ node, status }) => node.kind === 'topic' && (status === 'inProgress' || status === 'notStarted'),
  )
  const started = open.filter(({ status }) => status === 'inProgress')
  return [...started, ...open.filter(({ status }) => status === 'notStarted')].slice(0, NEXT_MAX)
}

/** Shows what is next beside the tree. */
export function paintNext(next: readonly NodeProgress[]): void {
  const rows = next.map(({ node, status }) =>
    draw('li', {}, drawMark(status), draw('a', { class: 'plain', href: `#topic-${node.id}` }, node.title)),
  )
  const list = document.querySelector('[data-next-list]')
  list?.replaceChildren(
    ...(rows.length > 0 ? rows : [draw('li', {}, 'Every topic of this roadmap is done.')]),
  )
}

function doneCount(bar: Bar): number {
  return bar.completedCount + bar.skippedCount
}

function setText(selector: string, text: string): void {
  const element = document.querySelector(selector)
  if (element !== null) element.textContent = text
}
