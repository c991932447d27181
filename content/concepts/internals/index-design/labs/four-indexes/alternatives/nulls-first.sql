CREATE INDEX ON payments (order_id NULLS FIRST);
CREATE INDEX ON order_items (product_id NULLS FIRST);
CREATE INDEX ON orders (status DESC, placed_at);
CREATE INDEX ON orders (customer_id DESC, placed_at);
