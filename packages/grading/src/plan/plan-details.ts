/**
 * The lines under a node of EXPLAIN's text format, rebuilt from its JSON: keys and conditions first, then what the
 * execution counted. Rows removed are per loop in JSON, as in the text format.
 */

import { numberOf, type RawNode, textOf } from './raw-node.ts'

const LISTS = ['Sort Key', 'Presorted Key', 'Group Key'] as const

const CONDITIONS: readonly (readonly [condition: string, removed?: string])[] = [
  ['Index Cond', 'Rows Removed by Index Recheck'],
  ['Order By'],
  ['Recheck Cond', 'Rows Removed by Index Recheck'],
  ['TID Cond'],
  ['Hash Cond'],
  ['Merge Cond'],
  ['Join Filter', 'Rows Removed by Join Filter'],
  ['One-Time Filter'],
  ['Filter', 'Rows Removed by Filter'],
  ['Run Condition'],
  ['Cache Key'],
  ['Cache Mode'],
]

const COUNTS = ['Index Searches', 'Heap Fetches', 'Tuples Inserted', 'Conflicting Tuples'] as const

/** Returns the lines, without indentation. */
export function planDetails(raw: RawNode): readonly string[] {
  return [
    ...subplanLine(raw),
    ...aliasLine(raw),
    ...LISTS.flatMap((key) => listLine(raw, key)),
    ...sortMethod(raw),
    ...CONDITIONS.flatMap(([condition, removed]) => conditionLines(raw, condition, removed)),
    ...COUNTS.flatMap((key) => countLine(raw, key)),
    ...heapBlocks(raw),
    ...hashTable(raw),
    ...windowLine(raw),
    ...aggregateMemory(raw),
    ...memoizeCounts(raw),
    ...buffers(raw),
  ]
}

function subplanLine(raw: RawNode): readonly string[] {
  const name = textOf(raw, 'Subplan Name')
  return name === undefined ? [] : [name]
}

function aliasLine(raw: RawNode): readonly string[] {
  const alias = textOf(raw, 'Alias')
  return alias === undefined || alias === textOf(raw, 'Relation Name') ? [] : [`Alias: ${alias}`]
}

function listLine(raw: RawNode, key: string): readonly string[] {
  const value = raw[key]
  return Array.isArray(value) ? [`${key}: ${value.join(', ')}`] : []
}

function sortMethod(raw: RawNode): readonly string[] {
  const method = textOf(raw, 'Sort Method')
  if (method === undefined) return []
  return [`Sort Method: ${method}  ${textOf(raw, 'Sort Space Type')}: ${numberOf(raw, 'Sort Space Used')}kB`]
}

function conditionLines(raw: RawNode, condition: string, removed: string | undefined): readonly string[] {
  const value = textOf(raw, condition)
  if (value === undefined) return []
  const count = removed === undefined ? 0 : (numberOf(raw, removed) ?? 0)
  return [`${condition}: ${value}`, ...(count > 0 ? [`${removed}: ${Math.round(count)}`] : [])]
}

function countLine(raw: RawNode, key: string): readonly string[] {
  const value = numberOf(raw, key)
  return value === undefined ? [] : [`${key}: ${value}`]
}

function heapBlocks(raw: RawNode): readonly string[] {
  const exact = numberOf(raw, 'Exact Heap Blocks') ?? 0
  const lossy = numberOf(raw, 'Lossy Heap Blocks') ?? 0
  const parts = [...(exact > 0 ? [`exact=${exact}`] : []), ...(lossy > 0 ? [`lossy=${lossy}`] : [])]
  return parts.length === 0 ? [] : [`Heap Blocks: ${parts.join(' ')}`]
}

function hashTable(raw: RawNode): readonly string[] {
  const buckets = numberOf(raw, 'Hash Buckets')
  if (buckets === undefined) return []
  const batches = numberOf(raw, 'Hash Batches')
  return [`Buckets: ${buckets}  Batches: ${batches}  Memory Usage: ${numberOf(raw, 'Peak Memory Usage')}kB`]
}

function windowLine(raw: RawNode): readonly string[] {
  const window = textOf(raw, 'Window')
  return window === undefined ? [] : [`Window: ${window}`]
}

function aggregateMemory(raw: RawNode): readonly string[] {
  const batches = numberOf(raw, 'HashAgg Batches')
  if (batches === undefined) return []
  const disk = numberOf(raw, 'Disk Usage') ?? 0
  return [
    `Batches: ${batches}  Memory Usage: ${numberOf(raw, 'Peak Memory Usage')}kB${disk > 0 ? `  Disk Usage: ${disk}kB` : ''}`,
  ]
}

function memoizeCounts(raw: RawNode): readonly string[] {
  const hits = numberOf(raw, 'Cache Hits')
  if (hits === undefined) return []
  const rest = [
    numberOf(raw, 'Cache Misses'),
    numberOf(raw, 'Cache Evictions'),
    numberOf(raw, 'Cache Overflows'),
  ]
  return [`Hits: ${hits}  Misses: ${rest[0]}  Evictions: ${rest[1]}  Overflows: ${rest[2]}`]
}

function buffers(raw: RawNode): readonly string[] {
  const groups = [
    bufferGroup(raw, 'shared', 'Shared'),
    bufferGroup(raw, 'local', 'Local'),
    bufferGroup(raw, 'temp', 'Temp'),
  ].filter((group) => group !== '')
  return groups.length === 0 ? [] : [`Buffers: ${groups.join(', ')}`]
}

function bufferGroup(raw: RawNode, label: string, prefix: string): string {
  const counters = ['Hit', 'Read', 'Dirtied', 'Written'].flatMap((counter) => {
    const value = numberOf(raw, `${prefix} ${counter} Blocks`) ?? 0
    return value > 0 ? [`${counter.toLowerCase()}=${value}`] : []
  })
  return counters.length === 0 ? '' : `${label} ${counters.join(' ')}`
}
