-- fails: budget
-- because: Query 5 was given an index of its own, although a skip scan on (status, placed_at) is good enough.
CREATE INDEX orders_customer_idx ON orders (customer_id, placed_at);
CREATE INDEX orders_status_idx ON orders (status, placed_at);
CREATE INDEX orders_placed_idx ON orders (placed_at);
CREATE INDEX order_items_product_idx ON order_items (product_id);
CREATE INDEX payments_order_idx ON payments (order_id);
