/** The preview of an import: counts, the tree with matches, what changed, what was left out and why. */
import type { ImportedNode } from '@savepoint/progress'
import type { ImportCounts, NodeChange, ReadDiagnostic, RoadmapChanges } from '@savepoint/roadmaps'
import { draw } from '../record/draw.ts'
import { countText } from '../shell/words.ts'
import { effortText } from './effort-words.ts'

const NODES_SHOWN_MAX = 1_500
const REMARKS_SHOWN_MAX = 30
const CHANGES_SHOWN_MAX = 20

/** Returns what was found, in one sentence. */
export function countsText({ topics, groups, checked, hours, matched }: ImportCounts): string {
  const facts = [
    countText(topics, 'topic'),
    `in ${countText(groups, 'group')}`,
    `${checked.toLocaleString('en')} ticked`,
    ...(hours > 0 ? [`${hours.toLocaleString('en')} h stated`] : []),
    `${matched.toLocaleString('en')} matched to concepts`,
  ]
  return `${facts[0]} ${facts.slice(1).join(', ')}.`
}

export interface PreviewTree {
  readonly nodes: readonly ImportedNode[]
  readonly checked: ReadonlySet<string>
  readonly titleOf: (concept: string) => string
}

/** Returns the tree as nested lists; of a very large one, its beginning. */
export function drawPreviewTree({ nodes, checked, titleOf }: PreviewTree): readonly Node[] {
  let left = NODES_SHOWN_MAX
  let hidden = 0
  const list = (level: readonly ImportedNode[]): HTMLElement =>
    draw('ul', {}, ...level.flatMap((node) => item(node)))
  const item = (node: ImportedNode): readonly HTMLElement[] => {
    if (left === 0) {
      hidden += 1
      return []
    }
    left -= 1
    const words = [
      effortText(node),
      node.match === undefined
        ? ''
        : `${titleOf(node.match.concept)}, ${Math.round(node.match.confidence * 100)}%`,
    ]
    const notes = words.filter((word) => word !== '').map((word) => draw('span', { class: 'pv-note' }, word))
    const box =
      node.kind === 'topic' ? [draw('span', { class: 'pv-box' }, checked.has(node.id) ? '☑' : '☐')] : []
    const title = draw('span', { class: node.kind === 'group' ? 'pv-group' : 'pv-topic' }, node.title)
    const below = node.children.length === 0 ? [] : [list(node.children)]
    return [draw('li', {}, draw('span', { class: 'pv-row' }, ...box, title, ...notes), ...below)]
  }
  const tree = list(nodes)
  const more =
    hidden === 0 ? [] : [draw('p', { class: 'dim' }, 'The rest is not shown here; it is imported.')]
  return [tree, ...more]
}

/** Returns what a newer version changes. */
export function drawChanges(changes: RoadmapChanges): readonly Node[] {
  const groups: readonly (readonly [string, readonly NodeChange[]])[] = [
    ['Added', changes.added],
    ['Removed', changes.removed],
    ['Renamed', changes.renamed],
    ['Moved', changes.moved],
  ]
  const lists = groups.flatMap(([word, list]) => (list.length === 0 ? [] : [changeList(word, list)]))
  const sum = `${changes.unchangedCount.toLocaleString('en')} unchanged, ${changes.added.length} added, ${changes.removed.length} removed, ${changes.renamed.length} renamed, ${changes.moved.length} moved. What you ticked stays.`
  const ambiguous =
    changes.ambiguous.length === 0
      ? []
      : [
          draw(
            'p',
            { class: 'dim' },
            `${countText(changes.ambiguous.length, 'added line')} could be several of the removed ones; none was taken for them.`,
          ),
        ]
  return [draw('p', { 'data-changes': '' }, sum), ...lists, ...ambiguous]
}

function changeList(word: string, changes: readonly NodeChange[]): HTMLElement {
  const items = changes.slice(0, CHANGES_SHOWN_MAX).map((change) => draw('li', {}, changeText(word, change)))
  const more = changes.length - items.length
  if (more > 0) items.push(draw('li', { class: 'dim' }, `and ${more.toLocaleString('en')} more`))
  return draw(
    'details',
    { class: 'pv-changes' },
    draw('summary', {}, `${word}: ${changes.length.toLocaleString('en')}`),
    draw('ul', {}, ...items),
  )
}

function changeText(word: string, { title, path, from }: NodeChange): string {
  if (word === 'Renamed') return `${title}, before: ${from?.title ?? ''}`
  if (word === 'Moved')
    return `${title}: from ${from?.path.at(-1) ?? 'the top'} to ${path.at(-1) ?? 'the top'}`
  return path.length === 0 ? title : `${title}, in ${path.at(-1) ?? ''}`
}

/** Returns what was left out or cut, each with its line and the reason. */
export function drawRemarks(diagnostics: readonly ReadDiagnostic[]): readonly Node[] {
  const items = diagnostics
    .slice(0, REMARKS_SHOWN_MAX)
    .map(({ line, message }) =>
      draw('li', {}, draw('span', { class: 'mark' }, `line ${line.toLocaleString('en')}`), ` ${message}`),
    )
  const more = diagnostics.length - items.length
  if (more > 0) items.push(draw('li', { class: 'dim' }, `and ${more.toLocaleString('en')} more`))
  return [draw('ul', {}, ...items)]
}
