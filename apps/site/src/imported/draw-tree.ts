/** The tree of an imported roadmap: phases to fold, groups below them, a row for each topic. */
import type { ImportedProgress, NodeProgress } from '@savepoint/roadmaps'
import { draw, drawBar, drawMark } from '../record/draw.ts'
import { siteUrl } from '../shell/site-url.ts'
import { effortText } from './effort-words.ts'

const OPEN_PHASES = 2
const DEPTH_SHOWN_MAX = 6

/** Returns the parts of the tree. Marks, bars and counts are painted afterwards. */
export function drawTree(roadmap: ImportedProgress): readonly HTMLElement[] {
  const parts: HTMLElement[] = []
  let loose: NodeProgress[] = []
  let phaseCount = 0
  const flush = (): void => {
    if (loose.length > 0)
      parts.push(draw('section', { 'data-module': '', 'aria-label': 'Topics' }, topicList(loose, 0)))
    loose = []
  }
  for (const one of roadmap.nodes) {
    if (one.node.kind === 'topic') loose.push(one)
    else {
      flush()
      phaseCount += 1
      parts.push(drawPhase(one, phaseCount))
    }
  }
  flush()
  return parts
}

function drawPhase(one: NodeProgress, number: number): HTMLElement {
  const { node } = one
  const summary = draw(
    'summary',
    { class: 'phase-h' },
    draw('span', { class: 'n' }, String(number)),
    draw('h2', {}, node.title),
    drawBar(`node:${node.id}`),
    draw('span', { class: 'mins', 'data-node-count': node.id }),
  )
  const phase = draw(
    'details',
    { class: 'phase', 'data-phase': node.id },
    summary,
    ...groupText(one),
    ...drawLevel(one.children, 0),
  )
  phase.open = number <= OPEN_PHASES
  return phase
}

/** Topics and groups in their order; a run of topics is one list. */
function drawLevel(nodes: readonly NodeProgress[], depth: number): readonly HTMLElement[] {
  const parts: HTMLElement[] = []
  let run: NodeProgress[] = []
  const flush = (): void => {
    if (run.length > 0) parts.push(topicList(run, depth))
    run = []
  }
  for (const one of nodes) {
    if (one.node.kind === 'topic') run.push(one)
    else {
      flush()
      parts.push(drawGroup(one, depth))
    }
  }
  flush()
  return parts
}

function drawGroup(one: NodeProgress, depth: number): HTMLElement {
  const { node } = one
  const title = draw(depth === 0 ? 'h3' : 'h4', {}, node.title)
  const head = draw(
    'div',
    { class: 'mod-h' },
    title,
    drawBar(`node:${node.id}`),
    draw('span', { class: 'mins', 'data-node-count': node.id }),
  )
  const section = draw(
    'section',
    { 'data-module': node.id, 'aria-label': node.title },
    head,
    ...groupText(one),
    ...drawLevel(one.children, depth + 1),
  )
  return indented(section, depth)
}

function groupText({ node }: NodeProgress): readonly HTMLElement[] {
  const effort = effortText(node)
  const lines = [...(effort === '' ? [] : [effort]), ...(node.text?.split('\n') ?? [])]
  const links = (node.links ?? []).map(({ title, url }) =>
    draw('p', { class: 'dim goal' }, draw('a', { href: url, rel: 'noopener noreferrer' }, title)),
  )
  return [...lines.map((line) => draw('p', { class: 'dim goal' }, line)), ...links]
}

function topicList(nodes: readonly NodeProgress[], depth: number): HTMLElement {
  return draw('ul', {}, ...nodes.map((one) => topicItem(one, depth)))
}

function topicItem(one: NodeProgress, depth: number): HTMLElement {
  const { node, match } = one
  const title =
    match === undefined
      ? draw('a', { class: 'plain', href: `#topic-${node.id}`, 'data-open-panel': node.id }, node.title)
      : draw('a', { class: 'plain', href: siteUrl(`concepts/${match.concept}/`) }, node.title)
  const more = draw(
    'button',
    {
      class: 'btn-3 more',
      type: 'button',
      'aria-expanded': 'false',
      'aria-label': `Details of ${node.title}`,
      'data-panel-of': node.id,
    },
    'Details',
  )
  const row = draw(
    'div',
    { class: 'con', 'data-concept-row': node.id, id: `topic-${node.id}` },
    drawMark(one.status, node.id),
    title,
    draw('span', { class: 'ic', 'data-note-of': node.id }, match === undefined ? '' : 'concept'),
    more,
    draw(
      'span',
      { class: 'mins' },
      [node.isOptional === true ? 'optional' : '', effortText(node)].filter((word) => word !== '').join(', '),
    ),
  )
  const below =
    one.children.length === 0 ? [] : [draw('div', { class: 'sub' }, ...drawLevel(one.children, depth + 1))]
  return indented(draw('li', {}, row, ...below), 0)
}

/** Deeper than this the columns would grow too narrow to read. */
function indented<T extends HTMLElement>(element: T, depth: number): T {
  if (depth > 0 && depth <= DEPTH_SHOWN_MAX) element.classList.add('deeper')
  return element
}
