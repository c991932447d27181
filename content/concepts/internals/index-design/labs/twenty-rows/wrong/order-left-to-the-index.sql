-- fails: same-rows
-- because: The ORDER BY was dropped because "the index is sorted". The scan then begins at the oldest order, and nothing promises any order at all.
--# index
CREATE INDEX orders_account_idx
    ON orders (customer_id, status, placed_at);

--# query
SELECT placed_at, total_cents
  FROM orders
 WHERE customer_id = 7
   AND status = 'paid'
 LIMIT 20;
