/** Draws a note's Markdown into the page. The parser comes with the first note that is shown. */
import { draw } from '../record/draw.ts'
import type { MarkdownNode } from './markdown-tree.ts'

/** Fills `box` with the text as Markdown. Until the parser is here, the text stands as it was typed. */
export async function drawMarkdown(box: HTMLElement, text: string): Promise<void> {
  box.textContent = text
  box.dataset.plain = ''
  const { markdownTree } = await import('./markdown-tree.ts')
  // Another text may have been asked for meanwhile.
  if (box.textContent !== text) return
  delete box.dataset.plain
  box.replaceChildren(...nodesOf(markdownTree(text)))
}

function nodesOf(nodes: readonly MarkdownNode[]): readonly (Node | string)[] {
  return nodes.map((node) => {
    if (typeof node === 'string') return node
    const name = node.tag as keyof HTMLElementTagNameMap
    return draw(name, node.attributes, ...nodesOf(node.children))
  })
}
