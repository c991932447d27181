/**
 * What a reader sees of one line: its text without emphasis and tags, its links, and the marked words it begins with. It is
 * text and addresses of known schemes only, so nothing in a document can become markup.
 */

import type { ImportedLink } from '@savepoint/progress'
import { LINE_MAX, LINKS_MAX, URL_MAX } from './limits.ts'
import { type References, type ScannedInline, scanInline } from './scan-inline.ts'

export interface InlineText {
  readonly text: string
  /** The emphasised words, code or link that the line begins with, where a separator or nothing follows. */
  readonly lead?: { readonly text: string; readonly rest: string }
  readonly links: readonly ImportedLink[]
  /** Nothing but one link. */
  readonly isOnlyLink: boolean
  /** Every address points into the document itself. */
  readonly isAnchor: boolean
  /** A link with a scheme that is not allowed was there. */
  readonly hasUnsafeLink: boolean
  /** Nothing but emphasised words. */
  readonly isOnlyStrong: boolean
}

const MARKED = /[\\`*_[\]<>&!~]|https?:\/\//
const SAFE_URL = /^(?:https?:\/\/|mailto:)[^\s]+$/i
const SCHEME = /^[a-z][a-z0-9+.-]*:/i
const BARE_URL = /(?:https?:\/\/)[^\s<>()[\]"'`，。；）]+/g
const SEPARATOR = /^\s*(?:[:：]|[-–—]+(?=\s)|->|→|=>|\|)\s*/

/** Reads one line or paragraph. Text beyond `LINE_MAX` characters is not looked at. */
export function readInline(source: string, references: References): InlineText {
  const line = source.length > LINE_MAX ? cutAt(source, LINE_MAX) : source
  if (!MARKED.test(line)) return plainInline(squeeze(line))
  return gather(scanInline(line, (label) => findReference(label, references)))
}

function plainInline(text: string): InlineText {
  return { text, links: [], isOnlyLink: false, isAnchor: false, hasUnsafeLink: false, isOnlyStrong: false }
}

function findReference(label: string, references: References): string | undefined {
  const key = referenceKey(label)
  return Object.hasOwn(references, key) ? references[key] : undefined
}

/** Returns the form under which the label of an address is looked up. */
export function referenceKey(label: string): string {
  return squeeze(label).toLowerCase()
}

/** Says whether a link may carry `url`. */
export function isSafeUrl(url: string): boolean {
  return SAFE_URL.test(url) && url.length <= URL_MAX
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const UNSEEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNTIDY = /[\u0000-\u001f\u007f-\u00a0\u1680\u2000-\u200b\u2028-\u2069\u3000\ufeff]|^ | $| {2}/

/** Returns `text` in one line with single blanks and without characters that cannot be seen. */
export function squeeze(text: string): string {
  const tidy = UNTIDY.test(text) ? text.replace(UNSEEN, '').replace(/\s+/g, ' ').trim() : text
  return tidy.isWellFormed() ? tidy : tidy.toWellFormed()
}

/** Returns the first `length` characters of `text`, never half of one. */
export function cutAt(text: string, length: number): string {
  const last = text.charCodeAt(length - 1)
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? length - 1 : length)
}

function gather({ pieces, leadPieces, isLeadStrong, links: found }: ScannedInline): InlineText {
  const whole = pieces.join('')
  const lead = leadPieces === pieces.length ? whole : pieces.slice(0, leadPieces).join('')
  const after = whole.slice(lead.length)
  const isMarked = leadPieces > 0 && squeeze(after) === ''
  const links: ImportedLink[] = []
  let [anchorCount, hasUnsafeLink] = [0, false]
  for (const { title, url } of found) {
    if (url.startsWith('#')) anchorCount += 1
    else if (isSafeUrl(url)) links.push({ title: squeeze(stripMarks(title)) || url, url })
    else hasUnsafeLink ||= SCHEME.test(url)
  }
  const { text, bareCount } = takeUrls(whole, links)
  const split = leadPieces === 0 ? undefined : splitLead(lead, after)
  return {
    text,
    ...(split === undefined ? {} : { lead: split }),
    links: links.length > LINKS_MAX ? links.slice(0, LINKS_MAX) : links,
    isOnlyLink: isMarked && found.length + bareCount === 1,
    isAnchor: found.length > 0 && anchorCount === found.length,
    hasUnsafeLink,
    isOnlyStrong: isMarked && found.length === 0 && isLeadStrong,
  }
}

/** Takes addresses out of the text where words remain, and the emphasis marks that found no partner. */
function takeUrls(
  whole: string,
  links: ImportedLink[],
): { readonly text: string; readonly bareCount: number } {
  if (!whole.includes('://')) return { text: squeeze(stripMarks(whole)), bareCount: 0 }
  const known = new Set(links.map((link) => link.url))
  let bareCount = 0
  const bare = whole.replace(BARE_URL, (match: string, offset: number) => {
    const url = withoutStops(match)
    if (isSafeUrl(url) && !known.has(url)) {
      known.add(url)
      links.push({ title: url, url })
      bareCount += 1
    }
    // Within a sentence the name of the host stands for the address.
    const isInSentence = /[\p{L}\p{N}] $/u.test(whole.slice(Math.max(0, offset - 2), offset))
    return isInSentence ? (/^https?:\/\/(?:www\.)?([^/?#]+)/.exec(url)?.[1] ?? ' ') : ' '
  })
  const words = squeeze(stripMarks(bare))
  const hasWords = /[\p{L}\p{N}]/u.test(words)
  return {
    text: hasWords ? words.replace(/(?:\s?[:：→(<-]){1,3}$/, '') : squeeze(stripMarks(whole)),
    bareCount,
  }
}

/** A full stop behind an address ends the sentence. */
function withoutStops(url: string): string {
  let end = url.length
  while (end > 0 && '.,;:!?'.includes(url[end - 1] ?? '')) end -= 1
  return url.slice(0, end)
}

function stripMarks(text: string): string {
  if (!text.includes('*')) return text
  return text
    .replace(/(^|[\s(,])\*{1,3}(?=[\p{L}\p{N}])/gu, '$1')
    .replace(/(?<=[\p{L}\p{N})])\*{1,3}(?=$|[\s.,;:)])/gu, '')
    .replace(/\*{2,3}/g, '')
}

function splitLead(lead: string, after: string): InlineText['lead'] {
  const text = squeeze(stripMarks(lead))
  if (text === '') return undefined
  if (/[:：]$/.test(text)) return { text: text.replace(/\s*[:：]+$/, ''), rest: squeeze(stripMarks(after)) }
  const separator = SEPARATOR.exec(after)
  if (separator !== null) return { text, rest: squeeze(stripMarks(after.slice(separator[0].length))) }
  return squeeze(after) === '' ? { text, rest: '' } : undefined
}
