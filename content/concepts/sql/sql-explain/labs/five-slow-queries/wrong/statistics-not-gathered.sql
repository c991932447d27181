-- fails: q2
-- because: CREATE STATISTICS only says what is to be gathered. Nothing is known until ANALYZE has run.
--# guilty
SELECT * FROM (VALUES
  ('q1', 'scan per row'),
  ('q2', 'wrong estimate'),
  ('q3', 'hidden column'),
  ('q4', 'sorted to keep ten'),
  ('q5', 'heap fetches')) AS g(query, fault);

--# changes
CREATE INDEX orders_customer_idx ON orders (customer_id);
CREATE STATISTICS orders_status_shipped (mcv) ON status, shipped_at FROM orders;
CREATE INDEX orders_placed_idx ON orders (placed_at);
CREATE INDEX payments_amount_idx ON payments (amount_cents);
VACUUM payments;

--# q3
SELECT id, total_cents
  FROM orders
 WHERE placed_at >= '2026-06-30' AND placed_at < '2026-07-01'
 ORDER BY id;
