/** How sessions live: opening, queueing, reset, cancelling, refusing, dying. */

import type { EngineFailure } from '../adapter.ts'
import {
  type ContractCase,
  check,
  DATASET,
  equal,
  failed,
  fingerprint,
  firstValue,
  onSession,
  runOf,
  statementsOf,
  succeeded,
  WAL_RECORDS_EXIST,
} from './case.ts'

const RUNAWAY = 'SELECT count(*) FROM generate_series(1, 1000000000000)'
const CANCEL_MS_MAX = 1_000

export const LIFECYCLE_CASES: readonly ContractCase[] = [
  onSession('queue', 'runs that overlap are executed one after another', async (session) => {
    const script = (n: number): string =>
      `CREATE TABLE IF NOT EXISTS q (n int); INSERT INTO q VALUES (${n}); SELECT count(*) FROM q`
    const runs = await Promise.all([1, 2, 3].map((n) => session.run(script(n))))
    equal(
      runs.map((run) => run.ok && run.value.statements.at(-1)?.rows[0]?.[0]),
      ['1', '2', '3'],
    )
  }),
  onSession(
    'reset',
    'reset returns to the state right after open, whatever was left behind',
    async (session) => {
      const before = await fingerprint(session)
      const mess = `
      CREATE TABLE t AS SELECT 1; DELETE FROM payments; DROP TABLE order_items; ALTER TABLE customers ADD hat text;
      SET work_mem = '1MB'; CREATE ROLE eve; PREPARE p AS SELECT 1; CREATE EXTENSION citext; SELECT 'a'::citext;
      UPDATE orders SET total_cents = 0; SELECT count(*) FROM payments; SELECT pg_switch_wal(); CHECKPOINT;
      BEGIN; UPDATE orders SET total_cents = 1; SELECT 1/0`
      for (let round = 0; round < 3; round += 1) {
        await statementsOf(session, mess)
        succeeded(await session.reset())
        equal(await fingerprint(session), before)
      }
      check(!(await runOf(session, 'SELECT 1')).inTransaction, 'still in a transaction')
      // The log is written to the file that it is read from.
      await statementsOf(session, 'CREATE TABLE logged (x int)')
      equal(await firstValue(session, WAL_RECORDS_EXIST), 't')
    },
  ),
  onSession(
    'reset-files',
    'after a reset, files and libraries that came and went since do no harm',
    async (session) => {
      const procedural = `DO $$ DECLARE r record; BEGIN FOR r IN SELECT * FROM customers LOOP NULL; END LOOP; END $$`
      for (let round = 1; round <= 3; round += 1) {
        // More rows than the buffer pool holds, so that pages are written and read back through open files.
        const results = await statementsOf(
          session,
          `CREATE TABLE big_${round} AS SELECT n, repeat(chr(64 + ${round}), 150) AS x FROM generate_series(1, 60000) AS n;
           CREATE INDEX ON big_${round} (n); ${round % 2 === 0 ? '' : 'DROP TABLE payments;'} ${procedural};
           SELECT sum(n), min(x) = max(x), min(x) = repeat(chr(64 + ${round}), 150) FROM big_${round};
           SELECT count(*) FROM orders JOIN order_items ON order_id = id`,
        )
        equal(results.find((result) => result.error !== undefined)?.error, undefined)
        equal(results.at(-2)?.rows, [['1800030000', 't', 't']])
        check(Number(results.at(-1)?.rows[0]?.[0]) > 0, 'the orders are gone')
        succeeded(await session.reset())
      }
    },
  ),
  onSession(
    'reset-repeats',
    'after a reset the same script gives the same plans, ids and log positions',
    async (session) => {
      const script = `
      CREATE TABLE t (id int PRIMARY KEY, x text); INSERT INTO t SELECT n, repeat('x', n) FROM generate_series(1, 500) n;
      SELECT pg_current_wal_insert_lsn(); SELECT pg_current_xact_id(); SELECT 't'::regclass::oid;
      EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, SUMMARY OFF) SELECT * FROM t JOIN customers USING (id)`
      const observe = async (): Promise<unknown> => {
        succeeded(await session.reset())
        return (await statementsOf(session, script)).map((result) => [result.tag, result.rows])
      }
      equal(await observe(), await observe())
    },
  ),
  onSession('refusal', 'what is known to misbehave is refused before anything ran', async (session) => {
    const refused = async (script: string): Promise<EngineFailure> => failed(await session.run(script))
    const script = `CREATE TABLE t (x int); SELECT pg_logical_slot_get_changes('s', NULL, NULL)`
    const failure = await refused(script)
    equal(failure.code === 'refused' && failure.start, script.indexOf('SELECT'))
    equal((await refused(`CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p`)).code, 'refused')
    equal(await firstValue(session, `SELECT to_regclass('t') IS NULL`), 't')
    equal(
      await firstValue(
        session,
        `SELECT 'create subscription pg_logical_slot_get_changes(' /* CREATE SUBSCRIPTION */`,
      ),
      'create subscription pg_logical_slot_get_changes(',
    )
  }),
  onSession(
    'death',
    'a recursion without end is an error or a lost engine, and reset brings it back',
    async (session) => {
      const recursions = [
        `CREATE FUNCTION f(i int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN f(i + 1); END $$; SELECT f(1)`,
        `CREATE FUNCTION f(i int) RETURNS int LANGUAGE sql AS $$ SELECT CASE WHEN i < 0 THEN 1 ELSE f(i + 1) END $$; SELECT f(1)`,
      ]
      for (const recursion of recursions) {
        const run = await session.run(recursion)
        if (run.ok) {
          equal(run.value.statements[1]?.error?.sqlstate, '54001')
          equal(await firstValue(session, 'SELECT 1'), '1')
        } else {
          equal(run.error.code, 'engineUnavailable')
          equal(failed(await session.run('SELECT 1')).code, 'engineUnavailable')
        }
        succeeded(await session.reset())
      }
      equal(await firstValue(session, 'SELECT count(*) > 0 FROM customers'), 't')
    },
  ),
  onSession('cancel-before', 'a run whose signal is already aborted does not start', async (session) => {
    const failure = failed(await session.run('CREATE TABLE t (x int)', { signal: AbortSignal.abort() }))
    equal(failure, { code: 'cancelled', isSessionLost: false })
    equal(await firstValue(session, `SELECT to_regclass('t') IS NULL`), 't')
  }),
  onSession(
    'cancel-running',
    'a statement that runs away is cancelled at once and the session comes back',
    async (session) => {
      const controller = new AbortController()
      const running = session.run(RUNAWAY, { signal: controller.signal })
      setTimeout(() => controller.abort(), 200)
      let abortedMs = 0
      controller.signal.addEventListener('abort', () => {
        abortedMs = performance.now()
      })
      equal(failed(await running), { code: 'cancelled', isSessionLost: true })
      check(performance.now() - abortedMs < CANCEL_MS_MAX, 'cancelling took too long')
      equal(failed(await session.run('SELECT 1')).code, 'engineUnavailable')
      succeeded(await session.reset())
      equal(await firstValue(session, 'SELECT count(*) > 0 FROM customers'), 't')
    },
  ),
  onSession('extensions', 'the extensions that show the inside are there', async (session) => {
    equal(
      await firstValue(session, `SELECT count(*) > 0 FROM heap_page_items(get_raw_page('customers', 0))`),
      't',
    )
    equal(await firstValue(session, `SELECT count(*) > 0 FROM pg_buffercache`), 't')
    equal(await firstValue(session, `SELECT count(*) > 0 FROM pg_visibility_map('customers')`), 't')
    equal(await firstValue(session, `SELECT count(*) >= 0 FROM pg_freespace('customers')`), 't')
    equal(await firstValue(session, `SELECT count(*) > 0 FROM pg_stat_statements`), 't')
    await statementsOf(session, 'CREATE TABLE logged (x int)')
    equal(await firstValue(session, WAL_RECORDS_EXIST), 't')
  }),
  {
    id: 'open',
    title: 'open finds the dataset and variant, reports progress, and fails on what there is not',
    run: async (adapter) => {
      const progress: number[] = []
      let totalBytes = 0
      const opened = await adapter.open({
        ...DATASET,
        onProgress: (step) => {
          if (step.phase === 'loading') progress.push(step.loadedBytes)
          totalBytes = Math.max(totalBytes, step.totalBytes)
        },
      })
      const session = succeeded(opened)
      equal(
        progress,
        [...progress].sort((left, right) => left - right),
      )
      check(totalBytes > 0 && progress.at(-1) === totalBytes, 'the progress did not reach its end')
      await session.close()
      const empty = succeeded(await adapter.open({ dataset: 'empty' }))
      equal(
        await firstValue(empty, `SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace`),
        '0',
      )
      await empty.close()
      equal(failed(await adapter.open({ dataset: 'no-such-dataset' })).code, 'engineUnavailable')
    },
  },
  {
    id: 'sessions-apart',
    title: 'sessions of one adapter do not see each other',
    run: async (adapter) => {
      const [left, right] = [succeeded(await adapter.open(DATASET)), succeeded(await adapter.open(DATASET))]
      await statementsOf(left, 'DELETE FROM payments; CREATE TABLE t (x int)')
      equal(await firstValue(right, `SELECT count(*) > 0 AND to_regclass('t') IS NULL FROM payments`), 't')
      await left.close()
      equal(await firstValue(right, 'SELECT 1'), '1')
      await right.close()
      equal(failed(await left.run('SELECT 1')).code, 'engineUnavailable')
    },
  },
]
