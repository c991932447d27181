import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ImportedNode } from '@savepoint/progress'
import fc from 'fast-check'
import { arbitraryDocument } from '../testing/arbitrary-roadmap.ts'
import { placedNodes } from '../visit-nodes.ts'
import { parseEffort, splitEffort } from './effort.ts'
import { isSafeUrl } from './inline-text.ts'
import { DEPTH_MAX, NODES_MAX } from './limits.ts'
import { readRoadmap } from './read-roadmap.ts'

const MUTATED_DOCUMENTS = 10_000
/** Of CPU time, far above what a document of this size takes: more means that reading hangs. */
const HANG_MICROSECONDS = 1_000_000

test('no mutated document throws, hangs, scripts, or breaks the shape of a roadmap', () => {
  fc.assert(
    fc.property(arbitraryDocument, (text) => {
      const before = process.cpuUsage()
      const { roadmap, checked, diagnostics } = readRoadmap(text, { source: 'any.md' })
      assert.ok(process.cpuUsage(before).user < HANG_MICROSECONDS)
      const nodes = placedNodes(roadmap.nodes).map((placed) => placed.node)
      const ids = new Set(nodes.map((node) => node.id))
      assert.equal(ids.size, nodes.length)
      const isMarked = text.startsWith('<!-- savepoint-roadmap')
      for (const node of nodes) assertSound(node, ids)
      if (!isMarked) for (const node of nodes) assert.ok(node.kind === 'topic' || node.children.length > 0)
      for (const id of checked) assert.ok(ids.has(id))
      if (nodes.length === 0 && !isMarked)
        assert.equal(
          diagnostics.some(({ code }) => code === 'noOutline'),
          true,
        )
      assert.ok(roadmap.id.startsWith('imported-') && roadmap.title !== '' && roadmap.source !== '')
    }),
    { numRuns: MUTATED_DOCUMENTS },
  )
})

function assertSound(node: ImportedNode, ids: ReadonlySet<string>): void {
  assert.ok(node.id !== '' && node.id.length <= 200 && !node.id.includes('/'))
  assert.ok(node.title !== '' && node.title.length <= 300 && node.title.isWellFormed())
  for (const link of node.links ?? []) assert.ok(isSafeUrl(link.url), link.url)
  for (const id of node.prerequisites ?? []) assert.ok(ids.has(id))
}

test('the same document gives the same roadmap, with Windows line ends and a byte order mark too', () => {
  const text = '# Plan\n\n## Phase A\n\n- one\n\twrapped below\n- two\n\n## Phase B\n\n- three\n'
  const plain = readRoadmap(text, { source: 'x' })
  assert.deepEqual(readRoadmap(`\ufeff${text.replaceAll('\n', '\r\n')}`, { source: 'x' }), plain)
  assert.equal(plain.roadmap.title, 'Plan')
})

test('lists deeper than the limit become siblings, and that is said', () => {
  const text = Array.from({ length: 40 }, (_, depth) => `${'  '.repeat(depth)}- level ${depth}`).join('\n')
  const { roadmap, diagnostics } = readRoadmap(text, { source: 'x' })
  const depthOf = (nodes: readonly ImportedNode[]): number =>
    nodes.length === 0 ? 0 : 1 + Math.max(...nodes.map((node) => depthOf(node.children)))
  assert.ok(depthOf(roadmap.nodes) <= DEPTH_MAX)
  assert.equal(diagnostics[0]?.code, 'tooDeep')
  assert.match(JSON.stringify(roadmap), /level 39/)
})

test('more topics than the limit are cut, and that is said', () => {
  const { roadmap, diagnostics } = readRoadmap('- a line\n'.repeat(NODES_MAX + 5), { source: 'x' })
  assert.equal(roadmap.nodes.length, NODES_MAX)
  assert.deepEqual(
    diagnostics.map(({ code }) => code),
    ['tooMany'],
  )
})

test('a line of five million characters is one topic with a title of readable length', () => {
  const { roadmap } = readRoadmap(`- start ${'x'.repeat(5_000_000)}\n- next\n`, { source: 'x' })
  assert.equal(roadmap.nodes.length, 2)
  assert.ok((roadmap.nodes[0]?.title.length ?? 0) <= 300)
})

test('links keep their text and lose every scheme but http, https and mailto', () => {
  const text =
    '- [a](javascript:alert(1))\n- [b](JaVaScRiPt&#58;alert(1))\n- [c](data:text/html,x)\n- <a href="vbscript:x">d</a>\n- [e](mailto:x@example.org)\n- [f](HTTPS://example.org)\n'
  const { roadmap, diagnostics } = readRoadmap(text, { source: 'x' })
  assert.deepEqual(
    roadmap.nodes.map(({ title, links }) => [title, links?.[0]?.url]),
    [
      ['a', undefined],
      ['b', undefined],
      ['c', undefined],
      ['d', undefined],
      ['e', 'mailto:x@example.org'],
      ['f', 'HTTPS://example.org'],
    ],
  )
  assert.equal(diagnostics.filter(({ code }) => code === 'unsafeLink').length, 3)
})

test('a title given by hand overrules the document, and the file name stands in where there is none', () => {
  assert.equal(readRoadmap('# A\n- x\n', { source: 'f.md', title: 'Mine' }).roadmap.title, 'Mine')
  assert.equal(readRoadmap('- x\n- y\n', { source: 'notes/my_plan.md' }).roadmap.title, 'my plan')
})

test('effort is read in hours, minutes and rates, and calendar time stays calendar time', () => {
  const minutes = (text: string) => parseEffort(text)?.minutes
  assert.deepEqual(minutes('~3h'), { from: 180, to: 180 })
  assert.deepEqual(minutes('1.5 hours'), { from: 90, to: 90 })
  assert.deepEqual(minutes('90 min'), { from: 90, to: 90 })
  assert.deepEqual(minutes('1h30'), { from: 90, to: 90 })
  assert.deepEqual(minutes('2 hours 15 minutes'), { from: 135, to: 135 })
  assert.deepEqual(minutes('400-500 hours'), { from: 24_000, to: 30_000 })
  assert.deepEqual(minutes('1,000–1,200 hours'), { from: 60_000, to: 72_000 })
  assert.deepEqual(minutes('10 hours/week for 8 weeks'), { from: 4_800, to: 4_800 })
  assert.deepEqual(minutes('8 weeks at 5-10 h per week'), { from: 2_400, to: 4_800 })
  assert.deepEqual(minutes('10 hours a week'), undefined, 'a pace is no effort')
  assert.deepEqual(minutes('3小时'), { from: 180, to: 180 })
  assert.deepEqual(minutes('2 часа'), { from: 120, to: 120 })
  assert.deepEqual(parseEffort('2-4 weeks'), { weeks: { from: 2, to: 4 }, isEach: false })
  assert.deepEqual(parseEffort('4-6 months')?.weeks, { from: 17.3, to: 26 })
  assert.deepEqual(parseEffort('4-6 months')?.minutes, undefined)
  assert.equal(parseEffort('version 3'), undefined)
})

test('effort is taken off the end of a title only where nothing else is said there', () => {
  assert.deepEqual(splitEffort('Joins (~3h)'), {
    title: 'Joins',
    effort: { minutes: { from: 180, to: 180 }, isEach: false },
  })
  assert.equal(splitEffort('Joins - 2 hours').title, 'Joins')
  assert.equal(splitEffort('Joins [30 min]').title, 'Joins')
  assert.equal(splitEffort('Joins ~2h').title, 'Joins')
  for (const title of [
    'The 24 hours of Le Mans',
    'Junior (0-1 year)',
    'Rust (2021 edition)',
    'Part 1–7 (series)',
    '3 hours',
  ])
    assert.equal(splitEffort(title).title, title)
})
