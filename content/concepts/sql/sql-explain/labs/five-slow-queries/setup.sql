-- A payment table that is read by an index and was touched since its last vacuum.
CREATE INDEX payments_order_idx ON payments (order_id);
UPDATE payments SET method = method;
SET default_statistics_target = 200;
ANALYZE payments;
-- Orders on both edges of the last day, and after it.
INSERT INTO orders (id, customer_id, status, placed_at, total_cents)
SELECT (SELECT max(id) FROM orders) + n, 3, 'pending', at, 1000 * n
  FROM (VALUES (1, timestamptz '2026-06-29 23:59:59.999+00'), (2, '2026-06-30 00:00:00+00'), (3, '2026-06-30 23:59:59.5+00'),
               (4, '2026-07-01 00:00:00+00'), (5, '2026-07-01 09:30:00+00')) AS edge(n, at);
