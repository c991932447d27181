-- A payment table that is read by an index and was touched since its last vacuum.
CREATE INDEX payments_order_idx ON payments (order_id);
UPDATE payments SET method = method;
SET default_statistics_target = 200;
ANALYZE payments;
