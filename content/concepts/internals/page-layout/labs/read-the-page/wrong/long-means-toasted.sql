-- fails: outside
-- because: A long value that compresses well stays in its row. The length of the text doesn't say where it is.
--# slots
SELECT CASE lp_flags WHEN 0 THEN 'unused' WHEN 1 THEN 'normal' WHEN 2 THEN 'redirect' ELSE 'dead' END AS state, count(*) AS slots
  FROM heap_page_items(get_raw_page('shipments', 0))
 GROUP BY lp_flags;

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
SELECT id FROM shipments WHERE length(note) > 2000;
