-- Products that end around the day of the question, and refunded orders with each kind of coupon.
INSERT INTO products (id, sku, name, category, price_cents, discontinued_on) VALUES
  (900001, 'LAB-0001', 'Plain Lamp', 'office', 1500, DATE '2026-06-29'),
  (900002, 'LAB-0002', 'Plain Desk', 'office', 9500, DATE '2026-06-30'),
  (900003, 'LAB-0003', 'Plain Shelf', 'office', 6500, DATE '2026-07-01');
INSERT INTO orders (id, customer_id, status, coupon, placed_at, shipped_at, total_cents) VALUES
  (900001, 1, 'refunded', 'VIP', '2026-06-01 10:00+00', NULL, 1500),
  (900002, 1, 'refunded', NULL, '2026-06-01 11:00+00', NULL, 1500),
  (900003, 2, 'refunded', 'SPRING', '2026-06-01 12:00+00', NULL, 1500),
  (900004, 2, 'shipped', 'VIP', '2026-06-01 13:00+00', '2026-06-02 08:00+00', 1500),
  (900005, 2, 'paid', 'WELCOME10', '2026-06-01 14:00+00', NULL, 1500);
