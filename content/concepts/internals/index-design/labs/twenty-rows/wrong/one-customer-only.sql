-- fails: any-customer
-- because: A partial index whose predicate names the customer of the test serves that customer and nobody else.
--# index
CREATE INDEX orders_seven_idx
    ON orders (placed_at DESC)
 WHERE customer_id = 7 AND status = 'paid';

--# query
SELECT placed_at, total_cents
  FROM orders
 WHERE customer_id = 7
   AND status = 'paid'
 ORDER BY placed_at DESC
 LIMIT 20;
