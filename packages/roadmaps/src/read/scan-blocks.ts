/**
 * Takes a document apart into headings, items of lists, tables and paragraphs, in one pass over its lines. Not CommonMark:
 * there an indented line below an arrow is code and a bullet that somebody drew is prose, here both are what they
 * look like. Code, scripts and comments are passed over. Linear in the size of the document whatever it holds.
 */

import type { Block, ItemBlock } from './block.ts'
import { referenceKey } from './inline-text.ts'
import { LINE_MAX } from './limits.ts'
import { readListMarker } from './list-marker.ts'
import type { References } from './scan-inline.ts'
import { isTableRule, readTableRow } from './table-row.ts'

export interface ScannedDocument {
  readonly blocks: readonly Block[]
  readonly references: References
}

const TAB = 4
/** Also as some write them, without the blank after two signs or more. */
const HEADING = /^(#{1,6})(?:[ \t]+|$)|^(#{2,6})(?=[^#\s])/
const SETEXT = /^(=+|-{2,})[ \t]*$/
const RULE = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|[=─━—–~•·*]{4,})$/
const FENCE = /^(`{3,}|~{3,})/
const REFERENCE = /^\[([^\]]{1,200})\]:[ \t]*<?([^\s>]+)>?/
const HTML_HEADING = /^<h([1-6])\b[^>]*>(.*?)(?:<\/h[1-6]\s*>|$)/i
const HTML_ITEM = /^<li\b[^>]*>(.*)$/i
const HTML_LIST = /<(\/?)(?:ul|ol)\b[^>]*>/gi
const SKIPPED_ELEMENT = /^<(script|style|svg|table|pre)\b/i
/** A line at least this long was wrapped, so the next one goes on with it. */
const WRAPPED_LINE_MIN = 56
const HARD_BREAK = / {2,}$|\\$/

/** Returns the blocks of `lines`, of which the first is line `firstLine` of the document. */
export function scanBlocks(lines: readonly string[], firstLine: number): ScannedDocument {
  const scan = new Scan(lines, firstLine)
  return scan.run()
}

interface Line {
  readonly indent: number
  /** Without indentation and what follows the last word. */
  readonly body: string
  readonly raw: string
}

class Scan {
  readonly #lines: readonly string[]
  readonly #blocks: Block[] = []
  readonly #references: References = {}
  readonly #fenceEnds: readonly number[]
  #index = 0
  #htmlListDepth = 0
  /** The item that an indented line may belong to, with what was read of it. */
  #item:
    | { block: ItemBlock; text: string[]; raw: string; lastLine: string; isClosed: boolean; width: number }
    | undefined
  #paragraph: { lines: string[]; indent: number; line: number; isAfterBlank: boolean } | undefined
  #isAfterBlank = true
  readonly #firstLine: number

  constructor(lines: readonly string[], firstLine: number) {
    this.#lines = lines
    this.#firstLine = firstLine
    this.#fenceEnds = nextFences(lines)
  }

  run(): ScannedDocument {
    while (this.#index < this.#lines.length) {
      const line = lineAt(this.#lines[this.#index] ?? '')
      if (line.body === '') this.#takeBlank()
      else if (!this.#takeSpecial(line)) this.#takeWords(line)
      this.#index += 1
    }
    this.#endParagraph(true)
    this.#endItem()
    return { blocks: this.#blocks, references: this.#references }
  }

  get #lineNumber(): number {
    return this.#index + this.#firstLine
  }

  #takeBlank(): void {
    this.#endParagraph(true)
    if (this.#item !== undefined) this.#item.isClosed = true
    this.#isAfterBlank = true
  }

  /** Code, comments, tags and definitions. Returns false for lines that say something. */
  #takeSpecial(line: Line): boolean {
    if (FENCE.test(line.body)) {
      const end = this.#fenceEnds[this.#index] ?? -1
      if (end > this.#index) {
        this.#endParagraph(true)
        this.#index = end
        return true
      }
    }
    if (line.body.startsWith('[')) {
      const reference = REFERENCE.exec(line.body)
      if (reference !== null && this.#paragraph === undefined) {
        const key = referenceKey(reference[1] ?? '')
        if (!Object.hasOwn(this.#references, key)) this.#references[key] = reference[2] ?? ''
        return true
      }
    }
    return line.body.startsWith('<') && this.#takeTag(line)
  }

  #takeTag(line: Line): boolean {
    const skipped = SKIPPED_ELEMENT.exec(line.body)?.[1]?.toLowerCase()
    if (skipped !== undefined) return this.#skipElement(skipped, line.body)
    const heading = HTML_HEADING.exec(line.body)
    if (heading !== null) {
      this.#push({
        kind: 'heading',
        level: Number(heading[1]),
        raw: this.#htmlHeadingText(heading),
        line: this.#lineNumber,
      })
      return true
    }
    if (/^<\/?details\b/i.test(line.body) || /^<summary\b/i.test(line.body)) {
      this.#takeDetails(line.body)
      return true
    }
    const item = HTML_ITEM.exec(line.body.replace(/^(?:<(?:ul|ol)\b[^>]*>\s*)+/i, ''))
    const depth = this.#htmlListDepth
    for (const [, slash] of line.body.matchAll(HTML_LIST)) this.#htmlListDepth += slash === '/' ? -1 : 1
    this.#htmlListDepth = Math.max(0, this.#htmlListDepth)
    if (item === null)
      return /^<\/?(?:ul|ol|li|p|div|center|br|hr|a|img|table|tbody|section|span)\b[^>]*>$/i.test(line.body)
    const opened = Math.max(
      depth,
      line.body.match(/^<(?:ul|ol)\b/i) === null ? depth : this.#htmlListDepth,
      1,
    )
    this.#startItem({ indent: (opened - 1) * TAB, body: `- ${item[1] ?? ''}`, raw: line.raw })
    return true
  }

  /** `<h1>` whose text and end stand on later lines is read up to the end tag, within a few lines. */
  #htmlHeadingText(heading: RegExpExecArray): string {
    let text = heading[2] ?? ''
    const close = new RegExp(`</h${heading[1]}\\s*>`, 'i')
    for (let ahead = 1; ahead <= 5 && !close.test(heading[0]) && !close.test(text); ahead += 1) {
      text += ` ${this.#lines[this.#index + 1]?.trim() ?? ''}`
      this.#index += 1
    }
    return text.replace(close, '')
  }

  #takeDetails(body: string): void {
    const summary = /<summary\b[^>]*>(.*?)(?:<\/summary\s*>|$)/i.exec(body)
    if (summary !== null) {
      let text = summary[1] ?? ''
      if (text.trim() === '' && this.#index + 1 < this.#lines.length) {
        this.#index += 1
        text = this.#lines[this.#index]?.trim() ?? ''
      }
      this.#push({ kind: 'summary', raw: text.replace(/<\/summary\s*>/i, ''), line: this.#lineNumber })
    }
    if (/<\/details\s*>/i.test(body)) this.#push({ kind: 'detailsEnd', line: this.#lineNumber })
  }

  /** Passes over an element to its end tag; one without an end is passed over in its first line only. */
  #skipElement(name: string, body: string): boolean {
    this.#endParagraph(true)
    const end = `</${name}`
    if (body.toLowerCase().includes(end)) return true
    const last = this.#elementEnds(end)
    if (last !== undefined) this.#index = last
    return true
  }

  readonly #endsByTag = new Map<string, readonly number[]>()

  /** Lines of each end tag are looked up once, so that many openings cost no more than one. */
  #elementEnds(end: string): number | undefined {
    let ends = this.#endsByTag.get(end)
    if (ends === undefined) {
      ends = this.#lines.flatMap((line, index) => (line.toLowerCase().includes(end) ? [index] : []))
      this.#endsByTag.set(end, ends)
    }
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] ?? 0) > this.#index) high = middle
      else low = middle + 1
    }
    return ends[low]
  }

  #takeWords(whole: Line): void {
    const line = unquote(whole)
    if (line.body === '') {
      this.#takeBlank()
      return
    }
    const heading = HEADING.exec(line.body)
    if (heading !== null && line.indent < TAB) {
      const level = (heading[1] ?? heading[2] ?? '#').length
      this.#push({
        kind: 'heading',
        level,
        raw: withoutClosing(line.body.slice(heading[0].length)),
        line: this.#lineNumber,
      })
      return
    }
    if (this.#takeUnderline(line)) return
    if (RULE.test(line.body)) {
      this.#push({ kind: 'rule', line: this.#lineNumber })
      return
    }
    if (this.#takeTable(line)) return
    if (readListMarker(line.body) !== undefined) this.#startItem(line)
    else this.#takeProse(line)
    this.#isAfterBlank = false
  }

  /** `Title` and `=====` below it. */
  #takeUnderline(line: Line): boolean {
    const mark = SETEXT.exec(line.body)?.[1]
    if (mark === undefined || this.#paragraph === undefined || this.#paragraph.lines.length !== 1)
      return false
    if (this.#paragraph.indent > 3 || line.indent > 3) return false
    const { lines, line: start } = this.#paragraph
    this.#paragraph = undefined
    this.#push({ kind: 'heading', level: mark.startsWith('=') ? 1 : 2, raw: lines[0] ?? '', line: start })
    return true
  }

  #takeTable(line: Line): boolean {
    if (!line.body.includes('|') || !isTableRule(this.#lines[this.#index + 1] ?? '')) return false
    const start = this.#lineNumber
    const rows = [readTableRow(line.body)]
    this.#index += 1
    while ((this.#lines[this.#index + 1] ?? '').includes('|')) {
      this.#index += 1
      rows.push(readTableRow(this.#lines[this.#index] ?? ''))
    }
    this.#push({ kind: 'table', rows, line: start })
    return true
  }

  #startItem(line: Line): void {
    const marker = readListMarker(line.body)
    if (marker === undefined) return
    this.#endParagraph(false, true)
    this.#endItem()
    const block: ItemBlock = {
      kind: 'item',
      indent: line.indent,
      isOrdered: marker.isOrdered,
      box: marker.box,
      raw: '',
      text: [],
      line: this.#lineNumber,
    }
    const width = line.indent + marker.width
    this.#item = { block, text: [], raw: marker.rest, lastLine: line.raw, isClosed: marker.isDrawn, width }
  }

  #takeProse(line: Line): void {
    const item = this.#item
    if (item !== undefined && this.#paragraph === undefined) {
      const isDeeper = line.indent > item.block.indent
      if (!item.isClosed && this.#continues(item, line)) {
        item.raw = `${item.raw} ${line.body}`.slice(0, LINE_MAX)
        item.lastLine = line.raw
        return
      }
      if (isDeeper) {
        if (this.#isAfterBlank || item.text.length === 0) item.text.push(line.body)
        else item.text.push(`${item.text.pop() ?? ''} ${line.body}`.slice(0, LINE_MAX))
        item.isClosed = true
        return
      }
    }
    this.#endItem()
    if (this.#paragraph === undefined)
      this.#paragraph = {
        lines: [],
        indent: line.indent,
        line: this.#lineNumber,
        isAfterBlank: this.#isAfterBlank,
      }
    this.#paragraph.lines.push(line.body)
  }

  /** A wrapped line goes on with the one before; a short one that ends in itself is a description. */
  #continues(item: { lastLine: string; raw: string; block: ItemBlock; width: number }, line: Line): boolean {
    if (item.raw.trim() === '') return true
    if (HARD_BREAK.test(item.lastLine) || item.lastLine.length < WRAPPED_LINE_MIN) return false
    return line.indent > item.block.indent
  }

  #push(block: Block): void {
    this.#endParagraph(true, block.kind === 'table' || block.kind === 'summary')
    this.#endItem()
    this.#blocks.push(block)
    this.#isAfterBlank = true
  }

  #endItem(): void {
    if (this.#item === undefined) return
    const { block, text, raw } = this.#item
    this.#blocks.push({ ...block, raw, text })
    this.#item = undefined
  }

  #endParagraph(isBeforeGap: boolean, isBeforeList = false): void {
    const paragraph = this.#paragraph
    if (paragraph === undefined) return
    this.#paragraph = undefined
    const isFollowedByList = isBeforeList || this.#isListAhead()
    this.#blocks.push({
      kind: 'text',
      lines: paragraph.lines,
      raw: joinUpTo(paragraph.lines, LINE_MAX),
      lineCount: paragraph.lines.length,
      indent: paragraph.indent,
      isBeforeList: isFollowedByList,
      isAlone: isBeforeGap && paragraph.isAfterBlank,
      line: paragraph.line,
    })
  }

  #isListAhead(): boolean {
    for (let index = this.#index; index < this.#lines.length; index += 1) {
      const { body } = lineAt(this.#lines[index] ?? '')
      if (body === '') continue
      return readListMarker(body) !== undefined || /^<details\b/i.test(body)
    }
    return false
  }
}

/** Takes the signs off that close a heading: `Title ##`. */
function withoutClosing(text: string): string {
  let end = text.length
  while (end > 0 && text[end - 1] === '#') end -= 1
  return end === 0 || text[end - 1] === ' ' ? text.slice(0, end).trimEnd() : text
}

/** For each line the line of the next fence of its kind, or -1. */
function nextFences(lines: readonly string[]): readonly number[] {
  const ends = new Array<number>(lines.length).fill(-1)
  const next: Record<string, number> = { '`': -1, '~': -1 }
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const mark = FENCE.exec((lines[index] ?? '').trimStart())?.[1]?.[0]
    if (mark === undefined) continue
    ends[index] = next[mark] ?? -1
    next[mark] = index
  }
  return ends
}

function lineAt(raw: string): Line {
  let indent = 0
  let start = 0
  while (start < raw.length) {
    const character = raw[start]
    if (character === ' ' || character === '\u00a0') indent += 1
    else if (character === '\u3000') indent += 2
    else if (character === '\t') indent += TAB - (indent % TAB)
    else break
    start += 1
  }
  return { indent, body: raw.slice(start, start + LINE_MAX).trimEnd(), raw }
}

/** Quotations are read like the rest; their sign is not text. */
function unquote(line: Line): Line {
  if (!line.body.startsWith('>')) return line
  const inner = lineAt(line.body.replace(/^(?:>[ \t]?){1,12}/, ''))
  return { ...inner, indent: inner.indent + line.indent }
}

function joinUpTo(lines: readonly string[], length: number): string {
  let text = ''
  for (const line of lines) {
    if (text.length > length) break
    text = text === '' ? line : `${text} ${line}`
  }
  return text
}
