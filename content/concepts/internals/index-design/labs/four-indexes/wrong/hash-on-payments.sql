-- fails: without-order
-- because: A hash index finds equal values and holds no NULLs, so IS NULL cannot use it.
CREATE INDEX orders_customer_idx ON orders (customer_id, placed_at);
CREATE INDEX orders_status_idx ON orders (status, placed_at);
CREATE INDEX order_items_product_idx ON order_items (product_id);
CREATE INDEX payments_order_idx ON payments USING hash (order_id);
