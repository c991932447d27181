/**
 * A roadmap as Markdown with boxes: headings for groups, a list for topics, descriptions and links below them. Importing it gives
 * the same roadmap, ticks and ids included; a person may edit it in between.
 */

import type { ImportedNode } from '@savepoint/progress'
import type { ImportedProgress, NodeProgress } from '../progress/imported-progress.ts'
import { splitEffort } from '../read/effort.ts'
import { minutesText, weeksText } from './effort-text.ts'
import { escapeMarkdown } from './escape-markdown.ts'
import { type NodeMark, nodeMark, roadmapMark } from './marks.ts'

const HEADING_LEVEL_MAX = 6

/** Returns the roadmap, ending in a line feed. Ticked: what is completed. */
export function exportMarkdown(roadmap: Pick<ImportedProgress, 'id' | 'title' | 'source' | 'nodes'>): string {
  const lines = [
    roadmapMark({ id: roadmap.id, source: roadmap.source }),
    '',
    `# ${escapeMarkdown(roadmap.title)}`,
    '',
    ...levelLines(roadmap.nodes, { headingLevel: 2, indent: '' }),
  ]
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`
}

interface Place {
  /** Level of headings for groups here; 0 within a list. */
  readonly headingLevel: number
  readonly indent: string
}

function levelLines(nodes: readonly NodeProgress[], place: Place): readonly string[] {
  // A topic behind a heading would belong to it, so groups are headings only where nothing but groups follow.
  const lastTopic = nodes.findLastIndex((one) => one.node.kind === 'topic')
  return nodes.flatMap((one, index) => {
    const isHeading = one.node.kind === 'group' && place.headingLevel > 0 && index > lastTopic
    return isHeading && place.headingLevel <= HEADING_LEVEL_MAX
      ? headingLines(one, place)
      : itemLines(one, place)
  })
}

function headingLines(one: NodeProgress, { headingLevel }: Place): readonly string[] {
  const heading = `${'#'.repeat(headingLevel)} ${titleText(one.node)}${nodeMark(markOf(one.node))}`
  const below = levelLines(one.children, { headingLevel: headingLevel + 1, indent: '' })
  return ['', heading, '', ...detailLines(one.node, ''), ...below]
}

function itemLines(one: NodeProgress, { indent }: Place): readonly string[] {
  const box = one.node.kind === 'group' ? '' : one.status === 'completed' ? '[x] ' : '[ ] '
  const item = `${indent}- ${box}${titleText(one.node)}${nodeMark(markOf(one.node))}`
  const inner = `${indent}  `
  const details = detailLines(one.node, inner)
  return [
    item,
    ...(details.length === 0 ? [] : ['', ...details]),
    ...levelLines(one.children, { headingLevel: 0, indent: inner }),
  ]
}

function titleText(node: ImportedNode): string {
  const efforts = [
    ...(node.minutes === undefined ? [] : [minutesText(node.minutes)]),
    ...(node.minutes === undefined && node.weeks !== undefined ? [weeksText(node.weeks)] : []),
  ]
  return escapeMarkdown(node.title) + efforts.map((effort) => ` (${effort})`).join('')
}

function detailLines(node: ImportedNode, indent: string): readonly string[] {
  const text = node.text?.split('\n').flatMap((line) => [`${indent}${escapeMarkdown(line)}`, '']) ?? []
  const links =
    node.links?.flatMap(({ title, url }) => [
      `${indent}[${escapeMarkdown(title)}](<${url.replace(/[\\<>]/g, '\\$&')}>)`,
      '',
    ]) ?? []
  return [...text, ...links]
}

function markOf(node: ImportedNode): NodeMark {
  return {
    id: node.id,
    ...(node.kind === 'group' ? { group: 1 } : {}),
    ...(node.minutes === undefined ? {} : { minutes: [node.minutes.from, node.minutes.to] }),
    ...(node.weeks === undefined ? {} : { weeks: [node.weeks.from, node.weeks.to] }),
    ...(node.isOptional === true ? { optional: 1 } : {}),
    ...(node.prerequisites === undefined ? {} : { after: node.prerequisites }),
    ...(node.match === undefined ? {} : { match: [node.match.concept, node.match.confidence] }),
    ...(splitEffort(node.title).effort === undefined ? {} : { whole: 1 }),
  }
}
