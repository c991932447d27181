/**
 * The outline of a document: its sections, nested, with the lists, tables and paragraphs that each holds. A section
 * begins at a heading, at emphasised words that stand alone, at a short line of plain text above a list, at a `<summary>`.
 */

import type { Block, ItemBlock, TextBlock } from './block.ts'
import { type InlineText, readInline } from './inline-text.ts'
import { DEPTH_MAX } from './limits.ts'
import type { References } from './scan-inline.ts'
import { asideKind, isExerciseLabel, stageWord } from './section-words.ts'

export interface Section {
  readonly title: InlineText
  readonly level: number
  /** A label announces the list below it: `Key topics:`. */
  readonly origin: 'root' | 'heading' | 'strong' | 'plain' | 'label' | 'summary'
  readonly line: number
  readonly parts: Part[]
}

export type Part =
  | { readonly kind: 'section'; readonly section: Section }
  | { readonly kind: 'items'; readonly items: ListItem[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[]; readonly line: number }
  | { readonly kind: 'text'; readonly raw: string; readonly line: number }

export interface ListItem {
  readonly block: ItemBlock
  readonly children: ListItem[]
}

const LEVEL_STEP = 100
const SUMMARY_STEP = 10
const SUMMARY_DEPTH_MAX = 8
const STRONG_STEP = 5
const LABEL_STEP = 2
const TITLE_LENGTH_MAX = 90
const TITLE_WORDS_MAX = 13
const LABEL_WORDS_MAX = 6
/** Columns by which an item must be deeper than another to belong to it. */
const NEST_MIN = 2

export interface Outline {
  /** Its title is empty. */
  readonly root: Section
  /** The first item that is nested deeper than `DEPTH_MAX`; it and its like were read as siblings. */
  readonly tooDeepLine?: number
}

/** Returns the outline of a document's blocks. */
export function buildOutline(blocks: readonly Block[], references: References): Outline {
  return new OutlineBuilder(blocks, references).build()
}

class OutlineBuilder {
  readonly #blocks: readonly Block[]
  readonly #references: References
  readonly #root: Section
  readonly #stack: Section[]
  /** A document with one heading at most marks its sections by lines of plain text. */
  readonly #isPlain: boolean
  readonly #plainLevel: number
  #summaryDepth = 0
  #openItems: ListItem[] = []
  #tooDeepLine: number | undefined

  constructor(blocks: readonly Block[], references: References) {
    this.#blocks = blocks
    this.#references = references
    this.#root = {
      title: readInline('', references),
      level: 0,
      origin: 'root',
      line: 1,
      parts: [],
    }
    this.#stack = [this.#root]
    this.#isPlain = blocks.filter((block) => block.kind === 'heading').length <= 1
    this.#plainLevel = this.#isPlain ? this.#findPlainLevel() : 0
  }

  build(): Outline {
    for (const block of this.#blocks) this.#take(block)
    const line = this.#tooDeepLine
    return { root: this.#root, ...(line === undefined ? {} : { tooDeepLine: line }) }
  }

  get #top(): Section {
    return this.#stack.at(-1) ?? this.#root
  }

  #take(block: Block): void {
    if (block.kind !== 'item') this.#openItems = []
    switch (block.kind) {
      case 'item':
        this.#takeItem(block)
        break
      case 'heading':
        this.#summaryDepth = 0
        this.#open(block.raw, block.line, { level: block.level * LEVEL_STEP, origin: 'heading' })
        break
      case 'summary': {
        this.#summaryDepth = Math.min(this.#summaryDepth + 1, SUMMARY_DEPTH_MAX)
        const level = this.#levelOf(['label', 'strong', 'summary']) + this.#summaryDepth * SUMMARY_STEP
        this.#open(block.raw, block.line, { level, origin: 'summary' })
        break
      }
      case 'detailsEnd':
        this.#closeDetails()
        break
      case 'table':
        this.#top.parts.push(block)
        break
      case 'rule':
        while (this.#top.origin === 'label') this.#stack.pop()
        break
      case 'text':
        this.#takeText(block)
    }
  }

  #takeText(block: TextBlock): void {
    const inline = block.lineCount === 1 ? readInline(block.raw, this.#references) : undefined
    const place = inline === undefined ? undefined : this.#headingPlace(block, inline)
    if (inline?.lead !== undefined && inline.lead.rest !== '' && isExerciseLabel(inline.lead.text))
      while (this.#top.origin === 'label' || this.#top.origin === 'strong') this.#stack.pop()
    if (place !== undefined) this.#open(block.raw.replace(/[\s:：]+$/, ''), block.line, place)
    else this.#top.parts.push({ kind: 'text', raw: block.raw, line: block.line })
  }

  #headingPlace(block: TextBlock, inline: InlineText): Pick<Section, 'level' | 'origin'> | undefined {
    const isShort = isTitleLike(inline.text)
    const isStage = isShort && stageWord(inline.text) !== undefined
    if (this.#isPlain && isShort && block.indent < 4 && (block.isAlone || block.isBeforeList)) {
      if (isStage) return { level: LEVEL_STEP, origin: 'plain' }
      if (!inline.text.endsWith(':')) return { level: this.#levelOfPlain(inline.text), origin: 'plain' }
    }
    if (inline.isOnlyStrong || (isStage && (block.isAlone || block.isBeforeList)))
      return { level: this.#levelOf(['label', 'strong']) + STRONG_STEP, origin: 'strong' }
    const isLabel = block.isBeforeList && /[:：]$/.test(inline.text)
    if (isLabel && (inline.text.split(' ').length <= LABEL_WORDS_MAX || asideKind(inline.text) !== undefined))
      return { level: this.#levelOf(['label']) + LABEL_STEP, origin: 'label' }
    return undefined
  }

  /** A part that nobody ticks ends the stage before it, however the stages are built. */
  #levelOfPlain(title: string): number {
    return asideKind(title) === undefined ? this.#plainLevel : LEVEL_STEP
  }

  /**
   * Lines of plain text have no level. Where some stand between the stages, they divide stages; where none do, the
   * first one after the last stage ends it.
   */
  #findPlainLevel(): number {
    let stageCount = 0
    let isSinceStage = false
    for (const block of this.#blocks) {
      if (block.kind !== 'text' || block.lineCount !== 1 || block.indent >= 4) continue
      const { text } = readInline(block.raw, this.#references)
      if (!isTitleLike(text) || !(block.isAlone || block.isBeforeList)) continue
      if (stageWord(text) === undefined) isSinceStage ||= stageCount > 0 && !text.endsWith(':')
      else {
        if (isSinceStage) return LEVEL_STEP * 2
        stageCount += 1
      }
    }
    return LEVEL_STEP
  }

  /** Level of the innermost section that is none of `origins`. */
  #levelOf(origins: readonly Section['origin'][]): number {
    return this.#stack.findLast((section) => !origins.includes(section.origin))?.level ?? 0
  }

  #open(raw: string, line: number, place: Pick<Section, 'level' | 'origin'>): void {
    const isLabel = place.origin === 'label'
    while (
      this.#stack.length > 1 &&
      (this.#top.level >= place.level || (this.#top.origin === 'label' && !isLabel))
    )
      this.#stack.pop()
    const section: Section = { title: readInline(raw, this.#references), ...place, line, parts: [] }
    this.#top.parts.push({ kind: 'section', section })
    this.#stack.push(section)
  }

  #closeDetails(): void {
    const at = this.#stack.findLastIndex((section) => section.origin === 'summary')
    if (at > 0) this.#stack.length = at
    this.#summaryDepth = Math.max(0, this.#summaryDepth - 1)
  }

  #takeItem(block: ItemBlock): void {
    const item: ListItem = { block, children: [] }
    if (this.#openItems.length >= DEPTH_MAX) {
      if (block.indent - (this.#openItems.at(-1)?.block.indent ?? 0) >= NEST_MIN)
        this.#tooDeepLine ??= block.line
      this.#openItems.length = DEPTH_MAX - 1
    }
    while (
      this.#openItems.length > 0 &&
      block.indent - (this.#openItems.at(-1)?.block.indent ?? 0) < NEST_MIN
    )
      this.#openItems.pop()
    const parent = this.#openItems.at(-1)
    if (parent !== undefined) parent.children.push(item)
    else {
      const last = this.#top.parts.at(-1)
      if (last?.kind === 'items') last.items.push(item)
      else this.#top.parts.push({ kind: 'items', items: [item] })
    }
    this.#openItems.push(item)
  }
}

/** Says whether a line of plain text may be a title: short, no sentence, not beginning in lower case. */
function isTitleLike(text: string): boolean {
  if (text.length < 2 || text.length > TITLE_LENGTH_MAX) return false
  if (text.split(' ').length > TITLE_WORDS_MAX || /[.!;,。，；！]$/.test(text)) return false
  return /^[^\p{L}]*(?:\p{Lu}|\p{Lo}|\p{Lt})/u.test(text) || /^[^\p{L}]*$/u.test(text)
}
