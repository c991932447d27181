/**
 * Markdown to HTML. CommonMark with tables, through markdown-it with raw HTML off: what an author writes can
 * become text, emphasis, lists, tables, code and links, and nothing else. Tokens are prepared (links resolved and
 * recorded, typography set, misplaced images reported) before they are rendered, so the renderer cannot fail.
 */

import MarkdownIt, { type Token } from 'markdown-it'
import type { SourceRange } from '../diagnostic.ts'
import type { Reporter } from '../source/reporter.ts'
import { lineStart, rangeOf, type SourceText } from '../source/source-text.ts'
import { type Cursor, createCursor } from './cursor.ts'
import { highlight } from './highlight.ts'
import { type LinkTarget, linkTarget, type Reference } from './links.ts'
import { typographic } from './typography.ts'

/** A reference with the place it stands at. */
export interface PlacedReference {
  readonly reference: Reference
  readonly path: string
  readonly range: SourceRange
}

/** Where a text comes from, and where what is found in it goes. */
export interface MarkdownContext {
  readonly source: SourceText
  /** Half-open offsets of the text in the source. */
  readonly start: number
  readonly end: number
  readonly report: Reporter
  readonly references: PlacedReference[]
  /** True for the text of a lesson: token lines are lines of the source, and images may be figures. */
  readonly hasFigures: boolean
}

const parser = createParser()

/** Returns the tokens of `text` with links, typography and images dealt with. */
export function parseMarkdown(text: string, context: MarkdownContext): Token[] {
  const tokens = parser.parse(text, {})
  prepare(tokens, context)
  return tokens
}

/** Returns the HTML of prepared tokens. */
export function renderTokens(tokens: Token[]): string {
  return parser.renderer.render(tokens, parser.options, {}).trim()
}

/** Returns the HTML of the children of one prepared inline token. */
export function renderInlineTokens(token: Token | undefined): string {
  return parser.renderer.renderInline(token?.children ?? [], parser.options, {}).trim()
}

/** Returns `text` as HTML blocks. */
export function renderMarkdown(text: string, context: MarkdownContext): string {
  return renderTokens(parseMarkdown(text, context))
}

/** Returns `text` as inline HTML, without a paragraph around it. */
export function renderInlineMarkdown(text: string, context: MarkdownContext): string {
  const tokens = parser.parseInline(text, {})
  prepare(tokens, context)
  return renderInlineTokens(tokens[0])
}

/** Returns the text that a reader of the inline token sees. */
export function plainText(token: Token | undefined): string {
  const parts = (token?.children ?? []).map((child) =>
    child.type === 'softbreak' || child.type === 'hardbreak' ? ' ' : child.content,
  )
  return parts.join('').replace(/\s+/g, ' ').trim()
}

function createParser() {
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false })
  markdown.renderer.rules.fence = (tokens, index) => renderCode(tokens[index])
  markdown.renderer.rules.code_block = (tokens, index) => renderCode(tokens[index])
  markdown.renderer.rules.table_open = () =>
    '<div class="scroll" role="region" tabindex="0" aria-label="Table"><table>'
  markdown.renderer.rules.table_close = () => '</table></div>\n'
  // Every scheme is let through to `prepare`, which reports what is not allowed; the parser would drop it silently.
  markdown.validateLink = () => true
  return markdown
}

function renderCode(token: Token | undefined): string {
  const language = token?.info.trim().split(/\s+/)[0] ?? ''
  return `<pre><code>${highlight(token?.content.replace(/\n$/, '') ?? '', language)}</code></pre>\n`
}

function prepare(tokens: readonly Token[], context: MarkdownContext): void {
  const cursor = createCursor(context.source, context.start, context.end)
  for (const token of tokens) {
    if (token.map !== null && context.hasFigures) cursor.moveTo(lineStart(context.source, token.map[0]))
    if (token.type === 'th_open' || token.type === 'td_open') alignByClass(token)
    if (token.type === 'inline') prepareInline(token.children ?? [], { ...context, cursor })
    else if (token.type === 'fence' || token.type === 'code_block') cursor.pass(token.content)
  }
}

interface InlineContext extends MarkdownContext {
  readonly cursor: Cursor
}

function prepareInline(children: Token[], context: InlineContext): void {
  const open: { readonly href: string; readonly target: LinkTarget }[] = []
  const isFigure = children.length === 1 && children[0]?.type === 'image'
  let before = ''
  for (const child of children) {
    if (child.type === 'link_open') {
      const href = String(child.attrGet('href') ?? '')
      const target = linkTarget(href)
      // An autolink stands before its text, any other destination after it.
      if (child.info === 'auto') recordLink(href, target, context)
      open.push({ href, target })
      setTarget(child, target)
    } else if (child.type === 'link_close') {
      const link = open.pop()
      if (link?.target.kind === 'bad') child.tag = 'span'
      if (link !== undefined && child.info !== 'auto') recordLink(link.href, link.target, context)
    } else if (child.type === 'image') {
      prepareImage(child, isFigure, context)
    } else {
      context.cursor.pass(child.content)
    }
    if (child.type === 'text') child.content = typographic(child.content, before)
    if (child.type === 'softbreak' || child.type === 'hardbreak') before = ' '
    else if (child.content !== '') before = child.content.at(-1) ?? ''
  }
}

/** A link inside the site gets its address; a bad one becomes a span, so that its text stays. */
function setTarget(token: Token, target: LinkTarget): void {
  if (target.kind === 'bad') token.tag = 'span'
  token.attrs = target.kind === 'bad' ? [] : target.attributes.map(([name, value]) => [name, value])
}

function recordLink(href: string, target: LinkTarget, context: InlineContext): void {
  const range = context.cursor.passDestination(href)
  if (target.kind === 'reference') {
    context.references.push({ reference: target.reference, path: context.source.path, range })
  } else if (target.kind === 'bad') {
    context.report('badLink', context.source.path, range, {
      message: 'the link leads nowhere that a page could open',
      expected: 'https://…, concept:ID, glossary:ID, lab:ID or #heading',
      found: href,
    })
  }
}

/** What the compiler keeps of an image until the lesson makes a figure of it. */
export interface ImageReading {
  readonly range: SourceRange
  readonly file: string
  readonly caption: string
  readonly alternative: string
}

/** Only a lesson makes figures, of images that stand alone; any other image becomes its text alternative. */
function prepareImage(token: Token, isFigure: boolean, context: InlineContext): void {
  const file = String(token.attrGet('src') ?? '')
  const range = context.cursor.passDestination(file)
  const alternative = plainText(token)
  if (context.hasFigures && isFigure) {
    token.meta = {
      range,
      file,
      caption: String(token.attrGet('title') ?? ''),
      alternative,
    } satisfies ImageReading
    return
  }
  context.report('misplacedImage', context.source.path, range, {
    message: 'an image stands where no figure can be shown',
    expected: 'a figure alone in a paragraph of lesson.md',
    found: file,
  })
  token.type = 'text'
  token.content = alternative
}

/** A style attribute would break the pages' content security policy; a class does not. */
function alignByClass(token: Token): void {
  const isRight = String(token.attrGet('style') ?? '').includes('right')
  token.attrs = isRight ? [['class', 'num']] : []
  if (token.type === 'th_open') token.attrs.push(['scope', 'col'])
}

/** Returns the range of the 0-based line span of a block token. */
export function rangeOfToken(token: Token | undefined, source: SourceText): SourceRange {
  const start = lineStart(source, token?.map?.[0] ?? 0)
  const end = Math.max(start, lineStart(source, token?.map?.[1] ?? 0) - 1)
  return rangeOf(source, start, end)
}
