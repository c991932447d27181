-- fails: q3-plan
-- because: The index is on placed_at, the condition is on a value computed from it. The planner does not turn a cast into a range.
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
 WHERE placed_at::date = '2026-06-30'
 ORDER BY id;
