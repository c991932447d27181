import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CellBlock, LessonBlock } from '@savepoint/curriculum'
import { layLeaves, logAddress } from './leaves.ts'

const prose: LessonBlock = { kind: 'prose', html: '<p>x</p>' }
const cell = (number: number): CellBlock => ({
  kind: 'cell',
  number,
  language: 'sql',
  engine: 'postgres',
  session: '',
  source: 'SELECT 1',
  sourceHtml: 'SELECT 1',
  masks: [],
  rowsMax: 20,
  output: [],
  line: 1,
})

test('every section and every later cell starts a leaf, and no block is lost', () => {
  const sections = layLeaves([
    { id: 'start', title: '', titleHtml: '', blocks: [prose, cell(1), prose, cell(2)] },
    { id: 'more', title: 'More', titleHtml: 'More', blocks: [cell(3), prose] },
    { id: 'empty', title: 'Empty', titleHtml: 'Empty', blocks: [] },
  ])
  const shape = sections.map((section) =>
    section.leaves.map((leaf) => [leaf.address, leaf.cell?.number, leaf.blocks.length]),
  )
  assert.deepEqual(shape, [
    [
      ['0/00', undefined, 1],
      ['0/01', 1, 2],
      ['0/02', 2, 1],
    ],
    [['0/03', 3, 2]],
    [['0/04', undefined, 0]],
  ])
})

test('addresses count in hexadecimal', () => {
  assert.equal(logAddress(10), '0/0A')
  assert.equal(logAddress(26), '0/1A')
})
