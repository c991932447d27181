/**
 * Scripts that turn an engine upside down: they move the log to other segments, rewrite, truncate and unlink files, fill
 * the table of open files, load libraries, leave transactions open. What a reset has to take back.
 */

const TABLES_MANY = 90
const NUMBERS = Array.from({ length: TABLES_MANY }, (_, index) => index)

/** Makes `rows` rows of about 140 bytes in the log. */
function bulkInsert(table: string, rows: number): string {
  return `CREATE TABLE ${table} AS SELECT n, md5(n::text) AS hash, repeat('x', 60) AS filler
          FROM generate_series(1, ${rows}) AS n; CREATE INDEX ON ${table} (n)`
}

/** By a name for messages. Errors in them are meant or do not matter. */
export const UPHEAVALS: Readonly<Record<string, string>> = {
  'more log than a segment': `${bulkInsert('bulk', 130_000)}; UPDATE bulk SET n = n + 1 WHERE n % 7 = 0; CHECKPOINT`,
  'log switched': `CREATE TABLE a (x int); SELECT pg_switch_wal(); INSERT INTO a VALUES (1); SELECT pg_switch_wal();
                   INSERT INTO a VALUES (2); CHECKPOINT; SELECT pg_switch_wal(); INSERT INTO a VALUES (3)`,
  'all tables analysed': 'ANALYZE',
  'all tables rewritten': 'VACUUM FULL',
  'all indexes rebuilt': 'REINDEX DATABASE postgres; REINDEX SYSTEM postgres',
  clustered: `CLUSTER orders USING orders_pkey; CLUSTER customers USING customers_pkey; VACUUM (FREEZE, ANALYZE) orders`,
  'many tables': `${NUMBERS.map((n) => `CREATE TABLE many_${n} (id int PRIMARY KEY, x text); INSERT INTO many_${n} VALUES (${n}, 'x')`).join(';')};
                  ${NUMBERS.map((n) => `SELECT * FROM many_${n}`).join(';')};
                  ${NUMBERS.filter((n) => n % 3 === 0)
                    .map((n) => `DROP TABLE many_${n}`)
                    .join(';')}; CHECKPOINT`,
  'tables dropped': 'DROP TABLE payments, order_items, orders, customers CASCADE; CHECKPOINT',
  'tables truncated':
    'TRUNCATE payments; TRUNCATE order_items, orders CASCADE; INSERT INTO order_items SELECT FROM orders; VACUUM',
  'files grown and shrunk': `DELETE FROM order_items; VACUUM order_items; ${bulkInsert('shrinking', 20_000)};
                             DELETE FROM shrinking WHERE n > 100; VACUUM shrinking; CHECKPOINT`,
  'sorts and hashes on disk': `SET work_mem = '64kB'; CREATE TEMP TABLE t AS SELECT n, md5(n::text) AS h FROM generate_series(1, 40000) n;
                               SELECT count(*) FROM (SELECT * FROM t ORDER BY h OFFSET 1) s; SELECT count(*) FROM t a JOIN t b USING (h);
                               SELECT h FROM t UNION SELECT h || 'x' FROM t LIMIT 1`,
  'transaction left open': `BEGIN; CREATE TEMP TABLE kept (x int); DECLARE c CURSOR FOR SELECT * FROM orders; FETCH 5 FROM c;
                            SAVEPOINT s; DELETE FROM payments; DROP TABLE order_items`,
  'transaction failed': `BEGIN; ${bulkInsert('undone', 20_000)}; SELECT 1/0; SELECT 1`,
  'transaction prepared': `BEGIN; DELETE FROM payments; UPDATE customers SET name = 'x'; PREPARE TRANSACTION 'p'; CHECKPOINT`,
  'server settings': `ALTER SYSTEM SET work_mem = '1MB'; SELECT pg_reload_conf(); SET statement_timeout = '20s'; SELECT pg_sleep(0.001);
                      ALTER ROLE CURRENT_USER SET random_page_cost = 1`,
  'another database':
    'CREATE DATABASE other; DROP DATABASE other; CREATE DATABASE another STRATEGY file_copy',
  tablespace: `SET allow_in_place_tablespaces = on; CREATE TABLESPACE place LOCATION ''; CREATE TABLE placed (x int) TABLESPACE place;
               INSERT INTO placed VALUES (1); ALTER TABLE payments SET TABLESPACE place; CHECKPOINT`,
  'server files': `COPY customers TO '/tmp/customers.txt'; CREATE TABLE copied (LIKE customers); COPY copied FROM '/tmp/customers.txt';
                   SELECT lo_export(lo_from_bytea(0, 'abc'), '/tmp/object'); SELECT lo_import('/tmp/object')`,
  'engine ended': `CREATE TABLE a (x text); INSERT INTO a VALUES (1); COPY a FROM PROGRAM 'ls'`,
  unlogged: `ALTER TABLE order_items SET UNLOGGED; ALTER TABLE customers SET (fillfactor = 50); CREATE UNLOGGED TABLE u AS TABLE orders;
             ALTER TABLE payments ALTER COLUMN amount_cents TYPE numeric`,
  library: `CREATE EXTENSION IF NOT EXISTS citext; SELECT 'A'::citext = 'a'::citext; CREATE EXTENSION IF NOT EXISTS pg_trgm;
            CREATE INDEX ON customers USING gin (name gin_trgm_ops); DO $$ BEGIN PERFORM 1; END $$`,
  'large values': `CREATE TABLE large AS SELECT n, string_agg(md5((n * i)::text), '') AS v
                   FROM generate_series(1, 40) n, generate_series(1, 2000) i GROUP BY n; VACUUM FULL large; DROP TABLE large`,
}
