/**
 * Turns the HTML that our own compiler wrote into text for a terminal. It knows the few tags the compiler emits and
 * is not meant for any other HTML.
 */

import { wrap } from './terminal.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}

/** Returns paragraphs of at most `width` characters with an empty line between them. */
export function htmlText(html: string, width: number): string {
  const blocks: string[] = []
  // Code keeps its line breaks; everything else is folded and wrapped.
  for (const [index, piece] of html.split(/<pre[^>]*>([\s\S]*?)<\/pre>/).entries()) {
    if (index % 2 === 1) blocks.push(indent(decode(stripTags(piece)).replace(/\n$/, '')))
    else blocks.push(...proseBlocks(piece, width))
  }
  return blocks.reduce((text, block) => text + gapBefore(text, block) + block, '')
}

/** Items of a list stand together, everything else apart. */
function gapBefore(text: string, block: string): string {
  if (text === '') return ''
  const lastBlock = text.slice(text.lastIndexOf('\n\n') + 1).trimStart()
  return block.startsWith('- ') && lastBlock.startsWith('- ') ? '\n' : '\n\n'
}

function proseBlocks(html: string, width: number): readonly string[] {
  const marked = html
    .replace(/\s+/g, ' ')
    .replace(/<\/?(?:code|kbd)[^>]*>/g, '`')
    .replace(/<li[^>]*>/g, '\u0001\u0002')
    .replace(/<\/(?:p|ul|ol|blockquote|table|tr|h\d)>|<br ?\/?>/g, '\u0001')
    .replace(/<\/t[dh]> ?<t[dh][^>]*>/g, ' | ')
  return decode(stripTags(marked))
    .split('\u0001')
    .map((block) => block.trim())
    .filter((block) => block !== '' && block !== '\u0002')
    .map((block) => {
      if (!block.startsWith('\u0002')) return wrap(block, width)
      return `- ${wrap(block.slice(1).trim(), width - 2, '  ').trimStart()}`
    })
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `    ${line}`.trimEnd())
    .join('\n')
}

function stripTags(html: string): string {
  return html.replace(/<[^>]*>/g, '')
}

function decode(text: string): string {
  return text.replace(/&(?:lt|gt|quot|amp|#39);/g, (entity) => ENTITIES[entity] ?? entity)
}
