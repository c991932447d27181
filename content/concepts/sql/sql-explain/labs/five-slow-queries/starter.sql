-- fails: guilty, q1, q2, q3-plan, q4, q5
--# guilty
SELECT * FROM (VALUES
  ('q1', '?'),
  ('q2', '?'),
  ('q3', '?'),
  ('q4', '?'),
  ('q5', '?')) AS g(query, fault);

--# changes
-- One change for each of q1, q2, q4 and q5, and an index for q3.

--# q3
SELECT id, total_cents
  FROM orders
 WHERE placed_at::date = '2026-06-30'
 ORDER BY id;
