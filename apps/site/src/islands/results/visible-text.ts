/**
 * Text of a stranger, made safe to look at. A value from a database may hold control characters, marks that
 * turn the direction of everything after them, characters of no width, or ten megabytes. Here such a value
 * becomes short segments in which each invisible character is spelled out. It never becomes HTML.
 */

/** A run of text; `isEscape` marks one that stands for a character that cannot be seen. */
export interface TextSegment {
  readonly text: string
  readonly isEscape: boolean
}

export interface VisibleText {
  readonly segments: readonly TextSegment[]
  /** True when characters past the limit were left out. */
  readonly isTruncated: boolean
  /** Length of the whole value in UTF-16 units. */
  readonly length: number
}

/** Characters of a value that a table shows before it is cut. */
export const CELL_CHARACTERS_MAX = 120
/** Characters that the panel for a whole value shows. */
export const VALUE_CHARACTERS_MAX = 20_000

// C0 and C1 controls, soft hyphen, zero-width and direction marks, separators, tags and lone surrogates.
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this finds
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each of them is meant by itself
  /[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Surrogate}/gu

const CONTROL_ESCAPES: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const BYTE_MAX = 0xff

/** Returns `value` as segments, cut after `charactersMax` UTF-16 units. **Cost:** O(charactersMax). */
export function visibleText(value: string, charactersMax: number): VisibleText {
  const shown = cutText(value, charactersMax)
  return { segments: splitInvisible(shown), isTruncated: shown.length < value.length, length: value.length }
}

/** Returns `visibleText` as one string, for labels and announcements. */
export function visibleString(value: string, charactersMax: number): string {
  const visible = visibleText(value, charactersMax)
  return visible.segments.map((segment) => segment.text).join('') + (visible.isTruncated ? '…' : '')
}

/** Returns at most `charactersMax` UTF-16 units of `value` and never half of a surrogate pair. */
export function cutText(value: string, charactersMax: number): string {
  if (value.length <= charactersMax) return value
  const last = value.charCodeAt(charactersMax - 1)
  const isHighSurrogate = last >= 0xd800 && last <= 0xdbff
  return value.slice(0, isHighSurrogate ? charactersMax - 1 : charactersMax)
}

function splitInvisible(text: string): TextSegment[] {
  const segments: TextSegment[] = []
  let from = 0
  for (const match of text.matchAll(INVISIBLE)) {
    if (match.index > from) segments.push({ text: text.slice(from, match.index), isEscape: false })
    segments.push({ text: spellOut(match[0]), isEscape: true })
    from = match.index + match[0].length
  }
  if (from < text.length) segments.push({ text: text.slice(from), isEscape: false })
  return segments
}

function spellOut(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const hex = code.toString(16).toUpperCase()
  // In ASCII, because the fonts of the page have no pictures for control characters.
  return (
    CONTROL_ESCAPES[character] ??
    (code <= BYTE_MAX ? `\\x${hex.padStart(2, '0')}` : `U+${hex.padStart(4, '0')}`)
  )
}

const NUMERIC_TYPES: ReadonlySet<string> = new Set([
  'int2',
  'int4',
  'int8',
  'float4',
  'float8',
  'numeric',
  'money',
  'oid',
  'xid',
  'xid8',
  'cid',
  'smallint',
  'integer',
  'bigint',
  'real',
  'double precision',
  'decimal',
])

/** Returns true for a type whose values stand right-aligned in a table. */
export function isNumericType(type: string): boolean {
  return NUMERIC_TYPES.has(type.replace(/\(.*\)$/, ''))
}
