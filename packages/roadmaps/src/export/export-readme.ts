/** A roadmap as a progress README: the bar of the whole, one of each group, and the tree. Reads well on a code host. */

import type { Bar } from '@savepoint/progress'
import { minutesLeftText } from '@savepoint/progress'
import type { ImportedProgress, NodeProgress } from '../progress/imported-progress.ts'
import { escapeMarkdown } from './escape-markdown.ts'
import { treeLines } from './text-tree.ts'

const BAR_LENGTH = 24

export interface ReadmeOptions {
  /** `2026-11-25`, as it is to be shown. */
  readonly day: string
}

/** Returns Markdown, ending in a line feed. */
export function exportReadme(roadmap: ImportedProgress, { day }: ReadmeOptions): string {
  const groups = roadmap.nodes.filter((one) => one.node.kind === 'group')
  const parts = [
    `# ${escapeMarkdown(roadmap.title)}`,
    `${barCode(roadmap.bar)} **${percent(roadmap.bar)}%** · ${countsText(roadmap.bar)} · ${day}`,
    ...(groups.length === 0 ? [] : [groupTable(groups)]),
    '## Tree',
    `${fenceFor(roadmap)}text\n${treeLines(roadmap.nodes).join('\n')}\n${fenceFor(roadmap)}`,
    '○ not started · ◐ in progress · ● completed · ⊘ skipped',
  ]
  return `${parts.join('\n\n')}\n`
}

function groupTable(groups: readonly NodeProgress[]): string {
  const rows = groups.map(({ node, bar }) => {
    const left = minutesLeftText(bar)
    return `| ${escapeMarkdown(node.title)} | ${barCode(bar)} | ${bar.completedCount + bar.skippedCount}/${bar.totalCount} | ${left} |`
  })
  return ['| | progress | topics | left |', '|---|---|--:|--:|', ...rows].join('\n')
}

/** No title is long enough to hold this fence, so no title can end the block. */
function fenceFor(roadmap: ImportedProgress): string {
  const longest = Math.max(
    2,
    ...(JSON.stringify(roadmap.document).match(/`+/g) ?? []).map((run) => run.length),
  )
  return '`'.repeat(longest + 1)
}

function countsText(bar: Bar): string {
  const left = minutesLeftText(bar)
  const done = bar.completedCount + bar.skippedCount
  return `${done} of ${bar.totalCount} topics${left === '' || left === 'done' ? '' : ` · ${left}`}`
}

function barCode(bar: Bar): string {
  const exact = bar.fraction * BAR_LENGTH
  const filled = bar.fraction > 0 && exact < 1 ? 1 : Math.floor(exact + 1e-9)
  return `\`${'█'.repeat(filled)}${'░'.repeat(BAR_LENGTH - filled)}\``
}

function percent(bar: Bar): number {
  return Math.floor(bar.fraction * 100 + 1e-9)
}
