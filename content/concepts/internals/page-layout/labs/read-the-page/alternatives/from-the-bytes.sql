--# slots
SELECT name AS state, count(*) AS slots
  FROM heap_page_items(get_raw_page('shipments', 0)) JOIN (VALUES (0, 'unused'), (1, 'normal'), (2, 'redirect'), (3, 'dead')) AS f(flag, name) ON flag = lp_flags
 GROUP BY name;

--# redirects
SELECT lp AS slot, lp_off AS target
  FROM heap_page_items(get_raw_page('shipments', 0))
 WHERE lp_flags = 2;

--# free
WITH pages AS (
  SELECT page, get_raw_page('shipments', page) AS raw FROM generate_series(0, pg_relation_size('shipments') / current_setting('block_size')::int - 1) AS page
)
SELECT page, (get_byte(raw, 14) + 256 * get_byte(raw, 15)) - (get_byte(raw, 12) + 256 * get_byte(raw, 13)) AS bytes FROM pages;

--# invisible
SELECT lp AS slot
  FROM heap_page_items(get_raw_page('remarks', 0))
 WHERE t_xmax <> 0 AND pg_xact_status(t_xmax::text::xid8) = 'committed';

--# outside
SELECT s.id
  FROM shipments AS s
 WHERE s.note IS NOT NULL AND pg_column_toast_chunk_id(s.note) > 0
 ORDER BY s.id DESC;
