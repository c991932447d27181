/**
 * The text of a lesson into sections and blocks: what stands together in the page and is one thing to it. Prose
 * between two special blocks is one block; each cell, figure, table, note and subheading is its own.
 */

import type { Token } from 'markdown-it'
import {
  parseMarkdown,
  plainText,
  rangeOfToken,
  renderInlineTokens,
  renderTokens,
} from '../markdown/markdown.ts'
import { typographicPlain } from '../markdown/typography.ts'
import type { LessonBlock, Section } from '../model.ts'
import { readFence } from './cell.ts'
import { readFigure } from './figure-block.ts'
import type { LessonContext } from './lesson-context.ts'
import { createSlugs } from './slug.ts'

export interface LessonText {
  readonly sections: readonly Section[]
  readonly wordCount: number
  /** Ids that a `#` link of this lesson may lead to. */
  readonly anchors: ReadonlySet<string>
  /** Paths of the figures shown. */
  readonly figuresShown: ReadonlySet<string>
  /** Simulators shown, with their places. */
  readonly simulators: readonly SimulatorUse[]
}

export interface SimulatorUse {
  readonly id: string
  /** 0-based line of its fence. */
  readonly line: number
}

interface Reading {
  readonly context: LessonContext
  readonly slugs: (title: string) => string
  readonly sections: { id: string; title: string; titleHtml: string; blocks: LessonBlock[] }[]
  readonly figuresShown: Set<string>
  readonly simulators: SimulatorUse[]
  prose: Token[]
  cellCount: number
}

const RESERVED_HEADINGS = /^(?:key )?takeaways?$|^sources?$|^references$|^knowledge check$|^labs?$/i

/** Reads the body; `body` has the front matter blanked out, so that its lines are the file's. */
export function readLessonText(body: string, context: LessonContext): LessonText {
  const tokens = parseMarkdown(body, context)
  const reading: Reading = {
    context,
    slugs: createSlugs(),
    sections: [{ id: 'start', title: '', titleHtml: '', blocks: [] }],
    figuresShown: new Set(),
    simulators: [],
    prose: [],
    cellCount: 0,
  }
  for (const group of topLevelGroups(tokens)) readGroup(reading, group)
  flushProse(reading)
  const anchors = reading.sections.flatMap((section) => [
    section.id,
    ...section.blocks.flatMap((block) => (block.kind === 'subheading' ? [block.id] : [])),
  ])
  return {
    sections: reading.sections.filter((section, index) => index > 0 || section.blocks.length > 0),
    wordCount: countWords(tokens),
    anchors: new Set(anchors),
    figuresShown: reading.figuresShown,
    simulators: reading.simulators,
  }
}

/** Splits the flat token list into the blocks of the top level: each group opens and closes one of them. */
function topLevelGroups(tokens: readonly Token[]): readonly Token[][] {
  const groups: Token[][] = []
  let depth = 0
  for (const token of tokens) {
    if (depth === 0) groups.push([])
    groups.at(-1)?.push(token)
    depth += token.nesting
  }
  return groups
}

function readGroup(reading: Reading, group: Token[]): void {
  const [first] = group
  switch (first?.type) {
    case 'heading_open':
      readHeading(reading, first, group[1])
      break
    case 'fence':
      readFenceGroup(reading, first)
      break
    case 'table_open':
      addBlock(reading, tableBlock(group))
      break
    case 'blockquote_open':
      readQuotation(reading, group)
      break
    case 'paragraph_open':
      readParagraph(reading, group)
      break
    default:
      reportNested(reading, group)
      reading.prose.push(...group)
  }
}

function readHeading(reading: Reading, heading: Token, inline: Token | undefined): void {
  const { report, source } = reading.context
  const title = plainText(inline)
  const range = rangeOfToken(heading, source)
  if (heading.tag === 'h1') {
    report('topHeading', source.path, range, {
      message: 'the title is in the front matter',
      expected: '## or ###',
      found: title,
    })
  } else if (heading.tag !== 'h2' && heading.tag !== 'h3') {
    report('headingDepth', source.path, range, {
      message: 'a lesson is two levels deep',
      expected: '## or ###',
      found: title,
    })
  } else if (RESERVED_HEADINGS.test(title)) {
    report('reservedHeading', source.path, range, {
      message: 'the page makes this section from the front matter and files',
      expected: 'takeaways and sources in the front matter, items in checks.yaml, labs in labs/',
      found: title,
    })
  }
  const id = reading.slugs(title)
  if (heading.tag === 'h1' || heading.tag === 'h2') {
    flushProse(reading)
    reading.sections.push({ id, title, titleHtml: renderInlineTokens(inline), blocks: [] })
  } else {
    addBlock(reading, { kind: 'subheading', id, html: renderInlineTokens(inline) })
  }
}

function readFenceGroup(reading: Reading, fence: Token): void {
  const blocks = reading.sections.at(-1)?.blocks ?? []
  const isPreviousCell = reading.prose.length === 0 && blocks.at(-1)?.kind === 'cell'
  const read = readFence(fence, {
    context: reading.context,
    previous: isPreviousCell ? blocks.at(-1) : undefined,
    cellCount: reading.cellCount,
  })
  if (read === undefined) return
  if (read.kind === 'replacePrevious') {
    blocks[blocks.length - 1] = read.block
    return
  }
  if (read.block.kind === 'cell') reading.cellCount += 1
  if (read.block.kind === 'simulator')
    reading.simulators.push({ id: read.block.simulator, line: fence.map?.[0] ?? 0 })
  addBlock(reading, read.block)
}

function tableBlock(group: Token[]): LessonBlock {
  const headers: string[] = []
  for (const [index, token] of group.entries()) {
    if (token.type === 'th_open') headers.push(plainText(group[index + 1]))
  }
  const label = headers.filter((header) => header !== '').join(', ')
  // The outer tokens open and close the scroller, which the page makes around a block of its own.
  return {
    kind: 'table',
    html: `<table>${renderTokens(group.slice(1, -1))}</table>`,
    label: typographicPlain(label),
  }
}

const NOTE_MARK = /^\[!(\w+)\]\s*/

function readQuotation(reading: Reading, group: Token[]): void {
  const inline = group[1]?.type === 'paragraph_open' ? group[2] : undefined
  const mark = NOTE_MARK.exec(inline?.children?.[0]?.content ?? '')
  reportNested(reading, group)
  if (mark === null || inline === undefined) {
    reading.prose.push(...group)
    return
  }
  const name = (mark[1] ?? '').toUpperCase()
  const { report, source } = reading.context
  if (name !== 'NOTE' && name !== 'WARNING') {
    report('unknownNote', source.path, rangeOfToken(group[0], source), {
      message: 'there is no such kind of note',
      expected: '[!NOTE] or [!WARNING]',
      found: `[!${name}]`,
    })
  }
  stripNoteMark(inline, mark[0])
  const html = renderTokens(group.slice(1, -1)).replace(/^<p>\s*<\/p>\s*/, '')
  addBlock(reading, { kind: 'note', tone: name === 'WARNING' ? 'warning' : 'note', html })
}

function stripNoteMark(inline: Token, mark: string): void {
  const children = inline.children ?? []
  const [first, second] = children
  if (first !== undefined) first.content = first.content.slice(mark.length)
  const isAlone = first?.content === '' && (second?.type === 'softbreak' || second?.type === 'hardbreak')
  inline.children = isAlone ? children.slice(2) : children
}

function readParagraph(reading: Reading, group: Token[]): void {
  const image = group[1]?.children?.length === 1 ? group[1].children[0] : undefined
  if (image?.type !== 'image') {
    reading.prose.push(...group)
    return
  }
  const figure = readFigure(image, reading.context)
  if (figure === undefined) return
  reading.figuresShown.add(figure.file)
  addBlock(reading, figure.block)
}

/** Runnable blocks and figures stand at the top level, where they have a number and room. */
function reportNested(reading: Reading, group: readonly Token[]): void {
  const { report, source } = reading.context
  for (const token of group) {
    const isSpecial = token.type === 'fence' && /\brunnable\b|^simulator\b|^output\b/.test(token.info)
    const image =
      token.type === 'inline' && token.children?.length === 1 && token.children[0]?.type === 'image'
    if (isSpecial) {
      report('misplacedBlock', source.path, rangeOfToken(token, source), {
        message: 'this block must stand at the top level of the lesson',
        expected: 'a block outside lists and quotations',
        found: token.info,
      })
    } else if (image && token.children?.[0] !== undefined) {
      demoteImage(token.children[0], reading.context)
    }
  }
}

function demoteImage(image: Token, context: LessonContext): void {
  const reading = image.meta as {
    readonly range: ReturnType<typeof rangeOfToken>
    readonly alternative: string
  }
  context.report('misplacedImage', context.source.path, reading.range, {
    message: 'an image stands where no figure can be shown',
    expected: 'a figure alone in a paragraph at the top level',
  })
  image.type = 'text'
  image.content = reading.alternative
}

function addBlock(reading: Reading, block: LessonBlock): void {
  flushProse(reading)
  reading.sections.at(-1)?.blocks.push(block)
}

function flushProse(reading: Reading): void {
  if (reading.prose.length === 0) return
  const html = renderTokens(reading.prose)
  reading.prose = []
  if (html !== '') reading.sections.at(-1)?.blocks.push({ kind: 'prose', html })
}

function countWords(tokens: readonly Token[]): number {
  let count = 0
  for (const token of tokens) {
    for (const child of token.children ?? [])
      count += child.content.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0
  }
  return count
}
