-- fails: paid-lately, last-day, last-refund
-- because: The partial index is the best one for the dispatcher and useless for every other status.
CREATE INDEX orders_customer_idx ON orders (customer_id, placed_at);
CREATE INDEX orders_pending_idx ON orders (placed_at) WHERE status = 'pending';
CREATE INDEX order_items_product_idx ON order_items (product_id);
CREATE INDEX payments_order_idx ON payments (order_id);
