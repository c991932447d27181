import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Item, Option } from '@savepoint/curriculum'
import type { EngineSession } from '@savepoint/engines'
import { ok } from '@savepoint/std'
import { computeVariants, keyFault } from './verify-item.ts'

const base = { id: 'x.y', stemHtml: '', explanationHtml: '' }

function option(id: string, value: string, isCorrect: boolean): Option {
  return { id, html: id, isCorrect, becauseHtml: '', value }
}

function fault(item: Item, ...column: readonly (string | null)[]): string | undefined {
  return keyFault(item, { rows: column.map((value) => [value]) })
}

const choice: Item = {
  ...base,
  kind: 'choice',
  options: [option('a', '0', true), option('b', '9', false), option('c', 'NULL', false)],
}

test('a choice: the right option says what the engine says', () => {
  assert.equal(fault(choice, '0'), undefined)
  assert.match(fault(choice, '9') ?? '', /option b, which the key says is wrong/)
  assert.match(fault(choice, null) ?? '', /option c/)
  assert.match(fault(choice, '5') ?? '', /no option says/)
  assert.match(fault(choice) ?? '', /answers nothing/)
})

test('a choice in which two options say the same is refused', () => {
  const twice: Item = { ...choice, options: [option('a', '0', true), option('b', '0', false)] }
  assert.match(fault(twice, '0') ?? '', /2 options say/)
})

test('a multiple choice: exactly the right values, in any order', () => {
  const item: Item = {
    ...base,
    kind: 'multiple',
    options: [option('a', '1', true), option('b', '2', true), option('c', '3', false)],
  }
  assert.equal(fault(item, '2', '1'), undefined)
  assert.ok(fault(item, '1'))
  assert.ok(fault(item, '1', '2', '3'))
})

test('a number is held within its tolerance', () => {
  const item: Item = { ...base, kind: 'number', answer: 100, unit: 'pages', tolerance: 2 }
  assert.equal(fault(item, '101.5'), undefined)
  assert.ok(fault(item, '103'))
  assert.ok(fault(item, null))
  assert.ok(fault(item))
  assert.ok(fault(item, 'many'))
})

test('text folds case and space; order is order', () => {
  assert.equal(fault({ ...base, kind: 'text', answers: ['Seq Scan'] }, 'seq  scan'), undefined)
  assert.ok(fault({ ...base, kind: 'text', answers: ['Seq Scan'] }, 'Index Scan'))
  const order: Item = {
    ...base,
    kind: 'order',
    steps: [
      { id: 'a', html: '' },
      { id: 'b', html: '' },
    ],
  }
  assert.equal(fault(order, 'a', 'b'), undefined)
  assert.ok(fault(order, 'b', 'a'))
})

test('the key of a variant is what the engine prints, and kept where the recorded one says the same', async () => {
  const variant = (answer: number): Item => ({
    ...base,
    kind: 'number',
    answer,
    unit: 'rows',
    tolerance: 0,
    verify: { engine: 'postgres', dataset: 'empty', run: 'SELECT 7' },
  })
  const rows = [['7']]
  const statement = {
    sql: '',
    start: 0,
    end: 0,
    tag: 'SELECT 1',
    columns: [{ name: 'n', type: 'int4' }],
    rows,
  }
  const session: EngineSession = {
    identity: { engine: 'postgres', label: '', version: '' },
    run: async () =>
      ok({ statements: [{ ...statement, rowCount: 1, notices: [], elapsedMs: 0 }], inTransaction: false }),
    reset: async () => ok(undefined),
    close: async () => {},
  }
  const sessions = { take: async () => ok(session), close: async () => {} }
  const item: Item = { ...variant(7), variants: [variant(7), variant(8), variant(Number.NaN)] }
  const { keys, faults } = await computeVariants(item, sessions)
  assert.deepEqual(keys, [undefined, '7', '7'])
  assert.deepEqual(
    faults.map((text) => text.slice(0, 22)),
    ['case 2: the key says 8', 'case 3: the key says N'],
  )
})
