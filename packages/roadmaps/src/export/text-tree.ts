/** The tree of a roadmap as lines of text, for the terminal and for a README. */

import type { ConceptStatus } from '@savepoint/progress'
import type { NodeProgress } from '../progress/imported-progress.ts'

const TITLE_MAX = 90
const MARKS: Readonly<Record<ConceptStatus, string>> = {
  notStarted: '○',
  inProgress: '◐',
  completed: '●',
  skipped: '⊘',
}

/** Returns one line a node: `├─ ● Title`, groups with their count. */
export function treeLines(nodes: readonly NodeProgress[], stem = ''): readonly string[] {
  return nodes.flatMap((one, index) => {
    const isLast = index === nodes.length - 1
    const below = treeLines(one.children, stem + (isLast ? '   ' : '│  '))
    return [`${stem}${isLast ? '└─ ' : '├─ '}${nodeText(one)}`, ...below]
  })
}

function nodeText({ node, status, bar }: NodeProgress): string {
  const title =
    node.title.length > TITLE_MAX ? `${node.title.slice(0, TITLE_MAX - 1).toWellFormed()}…` : node.title
  if (node.kind === 'topic') return `${MARKS[status]} ${title}`
  return `${title}  ${bar.completedCount + bar.skippedCount}/${bar.totalCount}`
}
