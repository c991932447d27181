-- fails: log
-- because: Between the mark and now the log holds a checkpoint and other transactions too. The row's xmin says which records are the update's.
--# log
SELECT resource_manager, record_type
  FROM pg_get_wal_records_info((SELECT from_lsn FROM trace), pg_current_wal_flush_lsn())
 ORDER BY start_lsn;

--# buffers
SELECT c.relname, count(*) AS dirty
  FROM pg_buffercache AS b
  JOIN pg_class AS c ON b.relfilenode = pg_relation_filenode(c.oid)
 WHERE b.isdirty AND b.relforknumber = 0
   AND (c.oid = 'parcels'::regclass OR c.oid IN (SELECT indexrelid FROM pg_index WHERE indrelid = 'parcels'::regclass))
 GROUP BY c.relname;

--# file
SELECT block
  FROM generate_series(0, pg_relation_size('parcels') / current_setting('block_size')::int - 1) AS block
 WHERE substr(get_raw_page('parcels', block), 11)
       <> substr(pg_read_binary_file(pg_relation_filepath('parcels'), block * 8192, 8192), 11);

--# index
SELECT c.relname AS index_name
  FROM pg_index AS i
  JOIN pg_class AS c ON c.oid = i.indexrelid
  JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
 WHERE i.indrelid = 'parcels'::regclass AND i.indisunique AND i.indisvalid AND a.attname = 'id';
