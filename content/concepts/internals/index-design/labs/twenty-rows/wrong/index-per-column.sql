-- fails: no-sort, buffers, any-customer, one-index
-- because: Three single-column indexes can be combined by a BitmapAnd, but a bitmap has lost the order, and each of them reads far more entries than the answer has rows.
--# index
CREATE INDEX orders_c_idx ON orders (customer_id);
CREATE INDEX orders_s_idx ON orders (status);
CREATE INDEX orders_p_idx ON orders (placed_at);

--# query
SELECT placed_at, total_cents
  FROM orders
 WHERE customer_id = 7
   AND status = 'paid'
 ORDER BY placed_at DESC
 LIMIT 20;
