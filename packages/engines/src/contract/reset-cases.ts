/** What reset promises after anything: the very state right after open, or the marked one. */

import type { EngineSession } from '../adapter.ts'
import {
  type ContractCase,
  check,
  DATASET,
  equal,
  failed,
  firstValue,
  onSession,
  statementsOf,
  succeeded,
} from './case.ts'
import { UPHEAVALS } from './upheavals.ts'

/** Positions, ids, files, pages and plans; then writes that use the log, new files and old ones. */
const OBSERVATION = `
  SELECT pg_current_wal_insert_lsn(), pg_walfile_name(pg_current_wal_insert_lsn());
  SELECT name, size FROM pg_ls_waldir() ORDER BY name;
  SELECT file, (pg_stat_file('base/5/' || file)).size FROM pg_ls_dir('base/5') AS file WHERE file !~ '^(t[0-9]|pg_internal)' ORDER BY 1;
  SELECT oid, relname, relfilenode, relpages, reltuples FROM pg_class ORDER BY oid;
  SELECT count(*), md5(string_agg(a::text, '' ORDER BY attrelid, attnum)) FROM pg_attribute a;
  SELECT md5(string_agg(s::text, '' ORDER BY starelid, staattnum)) FROM pg_statistic s;
  SELECT md5(string_agg(o::text, '' ORDER BY id)) FROM orders o;
  SELECT md5(string_agg(c::text, '' ORDER BY id)) FROM customers c;
  SELECT count(*), sum(quantity) FROM order_items; SELECT count(*), sum(amount_cents) FROM payments;
  CREATE EXTENSION amcheck;
  SELECT c.relname, bt_index_check(c.oid, true) FROM pg_class c JOIN pg_index i ON indexrelid = c.oid JOIN pg_am a ON a.oid = relam
  WHERE amname = 'btree' ORDER BY 1;
  SELECT relname, (SELECT count(*) FROM verify_heapam(c.oid)) FROM pg_class c WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
  ORDER BY 1;
  SHOW work_mem; SELECT datname FROM pg_database ORDER BY 1; SELECT spcname FROM pg_tablespace ORDER BY 1;
  SELECT count(*) FROM pg_prepared_xacts; SELECT rolname, rolconfig FROM pg_roles ORDER BY 1;
  CREATE TABLE fresh (id int PRIMARY KEY, x text); INSERT INTO fresh SELECT n, repeat('y', n % 90) FROM generate_series(1, 3000) n;
  UPDATE orders SET total_cents = total_cents + 1; ANALYZE orders;
  EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, SUMMARY OFF) SELECT * FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.total_cents > 9000;
  SELECT pg_current_xact_id(), 'fresh'::regclass::oid; CHECKPOINT; SELECT pg_current_wal_insert_lsn()`

async function observe(session: EngineSession): Promise<unknown> {
  const results = await statementsOf(session, OBSERVATION)
  equal(results.at(-1)?.error, undefined)
  return results.map(({ tag, rows }) => [tag, rows])
}

/** The same order on each run and everywhere: a linear congruential sequence. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const rest = [...items]
  const order: T[] = []
  let state = seed
  while (rest.length > 0) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    order.push(...rest.splice(Math.floor((state / 2_147_483_648) * rest.length), 1))
  }
  return order
}

/** Runs all upheavals in an order that follows from `seed`, with a reset and an observation after each. */
async function stressReset(session: EngineSession, expected: unknown, seed: number): Promise<void> {
  for (const [name, script] of shuffled(Object.entries(UPHEAVALS), seed)) {
    // An upheaval may end the engine: reset brings it back.
    await session.run(script, { onError: 'continue', rowsMax: 10 })
    succeeded(await session.reset())
    const observed = await observe(session)
    try {
      equal(observed, expected)
    } catch (cause) {
      throw new Error(`after "${name}" of seed ${seed}: ${String(cause)}`)
    }
    succeeded(await session.reset())
  }
}

const SETUP = `CREATE TABLE lab (id int PRIMARY KEY, x text); INSERT INTO lab SELECT n, md5(n::text) FROM generate_series(1, 60000) n;
  ANALYZE lab; DELETE FROM payments; SET work_mem = '2MB'`
const MARKED = `SELECT count(*), max(x) FROM lab; SELECT count(*) FROM payments; SHOW work_mem; SELECT pg_current_wal_insert_lsn();
  INSERT INTO lab VALUES (0, 'zero'); SELECT pg_current_xact_id()`

async function answers(session: EngineSession, script: string): Promise<unknown> {
  return (await statementsOf(session, script)).map(({ tag, rows, error }) => [tag, rows, error])
}

async function mark(session: EngineSession): Promise<void> {
  check(session.mark !== undefined, 'the session cannot mark')
  if (session.mark !== undefined) succeeded(await session.mark())
}

export const RESET_CASES: readonly ContractCase[] = [
  {
    id: 'reset-stress',
    title: 'after any upheaval a reset session cannot be told from a fresh one',
    run: async (adapter) => {
      const [fresh, session] = [
        succeeded(await adapter.open(DATASET)),
        succeeded(await adapter.open(DATASET)),
      ]
      const expected = await observe(fresh)
      await fresh.close()
      await stressReset(session, expected, 1)
      await session.close()
    },
  },
  onSession(
    'mark',
    'reset returns to the mark, again and again, until it is told to go past it',
    async (session) => {
      await statementsOf(session, SETUP)
      await mark(session)
      const expected = await answers(session, MARKED)
      for (const name of [
        'more log than a segment',
        'all tables analysed',
        'tables dropped',
        'many tables',
      ]) {
        await statementsOf(session, `ROLLBACK; ${UPHEAVALS[name] ?? ''}`, { onError: 'continue' })
        succeeded(await session.reset())
        equal(await answers(session, MARKED), expected)
      }
      succeeded(await session.reset({ to: 'dataset' }))
      equal(
        await firstValue(session, `SELECT to_regclass('lab') IS NULL AND count(*) > 0 FROM payments`),
        't',
      )
      await statementsOf(session, 'CREATE TABLE t (x int)')
      succeeded(await session.reset())
      equal(await firstValue(session, `SELECT to_regclass('t') IS NULL`), 't')
    },
  ),
  onSession(
    'mark-again',
    'a mark after a mark replaces it, an open transaction is part of it',
    async (session) => {
      await statementsOf(session, 'CREATE TABLE a (x int)')
      await mark(session)
      await statementsOf(session, 'BEGIN; INSERT INTO a VALUES (1)')
      await mark(session)
      for (const end of ['COMMIT', 'ROLLBACK', 'SELECT 1/0']) {
        await statementsOf(session, `INSERT INTO a VALUES (2); ${end}`)
        succeeded(await session.reset())
        const run = succeeded(await session.run('SELECT count(*) FROM a'))
        equal([run.inTransaction, run.statements[0]?.rows], [true, [['1']]])
      }
    },
  ),
  onSession('mark-small', 'files that are empty or of one page at the mark are put back', async (session) => {
    const tables = ['empty', 'small']
    await statementsOf(
      session,
      'CREATE TABLE empty (id int PRIMARY KEY, x text); CREATE TABLE small (LIKE empty INCLUDING ALL)',
    )
    await statementsOf(
      session,
      `INSERT INTO small VALUES (1, 'kept'); CHECKPOINT; SELECT pg_buffercache_evict_all()`,
    )
    await mark(session)
    const look = tables
      .map((table) => `SELECT * FROM ${table}; EXPLAIN (COSTS OFF) SELECT * FROM ${table} WHERE id = 1`)
      .join(';')
    const expected = await answers(session, look)
    for (let round = 0; round < 3; round += 1) {
      succeeded(await session.reset())
      equal(await answers(session, look), expected)
      const change = `DELETE FROM small; INSERT INTO small VALUES (1, 'changed'); VACUUM (FREEZE) small; INSERT INTO empty SELECT n, 'x' FROM generate_series(1, 9) n;
        CHECKPOINT; TRUNCATE small; INSERT INTO small VALUES (2, 'again'); CHECKPOINT; SELECT count(*) FROM empty`
      const changed = await statementsOf(session, change)
      equal([changed.length, changed.at(-1)?.rows], [9, [['9']]])
    }
  }),
  onSession(
    'mark-survives',
    'a mark outlives a library that was loaded and an engine that died',
    async (session) => {
      await statementsOf(session, `${SETUP}; SELECT broken; CREATE TABLE never (x int)`)
      await mark(session)
      const lasting = 'SELECT count(*), max(x) FROM lab; SELECT count(*) FROM payments; SHOW work_mem'
      const expected = await answers(session, lasting)
      const recursion = `CREATE FUNCTION f(i int) RETURNS int LANGUAGE sql AS $$ SELECT CASE WHEN i < 0 THEN 1 ELSE f(i + 1) END $$; SELECT f(1)`
      for (const script of [UPHEAVALS['library'] ?? '', recursion]) {
        await session.run(script)
        succeeded(await session.reset())
        equal(await answers(session, lasting), expected)
      }
      equal(await firstValue(session, `SELECT to_regclass('never') IS NULL`), 't')
    },
  ),
  onSession('mark-cancelled', 'a mark outlives a worker that was ended', async (session) => {
    await statementsOf(session, SETUP)
    await mark(session)
    const controller = new AbortController()
    const running = session.run('SELECT count(*) FROM generate_series(1, 1000000000000)', {
      signal: controller.signal,
    })
    setTimeout(() => controller.abort(), 50)
    equal(failed(await running), { code: 'cancelled', isSessionLost: true })
    succeeded(await session.reset())
    equal(await firstValue(session, 'SELECT count(*) FROM lab'), '60000')
    await statementsOf(session, 'DROP TABLE lab')
    succeeded(await session.reset())
    equal(await firstValue(session, 'SELECT count(*) FROM lab'), '60000')
  }),
]
