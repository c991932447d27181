-- fails: guilty
-- because: The root of every plan has the largest buffers, for it includes its children. Here the join of q2 was blamed for the scan of its child, and the scan of q5 for what is a matter of visibility.
--# guilty
SELECT * FROM (VALUES
  ('q1', 'scan per row'),
  ('q2', 'scan per row'),
  ('q3', 'hidden column'),
  ('q4', 'sorted to keep ten'),
  ('q5', 'wrong estimate')) AS g(query, fault);

--# changes
CREATE INDEX orders_customer_idx ON orders (customer_id);
CREATE STATISTICS orders_status_shipped (mcv) ON status, shipped_at FROM orders;
CREATE INDEX orders_placed_idx ON orders (placed_at);
CREATE INDEX payments_amount_idx ON payments (amount_cents);
VACUUM payments;
ANALYZE orders;

--# q3
SELECT id, total_cents
  FROM orders
 WHERE placed_at >= '2026-06-30' AND placed_at < '2026-07-01'
 ORDER BY id;
