/**
 * Markdown that a learner wrote, as a tree of elements. There is no HTML in between: raw HTML in a note is text, links
 * carry `http:`, `https:` or `mailto:` and nothing else, and pictures are links, because no page loads anything from
 * elsewhere. Pure; loaded when somebody asks to see a note.
 */
import MarkdownIt, { type Token } from 'markdown-it'

export interface MarkdownElement {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly MarkdownNode[]
}

export type MarkdownNode = string | MarkdownElement

const LINK = /^(?:https?:\/\/|mailto:)/i
/** Headings of a note stand below the heading of the notes, which is an `h2`. */
const HEADING_ABOVE = 2
const HEADING_MAX = 6

const parser = new MarkdownIt({ html: false, linkify: false })
parser.validateLink = (url) => LINK.test(url.trim())

/** Returns the tree of `text`. */
export function markdownTree(text: string): readonly MarkdownNode[] {
  const levels = { last: HEADING_ABOVE }
  return treeOf(parser.parse(text, {}), levels)
}

interface Levels {
  last: number
}

interface Frame {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: MarkdownNode[]
}

/** Folds opening and closing tokens into elements. */
function treeOf(tokens: readonly Token[], levels: Levels): readonly MarkdownNode[] {
  const root: Frame = { tag: '', attributes: {}, children: [] }
  const open: Frame[] = [root]
  const top = (): Frame => open.at(-1) ?? root
  for (const token of tokens) {
    if (token.hidden) continue
    if (token.nesting === 1) {
      open.push({ tag: tagOf(token, levels), attributes: attributesOf(token), children: [] })
    } else if (token.nesting === -1) {
      const done = open.pop()
      if (done !== undefined && done !== root) top().children.push(done)
    } else top().children.push(...leaf(token, levels))
  }
  return root.children
}

function leaf(token: Token, levels: Levels): readonly MarkdownNode[] {
  switch (token.type) {
    case 'inline':
      return treeOf(token.children ?? [], levels)
    case 'softbreak':
      return ['\n']
    case 'hardbreak':
      return [element('br', {}, [])]
    case 'hr':
      return [element('hr', {}, [])]
    case 'code_inline':
      return [element('code', {}, [token.content])]
    case 'fence':
    case 'code_block':
      return [element('pre', { tabindex: '0' }, [element('code', {}, [token.content])])]
    case 'image':
      return [pictureLink(token)]
    default:
      return token.content === '' ? [] : [token.content]
  }
}

function pictureLink(token: Token): MarkdownNode {
  const url = String(token.attrGet('src') ?? '')
  const words = token.content === '' ? url : token.content
  return LINK.test(url) ? element('a', linkAttributes(url), [words]) : words
}

function tagOf(token: Token, levels: Levels): string {
  const level = /^h([1-6])$/.exec(token.tag)?.[1]
  if (level === undefined) return token.tag
  // Never deeper than one below the last: a note may begin with `###`, a page may not.
  levels.last = Math.min(Number(level) + HEADING_ABOVE, levels.last + 1, HEADING_MAX)
  return `h${levels.last}`
}

function attributesOf(token: Token): Readonly<Record<string, string>> {
  if (token.type === 'link_open') {
    const href = String(token.attrGet('href') ?? '')
    return LINK.test(href) ? linkAttributes(href) : {}
  }
  const start = token.type === 'ordered_list_open' ? token.attrGet('start') : null
  return start === null ? {} : { start: String(start) }
}

function linkAttributes(href: string): Readonly<Record<string, string>> {
  return { href, rel: 'noopener noreferrer' }
}

function element(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly MarkdownNode[],
): MarkdownElement {
  return { tag, attributes, children }
}
