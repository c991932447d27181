-- fails: slots, redirects, free, invisible, outside
--# slots
SELECT lp_flags::text AS state, count(*) AS slots FROM heap_page_items(get_raw_page('shipments', 0)) GROUP BY lp_flags;

--# redirects
SELECT lp AS slot, lp_off AS target FROM heap_page_items(get_raw_page('shipments', 0));

--# free
SELECT blkno AS page, avail AS bytes FROM pg_freespace('shipments');

--# invisible
SELECT lp AS slot FROM heap_page_items(get_raw_page('remarks', 0));

--# outside
SELECT id FROM shipments;
