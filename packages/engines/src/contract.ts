/**
 * The contract of every engine adapter, as cases that throw. They need no test framework, so the same cases run in
 * Node and in a browser; `runContract` reports, and a test file asserts. A skip declares a missing capability.
 */

import { canonicalJson } from '@savepoint/std'
import type {
  EngineAdapter,
  EngineFailure,
  EngineSession,
  RunOptions,
  ScriptRun,
  StatementResult,
} from './adapter.ts'

export interface ContractCase {
  readonly id: string
  /** The behaviour, as a sentence. */
  readonly title: string
  readonly run: (adapter: EngineAdapter) => Promise<void>
}

export interface ContractOutcome {
  readonly id: string
  readonly title: string
  readonly outcome: 'passed' | 'skipped' | 'failed'
  /** Why it was skipped, or what failed. */
  readonly reason: string
}

/** Runs every case on `adapter`, except those that `skips` names with a reason. Outcomes are in the cases' order. */
export async function runContract(
  adapter: EngineAdapter,
  skips: Readonly<Record<string, string>> = {},
): Promise<ContractOutcome[]> {
  const outcomes: ContractOutcome[] = []
  for (const { id, title, run } of CONTRACT_CASES) {
    const skip = skips[id]
    if (skip !== undefined) {
      outcomes.push({ id, title, outcome: 'skipped', reason: skip })
      continue
    }
    try {
      await run(adapter)
      outcomes.push({ id, title, outcome: 'passed', reason: '' })
    } catch (cause) {
      outcomes.push({
        id,
        title,
        outcome: 'failed',
        reason: cause instanceof Error ? cause.message : String(cause),
      })
    }
  }
  return outcomes
}

/** The small dataset that the cases open: any variant with customers will do. */
const DATASET = { dataset: 'shop', variant: 'edge' }
const RUNAWAY = 'SELECT count(*) FROM generate_series(1, 1000000000000)'
const WAL_RECORDS_EXIST = `
  SELECT count(*) > 0
  FROM pg_get_wal_records_info((SELECT redo_lsn FROM pg_control_checkpoint()), pg_current_wal_insert_lsn())`
const CANCEL_MS_MAX = 1_000

export const CONTRACT_CASES: readonly ContractCase[] = [
  onSession('identity', 'a session says which engine answers, with its version', async (session) => {
    const { engine, label, version } = session.identity
    equal(engine, 'postgres')
    check(label === `PostgreSQL ${version}` && /^\d+\.\d+$/.test(version), `label ${label}`)
    const [shown] = await statementsOf(session, 'SHOW server_version')
    equal(shown?.rows[0]?.[0], version)
  }),
  onSession('values', 'values are the text of the engine, with type names and NULL', async (session) => {
    const [result] = await statementsOf(
      session,
      `SELECT 1 AS a, 1.50::numeric AS b, NULL::date AS c, ARRAY['x', NULL] AS d, '1 day 2 h'::interval AS e, 'é' AS é`,
    )
    equal(
      result?.columns.map((column) => `${column.name} ${column.type}`),
      ['a int4', 'b numeric', 'c date', 'd _text', 'e interval', 'é text'],
    )
    equal(result?.rows, [['1', '1.50', null, '{x,NULL}', '1 day 02:00:00', 'é']])
    equal([result?.tag, result?.rowCount], ['SELECT 1', 1])
  }),
  onSession('user-types', 'columns of types made in the session are named', async (session) => {
    const results = await statementsOf(
      session,
      `CREATE TYPE mood AS ENUM ('low', 'high'); SELECT 'low'::mood, ARRAY['high'::mood]`,
    )
    equal(
      results[1]?.columns.map((column) => column.type),
      ['mood', '_mood'],
    )
  }),
  onSession(
    'statements',
    'a script yields one result a statement, with its place in the script',
    async (session) => {
      const script = `-- a comment\nSELECT ';' AS a; CREATE TABLE t (x int);\n\nINSERT INTO t VALUES (1), (2) ; ;`
      const results = await statementsOf(session, script)
      equal(
        results.map((result) => script.slice(result.start, result.end)),
        results.map((result) => result.sql),
      )
      equal(
        results.map((result) => result.tag),
        ['SELECT 1', 'CREATE TABLE', 'INSERT 0 2'],
      )
      check(
        results.every((result) => result.elapsedMs >= 0),
        'a time is negative',
      )
      equal(await statementsOf(session, ' ; -- nothing'), [])
    },
  ),
  onSession(
    'error',
    'an error carries SQLSTATE and position in its statement, and ends the script',
    async (session) => {
      const results = await statementsOf(session, `SELECT 1; SELECT '😀', nope FROM customers; SELECT 3`)
      equal(results.length, 2)
      const error = results[1]?.error
      equal([error?.sqlstate, error?.position, results[1]?.tag], ['42703', 14, ''])
      const [violation] = await statementsOf(session, `INSERT INTO customers SELECT * FROM customers LIMIT 1`)
      equal(
        [violation?.error?.sqlstate, violation?.error?.constraint, violation?.error?.table],
        ['23505', 'customers_pkey', 'customers'],
      )
      check(violation?.error?.detail !== undefined, 'no detail')
    },
  ),
  onSession('continue', 'with onError continue the statements after an error run', async (session) => {
    const results = await statementsOf(session, 'SELEC 1; SELECT 2', { onError: 'continue' })
    equal(
      results.map((result) => result.error?.sqlstate ?? result.tag),
      ['42601', 'SELECT 1'],
    )
  }),
  onSession('implicit-transactions', 'each statement is a transaction of its own', async (session) => {
    await statementsOf(session, 'CREATE TABLE t (x int); INSERT INTO t VALUES (1); SELECT 1/0')
    equal(await firstValue(session, 'SELECT count(*) FROM t'), '1')
  }),
  onSession('transaction-status', 'a run tells whether it ended inside a transaction', async (session) => {
    const statusAfter = async (script: string): Promise<boolean> =>
      (await runOf(session, script)).inTransaction
    equal(await statusAfter('SELECT 1'), false)
    equal(await statusAfter('BEGIN; SELECT 1'), true)
    equal(await statusAfter('SELECT 1/0'), true)
    equal(await statusAfter('ROLLBACK'), false)
  }),
  onSession('notices', 'notices and notifications come with their statement', async (session) => {
    const results = await statementsOf(
      session,
      `DO $$ BEGIN RAISE WARNING 'careful'; END $$; LISTEN c; NOTIFY c, 'p'`,
    )
    equal(results[0]?.notices, [{ severity: 'WARNING', message: 'careful', sqlstate: '01000' }])
    equal(
      results[2]?.notices.map((notice) => notice.severity),
      ['NOTIFICATION'],
    )
  }),
  onSession('rows-max', 'no more than rowsMax rows are kept and all are counted', async (session) => {
    const [few] = await statementsOf(session, 'SELECT generate_series(1, 5000)', { rowsMax: 3 })
    equal([few?.rows, few?.rowCount], [[['1'], ['2'], ['3']], 5000])
    const [many] = await statementsOf(session, 'SELECT generate_series(1, 5000)')
    equal([many?.rows.length, many?.rowCount], [1000, 5000])
  }),
  onSession(
    'hostile-text',
    'control characters, markup, right-to-left and long text come through',
    async (session) => {
      const text = '<script>\u0001\u001b[31m\u202e\u2028\r\n\t😀'
      equal(await firstValue(session, `SELECT '${text}'`), text)
      equal((await firstValue(session, `SELECT repeat('é', 1000000)`))?.length, 1_000_000)
      const [nul] = await statementsOf(session, `SELECT 'a\u0000b'`)
      equal(nul?.error?.sqlstate, '22021')
      equal(await firstValue(session, 'SELECT 1'), '1')
    },
  ),
  onSession('copy', 'COPY neither waits for input nor loses output', async (session) => {
    const results = await statementsOf(
      session,
      'CREATE TABLE t (x int, y int); INSERT INTO t VALUES (1, 2); COPY t TO STDOUT; COPY t FROM STDIN; SELECT 1',
    )
    equal(results[2]?.rows, [['1\t2']])
    equal(results[3]?.error?.sqlstate, '57014')
    equal(await firstValue(session, 'SELECT count(*) FROM t'), '1')
  }),
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

function onSession(id: string, title: string, body: (session: EngineSession) => Promise<void>): ContractCase {
  return {
    id,
    title,
    run: async (adapter) => {
      const session = succeeded(await adapter.open(DATASET))
      try {
        await body(session)
      } finally {
        await session.close()
      }
    },
  }
}

/** What a learner could have changed: tables, rows, columns, settings, roles, statements, extensions. */
async function fingerprint(session: EngineSession): Promise<unknown> {
  const results = await statementsOf(
    session,
    `SELECT relname, relkind FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1;
     SELECT md5(string_agg(c::text, '' ORDER BY id)) FROM customers c;
     SELECT md5(string_agg(o::text, '' ORDER BY id)) FROM orders o;
     SELECT count(*) FROM order_items; SELECT count(*) FROM payments;
     SHOW work_mem; SELECT rolname FROM pg_roles ORDER BY 1; SELECT name FROM pg_prepared_statements;
     SELECT extname FROM pg_extension ORDER BY 1`,
  )
  return results.map((result) => result.rows)
}

async function runOf(session: EngineSession, script: string, options?: RunOptions): Promise<ScriptRun> {
  return succeeded(await session.run(script, options))
}

async function statementsOf(
  session: EngineSession,
  script: string,
  options?: RunOptions,
): Promise<readonly StatementResult[]> {
  return (await runOf(session, script, options)).statements
}

async function firstValue(session: EngineSession, sql: string): Promise<string | null | undefined> {
  const [result] = await statementsOf(session, sql)
  check(result?.error === undefined, result?.error?.message ?? '')
  return result?.rows[0]?.[0]
}

type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: EngineFailure }

function succeeded<T>(result: Outcome<T>): T {
  if (!result.ok) throw new Error(`unexpected failure: ${canonicalJson(result.error)}`)
  return result.value
}

function failed<T>(result: Outcome<T>): EngineFailure {
  if (result.ok) throw new Error('a failure was expected')
  return result.error
}

function check(condition: boolean, message: string): void {
  if (!condition) throw new Error(message)
}

function equal(actual: unknown, expected: unknown): void {
  const [left, right] = [canonicalJson(actual) ?? 'undefined', canonicalJson(expected) ?? 'undefined']
  if (left !== right) throw new Error(`expected ${right.slice(0, 2_000)}, got ${left.slice(0, 2_000)}`)
}
