-- fails: slots
-- because: Redirects and unused slots both have length 0, so they were counted as one state.
--# slots
SELECT CASE WHEN lp_len > 0 THEN 'normal' ELSE 'unused' END AS state, count(*) AS slots FROM heap_page_items(get_raw_page('shipments', 0)) GROUP BY 1;

--# redirects
SELECT lp AS slot, lp_off AS target
  FROM heap_page_items(get_raw_page('shipments', 0))
 WHERE lp_flags = 2;

--# free
SELECT page, h.upper - h.lower AS bytes
  FROM generate_series(0, pg_relation_size('shipments') / current_setting('block_size')::int - 1) AS page,
       page_header(get_raw_page('shipments', page)) AS h;

--# invisible
SELECT lp AS slot
  FROM heap_page_items(get_raw_page('remarks', 0))
 WHERE lp_flags = 1
   AND NOT EXISTS (SELECT FROM remarks AS r WHERE r.ctid = ('(0,' || lp || ')')::tid);

--# outside
SELECT id FROM shipments WHERE pg_column_toast_chunk_id(note) IS NOT NULL;
