/** Generated roadmaps, statuses and documents for the properties of this room. */

import type { ConceptStatus, ImportedNode } from '@savepoint/progress'
import fc from 'fast-check'
import type { ImportedProgress, NodeProgress } from '../progress/imported-progress.ts'
import { squeeze } from '../read/inline-text.ts'

const EMPTY_BAR = {
  completedCount: 0,
  skippedCount: 0,
  inProgressCount: 0,
  totalCount: 0,
  plannedCount: 0,
  minutesTotal: 0,
  minutesLeft: 0,
  fraction: 0,
}

const nasty = fc.constantFrom(
  '[x] box',
  '- dash',
  '1. one',
  '2) two',
  '# head',
  '> quote',
  '**bold** _it_ `code`',
  '[a](b)',
  '<!-- sp {"id":"x"} -->',
  '-->',
  '| a | b |',
  'Topic (3 h)',
  'Topic (2-4 weeks)',
  '\\',
  'a\\',
  '&amp; &lt;',
  '~~~',
  '```',
  '===',
  '---',
  '+ plus',
  ': colon',
  '<script>alert(1)</script>',
  '中文 العربية 🎉',
  'https://example.org/x',
  '![',
)
const words = fc
  .oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 30 }), fc.string({ maxLength: 12 }))
  .map(squeeze)
const title = words.filter((text) => text !== '')
const range = fc
  .tuple(fc.nat({ max: 2_000 }), fc.nat({ max: 2_000 }))
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }))
const url = fc.constantFrom(
  'https://example.org/',
  'http://example.org/a_(b)?c=<d>',
  'mailto:a@example.org',
  'https://example.org/\\x',
)

const node: fc.Memo<ImportedNode> = fc.memo((depth) =>
  fc
    .record(
      {
        id: fc.constant(''),
        kind: fc.constantFrom('group' as const, 'topic' as const),
        title,
        text: fc.uniqueArray(title, { minLength: 1, maxLength: 3 }),
        links: fc.uniqueArray(fc.record({ title, url }, { noNullPrototype: true }), {
          minLength: 1,
          maxLength: 2,
          selector: (link) => link.url,
        }),
        minutes: range,
        weeks: range,
        isOptional: fc.constant(true),
        match: fc.record(
          { concept: fc.constantFrom('alpha', 'beta'), confidence: fc.constantFrom(0.7, 1) },
          { noNullPrototype: true },
        ),
        children: depth > 1 ? fc.array(node(), { maxLength: 3 }) : fc.constant([]),
      },
      { requiredKeys: ['id', 'kind', 'title', 'children'], noNullPrototype: true },
    )
    .map(({ text, ...rest }) => {
      const lines = text?.filter((line) => line !== rest.title) ?? []
      return { ...rest, ...(lines.length === 0 ? {} : { text: lines.join('\n') }) }
    }),
)

/** Roadmaps of any shape, every node with an id of its own and a status. */
export const arbitraryProgress: fc.Arbitrary<ImportedProgress> = fc
  .record({
    title,
    source: title,
    nodes: fc.array(node(4), { minLength: 1, maxLength: 4 }),
    statuses: fc.infiniteStream(fc.constantFrom<ConceptStatus>('notStarted', 'completed', 'inProgress')),
  })
  .map(({ title: name, source, nodes, statuses }) => {
    let count = 0
    const known: string[] = []
    const number = (one: ImportedNode): ImportedNode => {
      count += 1
      const id = `n${count}--${count % 3}`
      const prerequisites =
        count % 4 === 0 && known.length > 0 ? { prerequisites: [known[count % known.length] ?? ''] } : {}
      known.push(id)
      return { ...one, id, ...prerequisites, children: one.children.map(number) }
    }
    const numbered = nodes.map(number)
    const progressOf = (one: ImportedNode): NodeProgress => ({
      node: one,
      status: statuses.next().value ?? 'notStarted',
      isManual: false,
      isCorrected: false,
      minutes: 0,
      bar: EMPTY_BAR,
      children: one.children.map(progressOf),
    })
    const document = { id: 'imported-generated', title: name, source, nodes: numbered }
    return { ...document, importedAtMs: 0, document, bar: EMPTY_BAR, nodes: numbered.map(progressOf) }
  })

const PIECES = [
  '# Title\n',
  '## Phase 1: One (2 weeks)\n',
  '## Phase 2\n',
  '### Resources\n',
  '- [ ] Box\n',
  '- [x] Done (3h)\n',
  '  - nested\n',
  '\t* tab\n',
  '1. one\n',
  '• drawn\n',
  '→ arrow\n    below it\n',
  '**Strong**\n',
  '*Key Topics*:\n',
  '| Topic | Hours |\n|---|---|\n| A | 3 |\n',
  '<details><summary>S</summary>\n',
  '</details>\n',
  '<script>alert(1)</script>\n',
  '<!-- comment\n',
  '-->\n',
  '```\n',
  '---\n',
  'title: x\n',
  'Some prose. With sentences.\n',
  '[link](https://example.org)\n',
  '[bad](javascript:alert(1))\n',
  '[ref]: https://example.org\n',
  '数据库（3小时）\n',
  'المرحلة 1\n',
  '✅ tick\n',
  '\r\n',
  '\n\n',
  '    code\n',
  '> quote\n',
  '=====\n',
  '\u0000\u202e',
  '\ud800',
  '&#x10ffff;&#xd800;',
  '<!-- savepoint-roadmap 1 {"id":"imported-x","source":"y"} -->\n',
  '- [ ] Kept <!-- sp {"id":"kept"} -->\n',
  '- x <!-- sp {"id":1} -->\n',
] as const

/** Documents put together from what documents are made of, then cut, doubled and scrambled. */
export const arbitraryDocument: fc.Arbitrary<string> = fc
  .record({
    pieces: fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 12 })), {
      maxLength: 25,
    }),
    cuts: fc.array(
      fc.tuple(fc.nat(), fc.nat({ max: 30 }), fc.constantFrom('delete', 'double', 'blank', 'reverse')),
      { maxLength: 6 },
    ),
  })
  .map(({ pieces, cuts }) =>
    cuts.reduce((text, [at, length, how]) => mutate(text, { at, length, how }), pieces.join('')),
  )

function mutate(text: string, { at, length, how }: { at: number; length: number; how: string }): string {
  const start = text.length === 0 ? 0 : at % text.length
  const [before, middle, after] = [
    text.slice(0, start),
    text.slice(start, start + length),
    text.slice(start + length),
  ]
  if (how === 'delete') return before + after
  if (how === 'double') return before + middle + middle + after
  if (how === 'blank') return before + middle.replace(/\S/g, ' ') + after
  return before + [...middle].reverse().join('') + after
}
