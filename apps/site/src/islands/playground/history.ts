/** The statements that were run in the playground, last first, kept across visits. Pure. */

export interface HistoryEntry {
  readonly atMs: number
  readonly dataset: string
  readonly sql: string
  readonly what: string
}

/** Entries that are kept; the oldest go first. */
export const HISTORY_ENTRIES_MAX = 100
/** A longer statement is not kept in the history. */
const HISTORY_CHARACTERS_MAX = 20_000

/** Returns `history` with `entry` first; the same statement run twice in a row stands there once. */
export function addToHistory(history: readonly HistoryEntry[], entry: HistoryEntry): readonly HistoryEntry[] {
  if (entry.sql.trim() === '' || entry.sql.length > HISTORY_CHARACTERS_MAX) return history
  const last = history[0]
  const isRepeated = last !== undefined && last.sql === entry.sql && last.dataset === entry.dataset
  return [entry, ...(isRepeated ? history.slice(1) : history)].slice(0, HISTORY_ENTRIES_MAX)
}

/** Returns the kept history; what cannot be read is left out. */
export function parseHistory(json: string | undefined): readonly HistoryEntry[] {
  if (json === undefined) return []
  try {
    const kept: unknown = JSON.parse(json)
    return Array.isArray(kept) ? kept.filter(isEntry).slice(0, HISTORY_ENTRIES_MAX) : []
  } catch {
    return []
  }
}

function isEntry(value: unknown): value is HistoryEntry {
  return (
    typeof value === 'object' &&
    value !== null &&
    'atMs' in value &&
    typeof value.atMs === 'number' &&
    'sql' in value &&
    typeof value.sql === 'string' &&
    'dataset' in value &&
    typeof value.dataset === 'string' &&
    'what' in value &&
    typeof value.what === 'string'
  )
}
