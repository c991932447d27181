/** How Savepoint starts PGlite: the same in Node, in the browser and when templates are built. */

/** Extensions that the template has created: they show the inside of the server. */
export const PREPARED_EXTENSIONS = [
  'pageinspect',
  'pg_walinspect',
  'pg_buffercache',
  'pg_visibility',
  'pg_freespacemap',
  'pg_stat_statements',
] as const

/** Extensions that a learner can create: their files are small. */
export const OFFERED_EXTENSIONS = ['amcheck', 'btree_gin', 'btree_gist', 'citext', 'pg_trgm'] as const

/** The schema of the prepared extensions, so that `public` holds the learner's tables alone. */
export const EXTENSIONS_SCHEMA = 'extensions'

/** Where PGlite's virtual file system holds the installation and the data directory. */
export const INSTALLATION_FOLDER = '/pglite'
export const DATA_FOLDER = '/pglite/data'

const PARAMETERS: Readonly<Record<string, string>> = {
  // One process: there is nobody to run workers.
  max_worker_processes: '0',
  max_parallel_workers: '0',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  io_method: 'sync',
  jit: 'off',
  // An error must end the statement, not the engine.
  exit_on_error: 'false',
  // A deeper recursion than this overruns the WebAssembly stack before PostgreSQL notices.
  max_stack_depth: '200kB',
  // 1,024 pages: small enough that a lesson can fill the cache and see pages being replaced.
  shared_buffers: '8MB',
  search_path: `"$user", public, ${EXTENSIONS_SCHEMA}`,
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track': 'all',
  max_prepared_transactions: '5',
  timezone: 'UTC',
  log_timezone: 'UTC',
  track_io_timing: 'off',
  log_checkpoints: 'false',
}

/** Arguments of the server: single-user, no fsync (the files are in memory), newline does not end a query. */
export const START_PARAMETERS: readonly string[] = [
  '--single',
  '-F',
  '-j',
  ...Object.entries(PARAMETERS).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
]
