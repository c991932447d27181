/**
 * Reads documents that this product exported, by the marks in their comments. Nothing is guessed: a heading is a group, a box a
 * topic. Lines that somebody added since have no mark and are read the same way.
 */

import type { ImportedLink, ImportedNode } from '@savepoint/progress'
import { minutesText, weeksText } from '../export/effort-text.ts'
import { unescapeMarkdown } from '../export/escape-markdown.ts'
import { type NodeMark, readRoadmapMark, takeNodeMark } from '../export/marks.ts'
import { mapNodes } from '../visit-nodes.ts'
import { type Draft, newDraft } from './draft.ts'
import { splitEffort } from './effort.ts'
import { finishNodes } from './finish-nodes.ts'
import { cutAt, isSafeUrl, squeeze } from './inline-text.ts'
import { DEPTH_MAX, TITLE_MAX } from './limits.ts'
import type { ReadDiagnostic, ReadOptions, RoadmapReading } from './roadmap-reading.ts'

const LINK = /^\[((?:[^\]\\]|\\.){0,2000})\]\(<((?:[^>\\]|\\.){0,4000})>\)$/
/** Exports write boxes as brackets only: a title may begin with a character that is drawn as a box. */
const ITEM = /^(?:[-*+]|\d{1,4}[.)])(?:\s+\[([ xX])\](?=\s|$)|(?=\s|$))\s*(.*)$/s
const NEST_MIN = 2
const ID_PREFIX = 'imported-'

/** Returns the roadmap of an exported document, or `undefined` for any other. */
export function readMarked(text: string, options: ReadOptions): RoadmapReading | undefined {
  const end = text.indexOf('\n')
  const mark = readRoadmapMark(end === -1 ? text : text.slice(0, end))
  if (mark === undefined) return undefined
  const reader = new MarkedReader()
  const lines = text.split('\n')
  for (const [index, line] of lines.entries()) if (index > 0) reader.take(line, index + 1)
  const { nodes, checked } = finishNodes(reader.drafts, reader.diagnostics)
  const title = squeeze(options.title ?? reader.title) || 'Roadmap'
  const id = mark.id.startsWith(ID_PREFIX) ? mark.id : `${ID_PREFIX}${mark.id}`
  const known = new Set<string>()
  const collect = (level: readonly ImportedNode[]): void => {
    for (const node of level) {
      known.add(node.id)
      collect(node.children)
    }
  }
  collect(nodes)
  return {
    roadmap: {
      id,
      title: cutAt(title, TITLE_MAX),
      source: squeeze(mark.source) || options.source,
      nodes: withMarks(nodes, reader.marks, known),
    },
    checked,
    diagnostics: reader.diagnostics,
  }
}

interface Level {
  readonly draft: Draft
  /** Columns before the bullet; headings count down from -6 by their level. */
  readonly indent: number
}

class MarkedReader {
  readonly drafts: Draft[] = []
  readonly diagnostics: ReadDiagnostic[] = []
  readonly marks = new Map<string, NodeMark>()
  title = ''
  readonly #open: Level[] = []

  take(raw: string, line: number): void {
    const { rest, mark, isBroken } = takeNodeMark(raw)
    if (isBroken)
      this.diagnostics.push({
        code: 'badMark',
        line,
        message: 'The comment of this line could not be read; it was taken for a new one.',
      })
    const body = rest.trim()
    if (body === '') return
    const indent = rest.length - rest.trimStart().length
    const heading = /^(#{1,6})(?:\s+|$)/.exec(body)
    if (heading !== null && indent < 4) {
      const title = body.slice(heading[0].length)
      if (heading[1] === '#' && this.title === '' && mark === undefined) this.title = unescapeMarkdown(title)
      else this.#add(this.#draft(title, { kind: 'group', line, mark }), (heading[1]?.length ?? 1) - 7)
      return
    }
    const item = ITEM.exec(body)
    if (item === null) {
      this.#describe(body)
      return
    }
    const [, box, title = ''] = item
    const kind = box === undefined && mark?.group === 1 ? 'group' : 'topic'
    const draft = this.#draft(title, { kind, line, mark })
    if (box !== undefined) draft.box = box === ' ' ? 'open' : 'done'
    this.#add(draft, indent)
  }

  #draft(
    text: string,
    { kind, line, mark }: { kind: Draft['kind']; line: number; mark: NodeMark | undefined },
  ): Draft {
    const visible = text.trim()
    const { title, minutes, weeks } = readTitle(visible, mark)
    const draft = newDraft(kind, title, line)
    draft.minutes = minutes
    draft.weeks = weeks
    if (mark === undefined) return draft
    draft.isOptional = mark.optional === 1
    if (!this.marks.has(mark.id)) {
      draft.id = mark.id
      this.marks.set(mark.id, mark)
    }
    return draft
  }

  #add(draft: Draft, indent: number): void {
    const isHeading = indent < 0
    const closes = (level: Level): boolean =>
      isHeading ? level.indent >= indent : level.indent >= 0 && indent - level.indent < NEST_MIN
    while (this.#open.length > 0 && closes(this.#open.at(-1) as Level)) this.#open.pop()
    this.#open.length = Math.min(this.#open.length, DEPTH_MAX + 6)
    const parent = this.#open.at(-1)?.draft
    if (parent === undefined) this.drafts.push(draft)
    else parent.children.push(draft)
    this.#open.push({ draft, indent })
  }

  #describe(body: string): void {
    const draft = this.#open.at(-1)?.draft
    if (draft === undefined) return
    const link = LINK.exec(body)
    const found: ImportedLink = {
      title: unescapeMarkdown(link?.[1] ?? ''),
      url: unescapeMarkdown(link?.[2] ?? ''),
    }
    if (link !== null && isSafeUrl(found.url)) draft.links.push(found)
    else draft.text.push(unescapeMarkdown(body))
  }
}

/** The effort that stands behind a title is the mark's, unless somebody wrote another one. */
function readTitle(visible: string, mark: NodeMark | undefined): Pick<Draft, 'title' | 'minutes' | 'weeks'> {
  const minutes = rangeOf(mark?.minutes)
  const weeks = rangeOf(mark?.weeks)
  const shown =
    minutes !== undefined ? minutesText(minutes) : weeks !== undefined ? weeksText(weeks) : undefined
  if (shown !== undefined && visible.endsWith(` (${shown})`))
    return { title: unescapeMarkdown(visible.slice(0, -` (${shown})`.length)), minutes, weeks }
  const title = unescapeMarkdown(visible)
  if (mark?.whole === 1) return { title, minutes, weeks }
  const split = splitEffort(title)
  if (split.effort === undefined) return { title, minutes: undefined, weeks: undefined }
  return { title: split.title, minutes: split.effort.minutes, weeks: split.effort.weeks }
}

function rangeOf(pair: readonly [number, number] | undefined) {
  return pair === undefined ? undefined : { from: pair[0], to: pair[1] }
}

function withMarks(
  nodes: readonly ImportedNode[],
  marks: ReadonlyMap<string, NodeMark>,
  known: ReadonlySet<string>,
): readonly ImportedNode[] {
  return mapNodes(nodes, (node) => {
    const mark = marks.get(node.id)
    const after = mark?.after?.filter((id) => known.has(id)) ?? []
    const prerequisites = [...new Set([...(node.prerequisites ?? []), ...after])]
    return {
      ...node,
      ...(prerequisites.length === 0 ? {} : { prerequisites }),
      ...(mark?.match === undefined ? {} : { match: { concept: mark.match[0], confidence: mark.match[1] } }),
    }
  })
}
