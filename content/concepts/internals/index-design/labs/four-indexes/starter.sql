-- fails: last-orders, since-january, oldest-pending, paid-lately, last-day, last-refund
-- One index for each column that the queries mention, until the budget is spent.
CREATE INDEX ON orders (customer_id);
CREATE INDEX ON orders (status);
CREATE INDEX ON order_items (product_id);
CREATE INDEX ON payments (order_id);
