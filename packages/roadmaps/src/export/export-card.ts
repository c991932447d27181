/** A roadmap as an SVG card for a profile page: title, bar, counts, the bars of its first groups, and the day. */

import type { Bar } from '@savepoint/progress'
import { minutesLeftText } from '@savepoint/progress'
import type { ImportedProgress } from '../progress/imported-progress.ts'
import { CARD_DARK, CARD_LIGHT, type CardPalette } from './card-palette.ts'

const WIDTH = 480
const PAD = 24
const GROUPS_MAX = 6
const ROW = 22
const HEAD = 108
const TITLE_MAX = 44
const GROUP_TITLE_MAX = 30
const GROUP_BAR_X = 268
const COUNT_WIDTH = 52

export interface CardOptions {
  /** `2026-11-25`, as it is to be shown. */
  readonly day: string
}

/** Returns an SVG document. Text is escaped; it loads nothing and follows the reader's light or dark theme. */
export function exportCard(roadmap: ImportedProgress, { day }: CardOptions): string {
  const groups = roadmap.nodes.filter((one) => one.node.kind === 'group').slice(0, GROUPS_MAX)
  const height = HEAD + groups.length * ROW + (groups.length === 0 ? 0 : 12)
  const { bar } = roadmap
  const done = bar.completedCount + bar.skippedCount
  const left = minutesLeftText(bar)
  const counts = `${done} of ${bar.totalCount} topics${left === '' || left === 'done' ? '' : ` · ${left}`}`
  const percent = Math.floor(bar.fraction * 100 + 1e-9)
  const label = `${roadmap.title}: ${percent}%, ${counts}, ${day}`
  const body = [
    `<text class="t" x="${PAD}" y="40">${escapeXml(fit(roadmap.title, TITLE_MAX))}<tspan class="a">;</tspan></text>`,
    barSvg({ x: PAD, y: 58, width: WIDTH - 2 * PAD, height: 6 }, bar),
    `<text class="n" x="${PAD}" y="88">${percent}% · ${escapeXml(counts)}</text>`,
    `<text class="n" x="${WIDTH - PAD}" y="88" text-anchor="end">${escapeXml(day)}</text>`,
    ...groups.flatMap(({ node, bar: own }, index) => {
      const y = HEAD + 14 + index * ROW
      const width = WIDTH - PAD - GROUP_BAR_X - COUNT_WIDTH
      return [
        `<text class="g" x="${PAD}" y="${y}">${escapeXml(fit(node.title, GROUP_TITLE_MAX))}</text>`,
        barSvg({ x: GROUP_BAR_X, y: y - 6, width, height: 4 }, own),
        `<text class="n" x="${WIDTH - PAD}" y="${y}" text-anchor="end">${own.completedCount + own.skippedCount}/${own.totalCount}</text>`,
      ]
    }),
  ]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeXml(label)}">`,
    `<style>${styleOf(CARD_LIGHT)}@media (prefers-color-scheme:dark){${styleOf(CARD_DARK)}}</style>`,
    `<rect class="p" x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" rx="2"/>`,
    ...body,
    '</svg>',
    '',
  ].join('\n')
}

function styleOf({ paper, ink, ink2, rule, act }: CardPalette): string {
  return [
    `.p{fill:${paper};stroke:${rule}}`,
    `.t{fill:${ink};font:20px 'Source Serif 4',Georgia,serif}`,
    `.g{fill:${ink};font:13px 'IBM Plex Sans',system-ui,sans-serif}`,
    `.n{fill:${ink2};font:12px 'IBM Plex Mono',ui-monospace,monospace}`,
    `.a{fill:${act}}.e{fill:${rule}}.d{fill:${ink}}`,
  ].join('')
}

function barSvg(box: { x: number; y: number; width: number; height: number }, bar: Bar): string {
  const filled = Math.round(box.width * bar.fraction * 10) / 10
  const line = `<rect class="e" x="${box.x}" y="${box.y + box.height - 1}" width="${box.width}" height="1"/>`
  return filled === 0
    ? line
    : `${line}<rect class="d" x="${box.x}" y="${box.y}" width="${filled}" height="${box.height}"/>`
}

function fit(text: string, length: number): string {
  const characters = [...text]
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`
}

/** Also drops what XML does not allow at all. */
function escapeXml(text: string): string {
  const names: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: XML forbids them
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .toWellFormed()
      .replace(/[&<>"']/g, (character) => names[character] ?? '')
  )
}
