--# guilty
SELECT * FROM (VALUES
  ('q1', 'scan per row'),
  ('q2', 'wrong estimate'),
  ('q3', 'hidden column'),
  ('q4', 'sorted to keep ten'),
  ('q5', 'heap fetches')) AS g(query, fault);

--# changes
CREATE INDEX ON orders (customer_id);
CREATE STATISTICS paid_dep ON status, shipped_at FROM orders;
CREATE INDEX ON orders (((placed_at AT TIME ZONE 'UTC')::date));
CREATE INDEX ON payments (amount_cents DESC);
VACUUM (ANALYZE) payments;
VACUUM (ANALYZE) orders;

--# q3
SELECT id, total_cents
  FROM orders
 WHERE (placed_at AT TIME ZONE 'UTC')::date = '2026-06-30'
 ORDER BY id;
