-- fails: since-january
-- because: With the date in front, one customer is a filter within the range of all customers.
CREATE INDEX orders_placed_customer_idx ON orders (placed_at, customer_id);
CREATE INDEX orders_status_idx ON orders (status, placed_at);
CREATE INDEX order_items_product_idx ON order_items (product_id);
CREATE INDEX payments_order_idx ON payments (order_id);
