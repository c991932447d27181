/**
 * What a run did inside the server: counters of the user's tables and the log, before and after. Counters of the
 * catalogs are left out, because reading the counters moves them.
 */

import type { ScriptRun } from '@savepoint/engines'

export type Counters = ReadonlyMap<string, number>

export interface CounterChange {
  readonly name: string
  readonly before: number
  readonly after: number
}

/** Flushes pending statistics, then reads them: rows of (name, value). */
export const COUNTERS_QUERY = `
SELECT pg_stat_force_next_flush();
SELECT relname || ': ' || k, v
  FROM pg_stat_user_tables t
  JOIN pg_statio_user_tables io USING (relid, schemaname, relname)
  CROSS JOIN LATERAL (VALUES
    ('sequential scans', seq_scan), ('rows read by sequential scans', seq_tup_read),
    ('index scans', idx_scan), ('rows fetched by index', idx_tup_fetch),
    ('rows inserted', n_tup_ins), ('rows updated', n_tup_upd), ('of them heap-only', n_tup_hot_upd), ('rows deleted', n_tup_del),
    ('heap buffers', heap_blks_hit + heap_blks_read), ('index buffers', idx_blks_hit + idx_blks_read),
    ('dead rows', n_dead_tup)) AS c(k, v)
 WHERE v IS NOT NULL
UNION ALL SELECT 'log bytes written', pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint;`

/** Returns the counters of a run of `COUNTERS_QUERY`, or undefined when it failed. */
export function parseCounters(run: ScriptRun | undefined): Counters | undefined {
  const rows = run?.statements[1]
  if (rows === undefined || rows.error !== undefined) return undefined
  return new Map(rows.rows.map(([name, value]) => [name ?? '', Number(value)]))
}

/** Returns the counters that moved, by name; a counter that is new counts from 0. */
export function changedCounters(before: Counters, after: Counters): CounterChange[] {
  return [...after]
    .map(([name, value]) => ({ name, before: before.get(name) ?? 0, after: value }))
    .filter((change) => change.before !== change.after)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
