-- fails: no-sort, buffers, any-customer
--# index
-- Your answer. This index finds the customer's orders; the planner does the rest by hand.
CREATE INDEX orders_customer_idx
    ON orders (customer_id);

--# query
SELECT placed_at, total_cents
  FROM orders
 WHERE customer_id = 7
   AND status = 'paid'
 ORDER BY placed_at DESC
 LIMIT 20;
