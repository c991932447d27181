import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type MarkdownNode, markdownTree } from './markdown-tree.ts'

/** The tree as a reader of HTML would write it, for comparing. */
function html(nodes: readonly MarkdownNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node.replaceAll('<', '&lt;')
      const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${value}"`)
      return `<${node.tag}${attributes.join('')}>${html(node.children)}</${node.tag}>`
    })
    .join('')
}

const check = (text: string, expected: string): void => assert.equal(html(markdownTree(text)), expected)

test('notes are Markdown: words, lists, code, tables, quotes', () => {
  check('a *b* **c** `d`', '<p>a <em>b</em> <strong>c</strong> <code>d</code></p>')
  check('- a\n- b', '<ul><li>a</li><li>b</li></ul>')
  check('3. a', '<ol start="3"><li>a</li></ol>')
  check('```sql\nSELECT 1\n```', '<pre tabindex="0"><code>SELECT 1\n</code></pre>')
  check('> a\n\n---', '<blockquote><p>a</p></blockquote><hr></hr>')
  check(
    '| a |\n|---|\n| b |',
    '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>',
  )
})

test('headings go on from those of the page, without a gap', () => {
  check('# a', '<h3>a</h3>')
  check('### a\n\n# b\n\n## c\n\n###### d', '<h3>a</h3><h3>b</h3><h4>c</h4><h5>d</h5>')
})

test('links go to the web and to mail, and nowhere else', () => {
  check('[a](https://example.org/)', '<p><a href="https://example.org/" rel="noopener noreferrer">a</a></p>')
  check(
    '<mailto:a@example.org>',
    '<p><a href="mailto:a@example.org" rel="noopener noreferrer">mailto:a@example.org</a></p>',
  )
  for (const url of ['javascript:x()', 'data:text/html,x', 'vbscript:x', 'file:///x', '/path', '//host/x'])
    assert.doesNotMatch(html(markdownTree(`[a](${url}) <${url}>`)), /<a/, url)
})

test('raw HTML is text, and a picture is a link', () => {
  check('<b onclick="x()">a</b>', '<p>&lt;b onclick="x()">a&lt;/b></p>')
  check('<script>x()</script>', '<p>&lt;script>x()&lt;/script></p>')
  check(
    '![p](https://example.org/p.png)',
    '<p><a href="https://example.org/p.png" rel="noopener noreferrer">p</a></p>',
  )
  check('![p](javascript:x())', '<p>![p](javascript:x())</p>')
})

const TAGS = /^(?:p|em|strong|s|code|pre|ul|ol|li|blockquote|hr|br|a|table|thead|tbody|tr|th|td|h[3-6])$/
const piece = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '<script>',
    '[x](javascript:a)',
    '<img src=x onerror=a>',
    '![a](b)',
    '# ',
    '> ',
    '- ',
    '```',
    '|',
    '[a]: javascript:x\n',
    '&#x6a;avascript:',
  ),
)

test('whatever is written, only known elements and attributes come out', () => {
  const visit = (nodes: readonly MarkdownNode[]): void => {
    for (const node of nodes) {
      if (typeof node === 'string') continue
      assert.match(node.tag, TAGS)
      for (const [name, value] of Object.entries(node.attributes)) {
        assert.ok(['href', 'rel', 'start', 'tabindex'].includes(name), name)
        if (name === 'href') assert.match(value, /^(?:https?:\/\/|mailto:)/i)
      }
      visit(node.children)
    }
  }
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      for (const joint of ['', ' ', '\n', '\n\n']) visit(markdownTree(pieces.join(joint)))
    }),
    { numRuns: 1_000 },
  )
})
