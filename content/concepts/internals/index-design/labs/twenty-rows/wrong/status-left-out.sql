-- fails: buffers, any-customer
-- because: The order comes from the index, but status is not in it: every order of the customer, newest first, is fetched from the heap until twenty of them turn out to be paid.
--# index
CREATE INDEX orders_customer_placed_idx
    ON orders (customer_id, placed_at DESC);

--# query
SELECT placed_at, total_cents
  FROM orders
 WHERE customer_id = 7
   AND status = 'paid'
 ORDER BY placed_at DESC
 LIMIT 20;
