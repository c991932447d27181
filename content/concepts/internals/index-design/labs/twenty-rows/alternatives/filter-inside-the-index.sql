--# index
CREATE INDEX orders_recent_idx
    ON orders (customer_id, placed_at DESC, status);

--# query
SELECT placed_at, total_cents
  FROM orders
 WHERE customer_id = 7
   AND status = 'paid'
 ORDER BY placed_at DESC
 LIMIT 20;
