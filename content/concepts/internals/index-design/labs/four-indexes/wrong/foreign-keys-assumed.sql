-- fails: units-sold, never-sold, payments-of-order, without-order
-- because: PostgreSQL indexes the referenced key, not the referencing column, and payments has no foreign key at all. Only the two on orders were made.
CREATE INDEX orders_customer_idx ON orders (customer_id, placed_at);
CREATE INDEX orders_status_idx ON orders (status, placed_at);
