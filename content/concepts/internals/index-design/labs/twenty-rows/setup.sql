-- The old shop's orders: 72,600 rows, each with its old receipt, spread over the first 200 customers (of a small shop: all).
SET session_replication_role = replica;
INSERT INTO orders (id, customer_id, status, coupon, placed_at, shipped_at, total_cents)
SELECT (SELECT max(id) FROM orders) + g,
       1 + (hashint4(g) & 2147483647) % least(200, (SELECT count(*) FROM customers)),
       CASE WHEN (hashint4(g + 1000000) & 2147483647) % 100 < 15 THEN 'paid'
            WHEN (hashint4(g + 1000000) & 2147483647) % 100 < 90 THEN 'shipped'
            ELSE 'cancelled' END,
       'imported, receipt ' || repeat(md5(g::text), 12),
       timestamptz '2019-06-01 00:00:00+00' + g * interval '20 minutes',
       CASE WHEN (hashint4(g + 1000000) & 2147483647) % 100 BETWEEN 15 AND 89
            THEN timestamptz '2019-06-03 00:00:00+00' + g * interval '20 minutes' END,
       500 + (hashint4(g + 2000000) & 2147483647) % 20000
  FROM generate_series(1, 72600) AS g;
SET session_replication_role = origin;
SET default_statistics_target = 1000;
VACUUM ANALYZE orders;
