-- fails: bytes
-- because: INCLUDE of every column makes each index a second copy of its table.
CREATE INDEX ON orders (customer_id, placed_at) INCLUDE (id, status, coupon, shipped_at, total_cents);
CREATE INDEX ON orders (status, placed_at) INCLUDE (id, customer_id, coupon, shipped_at, total_cents);
CREATE INDEX ON order_items (product_id) INCLUDE (order_id, line_no, quantity, unit_price_cents);
CREATE INDEX ON payments (order_id) INCLUDE (id, method, status, amount_cents, paid_at);
