--# log
SELECT r.resource_manager, r.record_type
  FROM trace, parcels AS p,
       LATERAL pg_get_wal_records_info(trace.from_lsn, pg_current_wal_insert_lsn()) AS r
 WHERE p.id = 123 AND r.xid = p.xmin
 ORDER BY r.end_lsn;

--# buffers
WITH related AS (
  SELECT oid, relname FROM pg_class WHERE oid = 'parcels'::regclass
  UNION ALL
  SELECT indexrelid, indexrelid::regclass::text FROM pg_index WHERE indrelid = 'parcels'::regclass
)
SELECT r.relname, count(*) FILTER (WHERE b.isdirty)
  FROM related AS r
  JOIN pg_buffercache AS b ON pg_filenode_relation(b.reltablespace, b.relfilenode) = r.oid
 WHERE b.relforknumber = 0 AND b.reldatabase = (SELECT oid FROM pg_database WHERE datname = current_database())
 GROUP BY r.relname HAVING bool_or(b.isdirty);

--# file
SELECT DISTINCT relblocknumber AS block
  FROM pg_buffercache
 WHERE relfilenode = pg_relation_filenode('parcels') AND relforknumber = 0
   AND substring(get_raw_page('parcels', relblocknumber) FROM 11)
    <> substring(pg_read_binary_file(pg_relation_filepath('parcels'), relblocknumber * 8192, 8192) FROM 11)
 ORDER BY block;

--# index
SELECT indexrelid::regclass::text AS index_name
  FROM pg_index
 WHERE indrelid = 'parcels'::regclass AND indisprimary;
