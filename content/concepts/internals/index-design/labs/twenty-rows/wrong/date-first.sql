-- fails: buffers, any-customer
-- because: With the date in front one customer's orders are scattered over the whole index. It would be walked from the newest entry of all customers.
--# index
CREATE INDEX orders_placed_idx
    ON orders (placed_at DESC, customer_id, status);

--# query
SELECT placed_at, total_cents
  FROM orders
 WHERE customer_id = 7
   AND status = 'paid'
 ORDER BY placed_at DESC
 LIMIT 20;
