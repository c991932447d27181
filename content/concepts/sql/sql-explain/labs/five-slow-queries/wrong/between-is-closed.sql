-- fails: q3-rows
-- because: BETWEEN includes its upper end, so somebody chose an end that looked late enough. Orders of the evening are lost.
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
ANALYZE orders;

--# q3
SELECT id, total_cents
  FROM orders
 WHERE placed_at BETWEEN '2026-06-30' AND '2026-06-30 16:00'
 ORDER BY id;
