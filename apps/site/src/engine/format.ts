/** Numbers, sizes and times as the page writes them: English digits grouping, one decimal for megabytes, 24-hour clock. */

const COUNT = new Intl.NumberFormat('en-US')
const BYTES_PER_MB = 1_000_000

/** Returns `40,000` for 40000. */
export function formatCount(count: number): string {
  return COUNT.format(count)
}

/** Returns `1 row` or `1,000 rows`: the count with its noun in the right number (plural by `s`). */
export function formatCounted(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** Returns `3.1 of 4.4 MB`. **Units:** bytes, decimal megabytes. */
export function formatLoaded(loadedBytes: number, totalBytes: number): string {
  return `${megabytes(loadedBytes)} of ${megabytes(totalBytes)} MB`
}

function megabytes(bytes: number): string {
  return (bytes / BYTES_PER_MB).toFixed(1)
}

/** Returns `812 B`, `15.0 kB` or `2.1 MB`. **Units:** bytes, decimal multiples. */
export function formatBytes(bytes: number): string {
  if (Math.abs(bytes) < 1000) return `${formatCount(bytes)} B`
  if (Math.abs(bytes) < BYTES_PER_MB) return `${(bytes / 1000).toFixed(1)} kB`
  return `${megabytes(bytes)} MB`
}

/** Returns `0.4 ms`, `12 ms` or `2.1 s`. **Units:** milliseconds. */
export function formatElapsed(elapsedMs: number): string {
  if (elapsedMs < 10) return `${elapsedMs.toFixed(1)} ms`
  if (elapsedMs < 1000) return `${Math.round(elapsedMs)} ms`
  return `${(elapsedMs / 1000).toFixed(1)} s`
}

/** Returns `20:58`, the local time of `atMs` (milliseconds since the epoch). */
export function formatClock(atMs: number): string {
  const date = new Date(atMs)
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`
}

/** Returns `1`, `1 and 2` or `1, 2 and 4`. */
export function formatList(members: readonly (string | number)[]): string {
  if (members.length <= 1) return members.join('')
  return `${members.slice(0, -1).join(', ')} and ${members.at(-1)}`
}
