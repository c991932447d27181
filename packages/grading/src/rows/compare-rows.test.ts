import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RowComparison, RowOrder } from '@savepoint/curriculum'
import fc from 'fast-check'
import type { RowSet } from '../observations.ts'
import { compareRows } from './compare-rows.ts'
import { asPrinted } from './printed-literals.ts'

type Row = readonly (string | null)[]

function rowSet(rows: readonly Row[], types: readonly string[] = ['int4', 'text']): RowSet {
  return { columns: types.map((type, index) => ({ name: `c${index}`, type })), rows, rowCount: rows.length }
}

function comparison(order: RowOrder, tolerance = 0): RowComparison {
  return { order, columns: 'orderOnly', tolerance }
}

function isEqual(left: RowSet, right: RowSet, rule: RowComparison): boolean {
  return compareRows(left, right, rule).kind === 'equal'
}

const BAG = comparison({ kind: 'bag' })
const SET = comparison({ kind: 'set' })
const ORDERED = comparison({ kind: 'ordered' })
const BY_FIRST = comparison({ kind: 'orderedBy', columns: ['c0'] })

const cell = fc.oneof(
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 4, arbitrary: fc.constantFrom('1', '2', '3') },
)
const rows = fc.array(fc.tuple(cell, cell), { maxLength: 8 })

/** Tries every pairing: right by being obvious, and slow. */
function canPair(left: readonly Row[], right: readonly Row[], matches: (a: Row, b: Row) => boolean): boolean {
  const [first, ...rest] = left
  if (first === undefined) return right.length === 0
  return right.some((candidate, index) => {
    const others = right.filter((_, position) => position !== index)
    return matches(first, candidate) && canPair(rest, others, matches)
  })
}

function sameRow(left: Row, right: Row): boolean {
  return left.every((value, index) => value === right[index])
}

test('property: a bag comparison agrees with trying every pairing', () => {
  fc.assert(
    fc.property(rows, rows, (left, right) => {
      assert.equal(isEqual(rowSet(left), rowSet(right), BAG), canPair(left, right, sameRow))
    }),
    { numRuns: 2000 },
  )
})

test('property: a set comparison agrees with mutual inclusion', () => {
  fc.assert(
    fc.property(rows, rows, (left, right) => {
      const within = (a: readonly Row[], b: readonly Row[]): boolean =>
        a.every((row) => b.some((other) => sameRow(row, other)))
      assert.equal(isEqual(rowSet(left), rowSet(right), SET), within(left, right) && within(right, left))
    }),
    { numRuns: 2000 },
  )
})

test('property: with a tolerance, a bag comparison still agrees with trying every pairing', () => {
  const number = fc.integer({ min: 0, max: 12 }).map((value) => String(value / 4))
  const numbers = fc.array(fc.tuple(number, number), { maxLength: 6 })
  const close = (a: Row, b: Row): boolean =>
    a.every((value, index) => Math.abs(Number(value) - Number(b[index])) <= 0.5)
  fc.assert(
    fc.property(numbers, numbers, (left, right) => {
      const types = ['numeric', 'float8']
      const observed = isEqual(rowSet(left, types), rowSet(right, types), comparison({ kind: 'bag' }, 0.5))
      assert.equal(observed, canPair(left, right, close))
    }),
    { numRuns: 3000 },
  )
})

test('property: any order of rows that tie is accepted', () => {
  const shuffledTies = fc
    .array(fc.tuple(fc.constantFrom('1', '2', '3'), cell), { maxLength: 10 })
    .chain((list) => {
      const sorted = [...list].sort((a, b) => Number(a[0]) - Number(b[0]))
      return fc
        .shuffledSubarray(sorted, { minLength: sorted.length, maxLength: sorted.length })
        .map((shuffled) => [sorted, [...shuffled].sort((a, b) => Number(a[0]) - Number(b[0]))] as const)
    })
  fc.assert(
    fc.property(shuffledTies, ([sorted, other]) =>
      assert.ok(isEqual(rowSet(sorted), rowSet(other), BY_FIRST)),
    ),
  )
})

test('property: rows that do not tie may not change places', () => {
  fc.assert(
    fc.property(rows, fc.nat(), fc.nat(), (list, at, by) => {
      fc.pre(list.length >= 2)
      const sorted = [...list].sort((a, b) => Number(a[0] ?? 9) - Number(b[0] ?? 9))
      const [i, j] = [at % sorted.length, by % sorted.length]
      const swapped = sorted.map((row, index) =>
        index === i ? sorted[j] : index === j ? sorted[i] : row,
      ) as Row[]
      fc.pre(sorted[i]?.[0] !== sorted[j]?.[0])
      assert.ok(!isEqual(rowSet(sorted), rowSet(swapped), BY_FIRST))
    }),
  )
})

test('property: changing one cell is never accepted', () => {
  for (const rule of [BAG, ORDERED, BY_FIRST]) {
    fc.assert(
      fc.property(rows, fc.nat(), fc.nat(), (list, at, column) => {
        fc.pre(list.length > 0)
        const changed = list.map((row, index) =>
          index === at % list.length
            ? row.map((value, position) => (position === column % 2 ? '77' : value))
            : row,
        )
        assert.ok(!isEqual(rowSet(list), rowSet(changed), rule))
      }),
    )
  }
})

test('property: a sequence equals itself alone', () => {
  fc.assert(
    fc.property(rows, rows, (left, right) => {
      const isSame =
        left.length === right.length && left.every((row, index) => sameRow(row, right[index] ?? []))
      assert.equal(isEqual(rowSet(left), rowSet(right), ORDERED), isSame)
    }),
  )
})

test('the difference shows the smallest rows of each side and counts all', () => {
  const expected = rowSet([
    ['1', 'a'],
    ['2', 'b'],
    ['3', 'c'],
  ])
  const observed = rowSet([
    ['2', 'b'],
    ['30', 'x'],
    ['4', 'y'],
  ])
  const result = compareRows(expected, observed, BAG)
  assert.equal(result.kind, 'rows')
  if (result.kind !== 'rows') return
  assert.deepEqual(result.difference.missing, [
    ['1', 'a'],
    ['3', 'c'],
  ])
  assert.deepEqual(result.difference.unexpected, [
    ['4', 'y'],
    ['30', 'x'],
  ])
  assert.equal(result.difference.missingCount, 2)
})

test('one row too many of an equal pair is found', () => {
  const result = compareRows(
    rowSet([['1', 'a']]),
    rowSet([
      ['1', 'a'],
      ['1', 'a'],
    ]),
    BAG,
  )
  assert.ok(
    result.kind === 'rows' && result.difference.unexpectedCount === 1 && result.difference.missingCount === 0,
  )
  assert.ok(
    isEqual(
      rowSet([['1', 'a']]),
      rowSet([
        ['1', 'a'],
        ['1', 'a'],
      ]),
      SET,
    ),
  )
})

test('order differences name the first place', () => {
  const result = compareRows(
    rowSet([
      ['1', 'a'],
      ['2', 'b'],
      ['3', 'c'],
    ]),
    rowSet([
      ['1', 'a'],
      ['3', 'c'],
      ['2', 'b'],
    ]),
    ORDERED,
  )
  assert.ok(result.kind === 'rows' && result.difference.firstOrderDifference === 1)
})

test('column counts must agree, names only where the lab asks for them', () => {
  const expected = rowSet([['1', 'a']])
  const renamed: RowSet = {
    ...expected,
    columns: [
      { name: 'n', type: 'int4' },
      { name: 'n', type: 'text' },
    ],
  }
  assert.equal(compareRows(expected, rowSet([['1']], ['int4']), BAG).kind, 'columnCount')
  assert.equal(compareRows(expected, renamed, BAG).kind, 'equal')
  assert.equal(compareRows(expected, renamed, { ...BAG, columns: 'namesAndOrder' }).kind, 'columnNames')
})

test('a column of text where numbers are expected is named', () => {
  const result = compareRows(rowSet([['5', 'a']]), rowSet([['5', 'a']], ['text', 'text']), BAG)
  assert.ok(result.kind === 'rows')
  assert.deepEqual(result.typeDifferences, [{ column: 'c0', expected: 'int4', observed: 'text' }])
})

test('literal rows are read as the types that were observed', () => {
  const literal: RowSet = { columns: [{ name: 'n', type: '' }], rows: [['1.50']], rowCount: 1 }
  assert.ok(isEqual(literal, rowSet([['1.5']], ['numeric']), BAG))
  assert.ok(!isEqual(literal, rowSet([['1.5']], ['text']), BAG))
})

test('comparing a hundred thousand rows takes no more than a breath', () => {
  const many = Array.from({ length: 100_000 }, (_, index) => [String(index), `row ${index}`])
  assert.ok(isEqual(rowSet(many), rowSet([...many].reverse()), BAG))
  assert.ok(isEqual(rowSet(many), rowSet([...many].reverse()), comparison({ kind: 'bag' }, 0.1)))
})

test('an order by a column that is not expected is the author’s fault', () => {
  assert.equal(
    compareRows(rowSet([]), rowSet([]), comparison({ kind: 'orderedBy', columns: ['x'] })).kind,
    'unknownOrderColumn',
  )
})

test('a truth value that an author wrote is shown as the engine prints it, a text is not touched', () => {
  const literal: RowSet = {
    columns: [
      { name: 'is', type: '' },
      { name: 'word', type: '' },
    ],
    rows: [['true', 'true']],
    rowCount: 1,
  }
  assert.deepEqual(asPrinted(literal, rowSet([['f', 'x']], ['bool', 'text'])).rows, [['t', 'true']])
  assert.deepEqual(asPrinted(literal, rowSet([], [])).rows, [['true', 'true']])
})
