-- fails: no-sort, buffers, any-customer
-- because: Both equalities are answered, but within them the entries stand in no useful order: all paid orders are fetched and sorted to keep twenty.
--# index
CREATE INDEX orders_customer_status_idx
    ON orders (customer_id, status);

--# query
SELECT placed_at, total_cents
  FROM orders
 WHERE customer_id = 7
   AND status = 'paid'
 ORDER BY placed_at DESC
 LIMIT 20;
