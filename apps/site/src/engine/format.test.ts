import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shownNote } from '../islands/results/grid-limits.ts'
import { loadPercent, loadWords } from '../islands/results/load-bar.ts'
import { formatBytes, formatCounted, formatElapsed, formatList, formatLoaded } from './format.ts'

test('numbers as the page writes them', () => {
  assert.equal(formatCounted(1, 'row'), '1 row')
  assert.equal(formatCounted(40_000, 'row'), '40,000 rows')
  assert.equal(formatLoaded(3_100_000, 4_400_000), '3.1 of 4.4 MB')
  assert.deepEqual(
    [formatBytes(812), formatBytes(15_000), formatBytes(2_100_000)],
    ['812 B', '15.0 kB', '2.1 MB'],
  )
  assert.deepEqual(
    [formatElapsed(0.42), formatElapsed(12.4), formatElapsed(2100)],
    ['0.4 ms', '12 ms', '2.1 s'],
  )
  assert.deepEqual(
    [formatList([2]), formatList([2, 3]), formatList([1, 2, 4])],
    ['2', '2 and 3', '1, 2 and 4'],
  )
})

test('what a table leaves out is said', () => {
  const counts = { shown: 200, kept: 1000, returned: 40_000, columnsShown: 2, columns: 2 }
  assert.equal(shownNote(counts), 'showing 200 of 1,000 kept, 40,000 returned')
  assert.equal(shownNote({ ...counts, returned: 1000 }), 'showing 200 of 1,000')
  assert.equal(
    shownNote({ ...counts, shown: 5, kept: 5, returned: 5, columns: 70, columnsShown: 60 }),
    'first 60 of 70 columns',
  )
  assert.equal(shownNote({ ...counts, shown: 5, kept: 5, returned: 5 }), '')
})

test('loading goes forward through its phases', () => {
  const phases = [
    { phase: 'loading', loadedBytes: 0, totalBytes: 0 },
    { phase: 'loading', loadedBytes: 5, totalBytes: 10 },
    { phase: 'loading', loadedBytes: 10, totalBytes: 10 },
    { phase: 'starting', loadedBytes: 10, totalBytes: 10 },
    { phase: 'dataset', loadedBytes: 10, totalBytes: 10 },
  ] as const
  assert.deepEqual(phases.map(loadPercent), [0, 40, 80, 85, 100])
  assert.equal(
    loadWords({ phase: 'loading', loadedBytes: 3_100_000, totalBytes: 4_400_000 }),
    'Loading PostgreSQL, 3.1 of 4.4 MB',
  )
})
