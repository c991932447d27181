/** What a script answers: values, types, errors, notices, limits. */

import { type ContractCase, check, equal, firstValue, onSession, runOf, statementsOf } from './case.ts'

export const ANSWER_CASES: readonly ContractCase[] = [
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
]
