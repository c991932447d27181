-- Seventeen orders leave in the same minute, five shortly before; the row remembered by the screen is among them.
INSERT INTO orders (id, customer_id, status, coupon, placed_at, shipped_at, total_cents)
SELECT 900000 + (n * 7) % 17, 1 + n % 5, 'shipped', NULL, '2026-06-29 09:00+00', '2026-06-30 23:40+00', 1000
FROM generate_series(0, 16) AS n;
INSERT INTO orders (id, customer_id, status, coupon, placed_at, shipped_at, total_cents)
SELECT 900100 + (n * 3) % 5, 1 + n % 5, 'shipped', NULL, '2026-06-29 09:00+00', '2026-06-30 23:30+00', 1000
FROM generate_series(0, 4) AS n;
CREATE TABLE page_end (shipped_at timestamptz NOT NULL, id bigint NOT NULL);
INSERT INTO page_end VALUES ('2026-06-30 23:40+00', 900004);
-- The dearest product is no longer sold. In the learner's shop the fifth place is shared, in the small shops it is not.
INSERT INTO products (id, sku, name, category, price_cents, discontinued_on) VALUES
  (900001, 'LAB-0001', 'Heavy Safe', 'office', 1200000, DATE '2026-01-01'),
  (900002, 'LAB-0002', 'Heavy Desk', 'office', 1100000, NULL),
  (900003, 'LAB-0003', 'Heavy Shelf', 'office', 1000000, NULL),
  (900004, 'LAB-0004', 'Heavy Lamp', 'office', 1000000, NULL),
  (900005, 'LAB-0005', 'Large Desk', 'office', 950000, NULL),
  (900006, 'LAB-0006', 'Large Shelf', 'office', 900000, NULL),
  (900008, 'LAB-0008', 'Small Desk', 'office', 800000, NULL);
INSERT INTO products (id, sku, name, category, price_cents, discontinued_on)
SELECT 900007, 'LAB-0007', 'Large Lamp', 'office', 900000, NULL
WHERE (SELECT count(*) FROM products) > 100;
-- Two people of one name in one region, entered in the wrong order, and two without a region.
INSERT INTO customers (id, name, email, city, region, referrer_id, created_at) VALUES
  (900002, 'Ana Almeida', 'ana.2@example.com', 'Porto', 'south', NULL, '2026-06-01 09:00+00'),
  (900001, 'Ana Almeida', 'ana.1@example.com', 'Porto', 'south', NULL, '2026-06-01 09:00+00'),
  (900004, 'Ana Almeida', 'ana.4@example.com', 'Porto', NULL, NULL, '2026-06-01 09:00+00'),
  (900003, 'Wim Zhang', 'wim.3@example.com', 'Porto', NULL, NULL, '2026-06-01 09:00+00');
