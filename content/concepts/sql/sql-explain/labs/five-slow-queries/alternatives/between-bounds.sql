--# guilty
SELECT * FROM (VALUES
  ('q1', 'scan per row'),
  ('q2', 'wrong estimate'),
  ('q3', 'hidden column'),
  ('q4', 'sorted to keep ten'),
  ('q5', 'heap fetches')) AS g(query, fault);

--# changes
CREATE STATISTICS s1 (mcv) ON status, shipped_at, coupon FROM orders;
CREATE INDEX ON orders (placed_at) INCLUDE (total_cents);
CREATE INDEX ON orders (customer_id) INCLUDE (placed_at);
CREATE INDEX ON payments (amount_cents, id);
VACUUM FREEZE payments;
ANALYZE orders;

--# q3
SELECT id, total_cents
  FROM orders
 WHERE placed_at >= timestamptz '2026-06-30 00:00+00'
   AND placed_at <  timestamptz '2026-06-30 00:00+00' + interval '1 day'
 ORDER BY id;
