/**
 * Pairs expected with observed rows so that as few as possible stay alone. Without a tolerance this is counting
 * equal rows. With one, "close enough" is not transitive, so pairing is a matching problem: rows are first split
 * into groups that cannot be close to each other, and only inside a group, usually one row on each side, are
 * pairs sought by augmenting paths.
 */

/** A row as the comparator sees it: one key a cell, and the finite numbers among them. */
export interface KeyedRow {
  readonly keys: readonly string[]
  /** Index into the original rows. */
  readonly index: number
  /** Finite numeric value by column; undefined where the cell is compared exactly. */
  readonly numbers: readonly (number | undefined)[]
}

export interface Unmatched {
  readonly missing: readonly KeyedRow[]
  readonly unexpected: readonly KeyedRow[]
}

/** Above this many rows on one side of a group, pairs are sought greedily in sorted order. */
const AUGMENTING_ROWS_MAX = 300

/** Says whether two rows are the same within `tolerance`. */
function rowsMatch(left: KeyedRow, right: KeyedRow, tolerance: number): boolean {
  return left.keys.every((key, column) => {
    if (key === right.keys[column]) return true
    if (tolerance === 0) return false
    const a = left.numbers[column]
    const b = right.numbers[column]
    return a !== undefined && b !== undefined && isWithin(a, b, tolerance)
  })
}

/** Returns the rows of both sides that stay alone, each counted as often as it occurs. Cost: O(n log n). */
export function matchRows(
  expected: readonly KeyedRow[],
  observed: readonly KeyedRow[],
  tolerance: number,
): Unmatched {
  if (tolerance === 0) return matchEqual(expected, observed)
  const missing: KeyedRow[] = []
  const unexpected: KeyedRow[] = []
  for (const group of closeGroups(expected, observed, tolerance)) {
    const rest = matchGroup(group, tolerance)
    missing.push(...rest.missing)
    unexpected.push(...rest.unexpected)
  }
  return { missing, unexpected }
}

/** Returns the rows of each side that have no counterpart at all on the other: the comparison of sets. */
export function matchSets(
  expected: readonly KeyedRow[],
  observed: readonly KeyedRow[],
  tolerance: number,
): Unmatched {
  const left = distinctRows(expected)
  const right = distinctRows(observed)
  if (tolerance === 0) return matchEqual(left, right)
  const missing: KeyedRow[] = []
  const unexpected: KeyedRow[] = []
  for (const group of closeGroups(left, right, tolerance)) {
    missing.push(
      ...group.expected.filter((row) => !group.observed.some((other) => rowsMatch(row, other, tolerance))),
    )
    unexpected.push(
      ...group.observed.filter((row) => !group.expected.some((other) => rowsMatch(row, other, tolerance))),
    )
  }
  return { missing, unexpected }
}

/** Returns one text for a whole row. Values hold no U+0000, so it can stand between them. */
function rowKey(row: KeyedRow): string {
  return row.keys.join('\u0000')
}

function isWithin(a: number, b: number, tolerance: number): boolean {
  const rounding = 4 * Number.EPSILON * Math.max(Math.abs(a), Math.abs(b))
  return Math.abs(a - b) <= tolerance + rounding
}

function distinctRows(rows: readonly KeyedRow[]): readonly KeyedRow[] {
  const first = new Map<string, KeyedRow>()
  for (const row of rows) if (!first.has(rowKey(row))) first.set(rowKey(row), row)
  return [...first.values()]
}

function matchEqual(expected: readonly KeyedRow[], observed: readonly KeyedRow[]): Unmatched {
  const waiting = new Map<string, KeyedRow[]>()
  for (const row of expected) {
    const same = waiting.get(rowKey(row))
    if (same === undefined) waiting.set(rowKey(row), [row])
    else same.push(row)
  }
  const unexpected = observed.filter((row) => waiting.get(rowKey(row))?.pop() === undefined)
  return { missing: [...waiting.values()].flat(), unexpected }
}

interface Group {
  readonly expected: readonly KeyedRow[]
  readonly observed: readonly KeyedRow[]
}

/** Splits both sides into groups such that rows of different groups are never within the tolerance. */
function closeGroups(
  expected: readonly KeyedRow[],
  observed: readonly KeyedRow[],
  tolerance: number,
): readonly Group[] {
  const byExactCells = new Map<string, { expected: KeyedRow[]; observed: KeyedRow[] }>()
  const place = (row: KeyedRow, side: 'expected' | 'observed'): void => {
    const key = row.keys
      .map((cell, column) => (row.numbers[column] === undefined ? cell : '~'))
      .join('\u0000')
    const group = byExactCells.get(key) ?? { expected: [], observed: [] }
    group[side].push(row)
    byExactCells.set(key, group)
  }
  for (const row of expected) place(row, 'expected')
  for (const row of observed) place(row, 'observed')
  const columnCount = expected[0]?.keys.length ?? observed[0]?.keys.length ?? 0
  let groups: readonly Group[] = [...byExactCells.values()]
  for (let column = 0; column < columnCount; column += 1) {
    groups = groups.flatMap((group) => splitAtGaps(group, column, tolerance))
  }
  return groups
}

function splitAtGaps(group: Group, column: number, tolerance: number): readonly Group[] {
  const merged = [
    ...group.expected.map((row) => ({ row, isExpected: true })),
    ...group.observed.map((row) => ({ row, isExpected: false })),
  ]
  const numberAt = (entry: { row: KeyedRow }): number => entry.row.numbers[column] ?? 0
  merged.sort((a, b) => numberAt(a) - numberAt(b))
  const groups: { expected: KeyedRow[]; observed: KeyedRow[] }[] = []
  let last: number | undefined
  for (const entry of merged) {
    const value = numberAt(entry)
    if (last === undefined || !isWithin(last, value, tolerance)) groups.push({ expected: [], observed: [] })
    last = value
    groups.at(-1)?.[entry.isExpected ? 'expected' : 'observed'].push(entry.row)
  }
  return groups
}

function matchGroup(group: Group, tolerance: number): Unmatched {
  const isSmall = Math.max(group.expected.length, group.observed.length) <= AUGMENTING_ROWS_MAX
  return isSmall ? matchAugmenting(group, tolerance) : matchGreedy(group, tolerance)
}

/** Kuhn's algorithm: each expected row looks for a partner, moving earlier pairs aside where that helps. */
function matchAugmenting(group: Group, tolerance: number): Unmatched {
  const partnerOf = new Map<KeyedRow, KeyedRow>()
  const seek = (row: KeyedRow, visited: Set<KeyedRow>): boolean => {
    for (const candidate of group.observed) {
      if (visited.has(candidate) || !rowsMatch(row, candidate, tolerance)) continue
      visited.add(candidate)
      const holder = partnerOf.get(candidate)
      if (holder === undefined || seek(holder, visited)) {
        partnerOf.set(candidate, row)
        return true
      }
    }
    return false
  }
  const missing = group.expected.filter((row) => !seek(row, new Set()))
  return { missing, unexpected: group.observed.filter((row) => !partnerOf.has(row)) }
}

/** Pairs in sorted order; exact when one column is numeric, and the rows of a group this large are rarely else. */
function matchGreedy(group: Group, tolerance: number): Unmatched {
  const expected = [...group.expected].sort(compareNumbers)
  const observed = [...group.observed].sort(compareNumbers)
  const missing: KeyedRow[] = []
  const unexpected: KeyedRow[] = []
  let right = 0
  for (const row of expected) {
    let candidate = observed[right]
    while (
      candidate !== undefined &&
      !rowsMatch(row, candidate, tolerance) &&
      compareNumbers(candidate, row) < 0
    ) {
      unexpected.push(candidate)
      right += 1
      candidate = observed[right]
    }
    if (candidate !== undefined && rowsMatch(row, candidate, tolerance)) right += 1
    else missing.push(row)
  }
  return { missing, unexpected: [...unexpected, ...observed.slice(right)] }
}

function compareNumbers(left: KeyedRow, right: KeyedRow): number {
  for (let column = 0; column < left.numbers.length; column += 1) {
    const difference = (left.numbers[column] ?? 0) - (right.numbers[column] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
