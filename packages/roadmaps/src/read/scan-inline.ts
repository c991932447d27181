/**
 * One pass over the inline Markdown of a line: emphasis, code, links, pictures, tags, entities and escapes are recognised and taken
 * out, the text stays. Linear, as each sign is looked at once and gives a piece of text that a later sign may empty.
 * markdown-it's inline parser gives the same text for what people write, at about eight times the cost; see `docs/decisions`.
 */

/** Addresses by label, as `[label]: address` lines give them. */
export type References = Record<string, string>

export interface ScannedInline {
  readonly pieces: readonly string[]
  /** Number of pieces that the marked span at the start of the line takes; 0 when it does not begin with one. */
  readonly leadPieces: number
  /** The span at the start is strong emphasis. */
  readonly isLeadStrong: boolean
  readonly links: readonly ScannedLink[]
}

export interface ScannedLink {
  readonly title: string
  readonly url: string
}

const SPECIAL = new Uint8Array(128)
for (const character of '\\`*_~[]!<&') SPECIAL[character.charCodeAt(0)] = 1

const PUNCTUATION = /[!-/:-@[-`{-~]/
const SPACE = /\s/
const WORD = /[\p{L}\p{N}]/u
const DESTINATION =
  /\(\s*(?:<([^<>\n]{0,2000})>|((?:[^\s()\\]|\\.|\([^\s()]{0,500}\)){0,2000}))(?:\s+(?:"[^"]{0,500}"|'[^']{0,500}'|\([^()]{0,500}\)))?\s*\)/y
const LABEL = /\[([^\]]{0,200})\]/y
const AUTOLINK = /<((?:https?:\/\/|mailto:)[^\s<>]{1,2000})>/iy
const TAG = /<(\/?)([a-z][a-z0-9-]{0,30})((?:\s[^<>]{0,1000})?)\/?>/iy
const HREF = /\shref\s*=\s*["']?([^"'\s>]+)/i
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/iy
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  rarr: '→',
  larr: '←',
  bull: '•',
  middot: '·',
  times: '×',
  copy: '©',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
}

/** Returns what a reader sees of `source`, and its links. `findReference` looks up the address of a label. */
export function scanInline(
  source: string,
  findReference: (label: string) => string | undefined,
): ScannedInline {
  return new InlineScan(source, findReference).run()
}

interface Opening {
  readonly kind: '*' | '_' | '~' | '[' | '!' | 'a'
  /** Of emphasis: the number of signs that are still open. */
  length: number
  readonly piece: number
  readonly url?: string
}

class InlineScan {
  readonly #source: string
  readonly #findReference: (label: string) => string | undefined
  readonly #pieces: string[] = []
  readonly #open: Opening[] = []
  readonly #links: ScannedLink[] = []
  /** Lengths of runs of backticks that have no partner in the rest of the line. */
  readonly #lonelyTicks = new Set<number>()
  #at = 0
  #leadPieces = 0
  #isLeadStrong = false
  #hasText = false

  constructor(source: string, findReference: (label: string) => string | undefined) {
    this.#source = source
    this.#findReference = findReference
  }

  run(): ScannedInline {
    const source = this.#source
    while (this.#at < source.length) {
      let end = this.#at
      while (end < source.length && SPECIAL[source.charCodeAt(end)] !== 1) end += 1
      if (end > this.#at) this.#text(source.slice(this.#at, end))
      this.#at = end
      if (end < source.length) this.#special(source[end] ?? '')
    }
    return {
      pieces: this.#pieces,
      leadPieces: this.#leadPieces,
      isLeadStrong: this.#isLeadStrong,
      links: this.#links,
    }
  }

  #text(text: string): void {
    this.#pieces.push(text)
    this.#hasText ||= text.trim() !== ''
  }

  #special(sign: string): void {
    if (sign === '\\') this.#escape()
    else if (sign === '`') this.#code()
    else if (sign === '[') this.#openBracket('[')
    else if (sign === ']') this.#closeBracket()
    else if (sign === '<') this.#tag()
    else if (sign === '&') this.#entity()
    else if (sign !== '!') this.#emphasis(sign as '*' | '_' | '~')
    else if (this.#source[this.#at + 1] === '[') this.#openBracket('!')
    else this.#literal(1)
  }

  #literal(length: number): void {
    this.#text(this.#source.slice(this.#at, this.#at + length))
    this.#at += length
  }

  #escape(): void {
    const next = this.#source[this.#at + 1] ?? ''
    if (!PUNCTUATION.test(next)) {
      this.#literal(1)
      return
    }
    this.#text(next)
    this.#at += 2
  }

  #code(): void {
    const start = this.#at
    const length = runLength(this.#source, start)
    const end = this.#lonelyTicks.has(length) ? -1 : this.#closingTicks(start + length, length)
    if (end === -1) {
      this.#lonelyTicks.add(length)
      this.#literal(length)
      return
    }
    const isLead = !this.#hasText && this.#open.length === 0
    this.#text(this.#source.slice(start + length, end))
    if (isLead && this.#leadPieces === 0) this.#leadPieces = this.#pieces.length
    this.#at = end + length
  }

  #closingTicks(from: number, length: number): number {
    let at = this.#source.indexOf('`', from)
    while (at !== -1) {
      const found = runLength(this.#source, at)
      if (found === length) return at
      at = this.#source.indexOf('`', at + found)
    }
    return -1
  }

  #openBracket(kind: '[' | '!'): void {
    const opening: Opening = { kind, length: 1, piece: this.#pieces.length }
    this.#pieces.push(kind === '!' ? '![' : '[')
    this.#open.push(opening)
    this.#at += kind === '!' ? 2 : 1
  }

  #closeBracket(): void {
    const index = this.#open.findLastIndex((opening) => opening.kind === '[' || opening.kind === '!')
    const opening = this.#open[index]
    if (opening === undefined) {
      this.#literal(1)
      return
    }
    this.#open.length = index
    const inside = this.#pieces.slice(opening.piece + 1).join('')
    const target = this.#destination(inside)
    if (target === undefined) {
      this.#literal(1)
      return
    }
    this.#at = target.end
    if (opening.kind === '!') {
      // A picture is not text; its label would only repeat what stands beside it.
      this.#pieces.length = opening.piece
      return
    }
    this.#pieces[opening.piece] = ''
    this.#link(inside, target.url)
    this.#closeLead(opening, false)
  }

  #destination(inside: string): { readonly url: string; readonly end: number } | undefined {
    const after = this.#at + 1
    DESTINATION.lastIndex = after
    const match = this.#source[after] === '(' ? DESTINATION.exec(this.#source) : null
    if (match !== null) return { url: withoutEscapes(match[1] ?? match[2] ?? ''), end: DESTINATION.lastIndex }
    LABEL.lastIndex = after
    const label = this.#source[after] === '[' ? LABEL.exec(this.#source) : null
    const url = this.#findReference(label?.[1] || inside)
    if (url === undefined) return undefined
    return { url, end: label === null ? after : LABEL.lastIndex }
  }

  #link(title: string, url: string): void {
    this.#links.push({ title, url })
    this.#hasText ||= title.trim() !== ''
  }

  #tag(): void {
    AUTOLINK.lastIndex = this.#at
    const auto = AUTOLINK.exec(this.#source)
    if (auto !== null) {
      this.#text(auto[1] ?? '')
      this.#link(auto[1] ?? '', auto[1] ?? '')
      this.#at = AUTOLINK.lastIndex
      return
    }
    TAG.lastIndex = this.#at
    const tag = TAG.exec(this.#source)
    if (tag === null) {
      this.#literal(1)
      return
    }
    this.#at = TAG.lastIndex
    const name = (tag[2] ?? '').toLowerCase()
    if (name === 'br') this.#pieces.push(' ')
    if (name === 'a' && tag[1] === '')
      this.#open.push({
        kind: 'a',
        length: 1,
        piece: this.#pieces.length,
        url: HREF.exec(tag[3] ?? '')?.[1] ?? '',
      })
    if (name === 'a' && tag[1] === '/') this.#closeAnchor()
  }

  #closeAnchor(): void {
    const index = this.#open.findLastIndex((opening) => opening.kind === 'a')
    const opening = this.#open[index]
    if (opening === undefined) return
    this.#open.length = index
    if (opening.url !== '')
      this.#link(this.#pieces.slice(opening.piece).join(''), (opening.url ?? '').replaceAll('&amp;', '&'))
    this.#closeLead(opening, false)
  }

  #entity(): void {
    ENTITY.lastIndex = this.#at
    const match = ENTITY.exec(this.#source)
    const code = match === null ? Number.NaN : Number(match[1] ?? `0x${match[2] ?? ''}`)
    const isCode = code > 31 && code < 0x110000 && (code < 0xd800 || code > 0xdfff)
    const text = isCode ? String.fromCodePoint(code) : ENTITIES[match?.[3]?.toLowerCase() ?? '']
    if (match === null || text === undefined) {
      this.#literal(1)
      return
    }
    this.#text(text)
    this.#at = ENTITY.lastIndex
  }

  #emphasis(sign: '*' | '_' | '~'): void {
    const length = runLength(this.#source, this.#at)
    const before = this.#source[this.#at - 1] ?? ' '
    const after = this.#source[this.#at + length] ?? ' '
    const isClosing = canClose(sign, before, after)
    const isOpening = canClose(sign, after, before)
    const piece = this.#pieces.length
    this.#pieces.push(this.#source.slice(this.#at, this.#at + length))
    this.#at += length
    if (sign === '~' && length < 2) return
    if (isClosing && this.#closeEmphasis(sign, { length, piece })) return
    if (isOpening) this.#open.push({ kind: sign, length, piece })
  }

  /** Takes out a run that closes one before it; the signs that both do not share stay. */
  #closeEmphasis(sign: string, closing: { readonly length: number; readonly piece: number }): boolean {
    const index = this.#open.findLastIndex(
      (opening) => opening.kind === sign || opening.kind === '[' || opening.kind === '!',
    )
    const opening = this.#open[index]
    if (opening === undefined || opening.kind !== sign) return false
    const shared = Math.min(opening.length, closing.length)
    this.#open.length = opening.length > shared ? index + 1 : index
    opening.length -= shared
    this.#pieces[opening.piece] = sign.repeat(opening.length)
    this.#pieces[closing.piece] = sign.repeat(closing.length - shared)
    if (opening.length === 0) this.#closeLead(opening, shared >= 2 && sign !== '~')
    return true
  }

  #closeLead(opening: Opening, isStrong: boolean): void {
    if (this.#leadPieces > 0 || this.#pieces.slice(0, opening.piece).some((piece) => piece.trim() !== ''))
      return
    this.#leadPieces = this.#pieces.length
    this.#isLeadStrong = isStrong
  }
}

/** A run of `sign` can close what stands before it when a word ends there. **Source:** CommonMark 0.31, 6.2, simplified. */
function canClose(sign: string, before: string, after: string): boolean {
  if (SPACE.test(before)) return false
  const isOutside = SPACE.test(after) || PUNCTUATION.test(after) || !WORD.test(after)
  if (sign === '_') return isOutside
  return isOutside || WORD.test(before)
}

function runLength(source: string, start: number): number {
  let end = start + 1
  while (source.charCodeAt(end) === source.charCodeAt(start)) end += 1
  return end - start
}

function withoutEscapes(url: string): string {
  return url.replace(/\\([!-/:-@[-`{-~])/g, '$1')
}
