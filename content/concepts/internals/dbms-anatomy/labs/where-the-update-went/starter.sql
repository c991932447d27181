-- fails: log, buffers, file, index
--# log
SELECT resource_manager, record_type
  FROM pg_get_wal_records_info((SELECT from_lsn FROM trace), pg_current_wal_flush_lsn());

--# buffers
SELECT c.relname, count(*) AS pages
  FROM pg_buffercache AS b
  JOIN pg_class AS c ON b.relfilenode = c.oid
 WHERE c.relname LIKE 'parcels%'
 GROUP BY c.relname;

--# file
SELECT block
  FROM generate_series(0, pg_relation_size('parcels') / current_setting('block_size')::int - 1) AS block
 ORDER BY block;

--# index
SELECT relname AS index_name FROM pg_class WHERE relname LIKE 'parcels%idx';
