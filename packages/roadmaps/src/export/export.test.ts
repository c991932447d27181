import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { ImportedNode } from '@savepoint/progress'
import fc from 'fast-check'
import type { ImportedProgress, NodeProgress } from '../progress/imported-progress.ts'
import { readRoadmap } from '../read/read-roadmap.ts'
import { arbitraryDocument, arbitraryProgress } from '../testing/arbitrary-roadmap.ts'
import { CARD_DARK, CARD_LIGHT } from './card-palette.ts'
import { exportCard } from './export-card.ts'
import { exportJson } from './export-json.ts'
import { exportMarkdown } from './export-markdown.ts'
import { exportReadme } from './export-readme.ts'

const DAY = { day: '2026-11-25' }

test('importing an export gives the same roadmap and the same ticks, whatever its texts are', () => {
  fc.assert(
    fc.property(arbitraryProgress, (progress) => {
      const reading = readRoadmap(exportMarkdown(progress), { source: 'again.md' })
      assert.deepEqual(reading.diagnostics, [])
      assert.deepEqual(reading.roadmap, progress.document)
      assert.deepEqual(reading.checked, completedIds(progress.nodes))
    }),
    { numRuns: 500 },
  )
})

test('what was read of any document survives export and import', () => {
  fc.assert(
    fc.property(arbitraryDocument, (text) => {
      const first = readRoadmap(text, { source: 'any.md' })
      const again = readRoadmap(exportMarkdown(untouched(first.roadmap)), { source: 'any.md' })
      assert.deepEqual(again.roadmap, first.roadmap)
    }),
    { numRuns: 500 },
  )
})

test('an export that a person edited keeps the ids of what is still there', () => {
  const text = '# Plan\n\n## Phase 1\n- [ ] Joins (3h)\n- [ ] Views\n\n## Phase 2\n- [ ] Locks\n'
  const { roadmap } = readRoadmap(text, { source: 'plan.md' })
  const edited = exportMarkdown(untouched(roadmap))
    .replace('[ ] Joins (3 h)', '[x] Joins of tables (5 h)')
    .replace('## Phase 2', '- [ ] Triggers (30 min)\n\n## Phase 2')
  const { roadmap: next, checked } = readRoadmap(edited, { source: 'plan.md' })
  assert.deepEqual(
    next.nodes.map(({ children }) => children.map(({ id, title, minutes }) => [id, title, minutes?.from])),
    [
      [
        ['joins', 'Joins of tables', 300],
        ['views', 'Views', undefined],
        ['triggers', 'Triggers', 30],
      ],
      [['locks', 'Locks', undefined]],
    ],
  )
  assert.deepEqual(checked, ['joins'])
})

test('an export reads as a checklist, its marks in comments', () => {
  const text =
    '# Plan\n\n## Phase 1 (2 weeks)\n- [x] *Joins* - of tables (90 min)\n  - [ ] Outer [docs](https://example.org)\n'
  const { roadmap, checked } = readRoadmap(text, { source: 'plan.md' })
  const shown = exportMarkdown(untouched(roadmap, new Set(checked))).replace(/ ?<!--.*?-->/g, '')
  assert.equal(
    shown,
    '\n\n# Plan\n\n## Phase 1 (2 weeks)\n\n- [x] Joins (1.5 h)\n\n  of tables\n\n  - [ ] Outer docs\n\n    [docs](<https://example.org>)\n',
  )
})

test('the card escapes every text, loads nothing, and is well formed', () => {
  fc.assert(
    fc.property(arbitraryProgress, (progress) => {
      const svg = exportCard(progress, DAY)
      assert.doesNotMatch(svg, /<(?:script|image|foreignObject|a|use)\b|\son\w+=|url\(|href/i)
      assertWellFormed(svg)
    }),
  )
})

test('the colours of the card are those of the tokens', () => {
  const css = readFileSync(new URL('../../../../apps/site/src/styles/tokens.css', import.meta.url), 'utf8')
  const tokens = (name: string) =>
    [...css.matchAll(new RegExp(`--${name}: (#[0-9a-f]{6});`, 'g'))].map((match) => match[1])
  const names = { paper: 'paper', ink: 'ink', ink2: 'ink-2', rule: 'rule', act: 'act' } as const
  for (const [key, name] of Object.entries(names) as [keyof typeof names, string][]) {
    assert.equal(tokens(name)[0], CARD_LIGHT[key], name)
    assert.equal(tokens(name)[1], CARD_DARK[key], name)
  }
})

test('the README shows bars, and no title can end its code block', () => {
  const bar = {
    completedCount: 1,
    skippedCount: 0,
    inProgressCount: 0,
    totalCount: 2,
    plannedCount: 0,
    minutesTotal: 0,
    minutesLeft: 0,
    fraction: 0.5,
  }
  const { roadmap } = readRoadmap('# Plan\n\n## ~~~ Phase | 1\n- ```` a\n- b\n## Phase 2\n- c\n', {
    source: 'plan.md',
  })
  const plain = untouched(roadmap)
  const readme = exportReadme({ ...plain, bar, nodes: plain.nodes.map((one) => ({ ...one, bar })) }, DAY)
  assert.match(readme, /^# Plan\n\n`█{12}░{12}` \*\*50%\*\* · 1 of 2 topics · 2026-11-25\n/)
  assert.match(readme, /^\| .*\\\| 1 \| `█{12}░{12}` \| 1\/2 \|/m)
  const fence = /^(`+)text$/m.exec(readme)?.[1] ?? ''
  assert.equal(readme.split(new RegExp(`^${fence}$`, 'm')).length, 2)
})

test('JSON carries form, version and every status', () => {
  const { roadmap, checked } = readRoadmap('- [x] a\n- [ ] b\n', { source: 'x' })
  const value = JSON.parse(exportJson(untouched(roadmap, new Set(checked)))) as {
    readonly format: string
    readonly version: number
    readonly nodes: readonly { readonly id: string; readonly status: string }[]
  }
  assert.deepEqual([value.format, value.version], ['savepoint-roadmap', 1])
  assert.deepEqual(
    value.nodes.map(({ id, status }) => [id, status]),
    [
      ['a', 'completed'],
      ['b', 'notStarted'],
    ],
  )
})

function untouched(
  document: ImportedProgress['document'],
  checked: ReadonlySet<string> = new Set(),
): ImportedProgress {
  const bar = {
    completedCount: 0,
    skippedCount: 0,
    inProgressCount: 0,
    totalCount: 0,
    plannedCount: 0,
    minutesTotal: 0,
    minutesLeft: 0,
    fraction: 0,
  }
  const progressOf = (node: ImportedNode): NodeProgress => ({
    node,
    status: checked.has(node.id) ? 'completed' : 'notStarted',
    isManual: false,
    isCorrected: false,
    minutes: 0,
    bar,
    children: node.children.map(progressOf),
  })
  return { ...document, importedAtMs: 0, document, bar, nodes: document.nodes.map(progressOf) }
}

function completedIds(nodes: readonly NodeProgress[]): readonly string[] {
  return nodes.flatMap(({ node, status, children }) => [
    ...(node.kind === 'topic' && status === 'completed' ? [node.id] : []),
    ...completedIds(children),
  ])
}

/** Tags nest, attributes are quoted, and a less-than sign is always a tag. */
function assertWellFormed(svg: string): void {
  const open: string[] = []
  const rest = svg.replace(
    /<(\/?)([a-z]+)((?:\s[a-zA-Z:-]+="[^"<]*")*)\s*(\/?)>/g,
    (_tag, slash, name, _attributes, self) => {
      if (slash === '/') assert.equal(open.pop(), name)
      else if (self === '') open.push(name)
      return ''
    },
  )
  assert.deepEqual(open, [])
  assert.doesNotMatch(rest, /[<]/)
  assert.doesNotMatch(rest, /&(?!amp;|lt;|gt;|quot;|#39;)/)
}
