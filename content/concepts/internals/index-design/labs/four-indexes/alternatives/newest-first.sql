CREATE INDEX ON orders (customer_id, placed_at DESC) INCLUDE (total_cents);
CREATE INDEX ON orders (status, placed_at DESC);
CREATE INDEX ON order_items (product_id, quantity);
CREATE INDEX ON payments (order_id);
