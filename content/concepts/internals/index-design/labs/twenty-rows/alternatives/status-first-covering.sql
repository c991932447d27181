--# index
CREATE INDEX orders_status_idx
    ON orders (status, customer_id, placed_at DESC) INCLUDE (total_cents);

--# query
SELECT placed_at, total_cents
  FROM orders
 WHERE customer_id = 7
   AND status = 'paid'
 ORDER BY placed_at DESC
 LIMIT 20;
