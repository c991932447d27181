/**
 * What a reader sees of one line: its text without emphasis and tags, its links, and the marked words it begins with.
 * markdown-it reads it; nothing is rendered, so nothing in a document can become markup.
 */

import type { ImportedLink } from '@savepoint/progress'
import MarkdownIt, { type Token } from 'markdown-it'
import { LINE_MAX, LINKS_MAX, URL_MAX } from './limits.ts'

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

/** Addresses by label, as `[label]: address` lines give them. */
export type References = Record<string, { readonly href: string; readonly title: string }>

const parser = createParser()
const SPECIAL = /[\\`*_[\]<>&!~]|https?:\/\//
const SAFE_URL = /^(?:https?:\/\/|mailto:)[^\s]+$/i
const SCHEME = /^[a-z][a-z0-9+.-]*:/i
const BARE_URL = /(?:https?:\/\/)[^\s<>()[\]"'`，。；）]+/g
const SEPARATOR = /^\s*(?:[:：]|[-–—]+(?=\s)|->|→|=>|\|)\s*/

/** Reads one line or paragraph. Text beyond `LINE_MAX` characters is not looked at. */
export function readInline(source: string, references: References): InlineText {
  const line = source.length > LINE_MAX ? cutAt(source, LINE_MAX) : source
  if (!SPECIAL.test(line)) {
    const text = squeeze(line)
    return { text, links: [], isOnlyLink: false, isAnchor: false, hasUnsafeLink: false, isOnlyStrong: false }
  }
  const env = { references }
  const tokens = parser.parseInline(line, env)[0]?.children ?? []
  return gather(tokens)
}

/** Returns the form under which markdown-it looks a reference label up. */
export function referenceKey(label: string): string {
  return parser.utils.normalizeReference(label)
}

/** Says whether a link may carry `url`. */
export function isSafeUrl(url: string): boolean {
  return SAFE_URL.test(url) && url.length <= URL_MAX
}

/** Returns `text` in one line with single blanks and without characters that cannot be seen. */
export function squeeze(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this removes
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g, '')
      .replace(/\s+/g, ' ')
      .trim()
      .toWellFormed()
  )
}

/** Returns the first `length` characters of `text`, never half of one. */
export function cutAt(text: string, length: number): string {
  const last = text.charCodeAt(length - 1)
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? length - 1 : length)
}

function createParser() {
  const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false })
  // Every scheme is let through, so that the text of a bad link is read as the text of a link.
  markdown.validateLink = () => true
  return markdown
}

interface Gathering {
  text: string
  depth: number
  /** Where the first marked span ends, when it began the line; -1 while it is open. */
  leadEnd: number | undefined
  readonly links: { title: string; url: string; start: number }[]
  readonly open: { readonly url: string; readonly start: number }[]
  hasUnsafeLink: boolean
  anchorCount: number
  linkCount: number
}

function gather(tokens: readonly Token[]): InlineText {
  const state: Gathering = {
    text: '',
    depth: 0,
    leadEnd: undefined,
    links: [],
    open: [],
    hasUnsafeLink: false,
    anchorCount: 0,
    linkCount: 0,
  }
  for (const token of tokens) take(token, state)
  const [whole = '', lead = ''] = [state.text, state.text.slice(0, Math.max(state.leadEnd ?? 0, 0))]
  const isMarked = squeeze(lead) !== '' && squeeze(whole.slice(lead.length)) === ''
  const links = state.links.map(({ title, url }) => ({ title: squeeze(title) || url, url }))
  const text = tidyText(whole, links, state)
  const split = splitLead(lead, whole.slice(lead.length))
  return {
    text,
    ...(split === undefined ? {} : { lead: split }),
    links: links.slice(0, LINKS_MAX),
    isOnlyLink: isMarked && state.linkCount === 1,
    isAnchor: state.linkCount > 0 && state.anchorCount === state.linkCount,
    hasUnsafeLink: state.hasUnsafeLink,
    isOnlyStrong: isMarked && state.linkCount === 0 && tokens.some((token) => token.type === 'strong_open'),
  }
}

function take(token: Token, state: Gathering): void {
  const isLeading = squeeze(state.text) === '' && state.leadEnd === undefined
  switch (token.type) {
    case 'text':
      state.text += token.content
      break
    case 'code_inline':
      state.text += token.content
      if (isLeading && state.depth === 0) state.leadEnd = state.text.length
      break
    case 'softbreak':
    case 'hardbreak':
      state.text += ' '
      break
    case 'image':
      // A picture is not text; its label would only repeat what stands beside it.
      break
    case 'link_open':
      openLink(String(token.attrGet('href') ?? ''), state)
      break
    case 'link_close':
      closeLink(state)
      break
    case 'html_inline':
      takeTag(token.content, state)
      break
    default:
  }
  if (token.nesting === 1) {
    state.depth += 1
    if (isLeading) state.leadEnd = -1
  }
  if (token.nesting === -1) {
    state.depth -= 1
    if (state.depth === 0 && state.leadEnd === -1) state.leadEnd = state.text.length
  }
}

function openLink(url: string, state: Gathering): void {
  state.open.push({ url, start: state.text.length })
}

function closeLink(state: Gathering): void {
  const link = state.open.pop()
  if (link === undefined) return
  state.linkCount += 1
  if (link.url.startsWith('#')) state.anchorCount += 1
  else if (isSafeUrl(link.url))
    state.links.push({ title: state.text.slice(link.start), url: link.url, start: link.start })
  else if (SCHEME.test(link.url)) state.hasUnsafeLink = true
}

function takeTag(tag: string, state: Gathering): void {
  if (/^<br\b/i.test(tag)) state.text += ' '
  const href = /^<a\s[^>]*href\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1]
  if (href !== undefined) openLink(href.replaceAll('&amp;', '&'), state)
  else if (/^<\/a\s*>/i.test(tag)) closeLink(state)
}

/** Takes addresses out of the text where words remain, and the emphasis marks that found no partner. */
function tidyText(raw: string, links: ImportedLink[], state: Gathering): string {
  const bare = raw.replace(BARE_URL, (found) => {
    const url = found.replace(/[.,;:!?]+$/, '')
    if (isSafeUrl(url) && !links.some((link) => link.url === url)) links.push({ title: url, url })
    state.linkCount += 1
    return ' '
  })
  const words = squeeze(stripMarks(bare)).replace(/\s*[:：→-]+$/, '')
  return words === '' || /^[\W_]+$/u.test(words) ? squeeze(stripMarks(raw)) : squeeze(stripMarks(bare))
}

function stripMarks(text: string): string {
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
