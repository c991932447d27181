-- Payments that have failed or come twice for orders of the last two days, on both sides of each boundary.
INSERT INTO orders (id, customer_id, status, coupon, placed_at, shipped_at, total_cents) VALUES
  (900001, 1, 'paid', 'VIP', '2026-06-28 23:59:59+00', NULL, 1000),
  (900002, 1, 'paid', 'VIP', '2026-06-29 00:00:00+00', NULL, 1000),
  (900003, 2, 'paid', NULL, '2026-06-30 23:59:59.999+00', NULL, 1000),
  (900004, 2, 'paid', NULL, '2026-07-01 00:00:00+00', NULL, 1000),
  (900006, 3, 'pending', 'SPRING', '2026-06-30 23:00:00+00', NULL, 1000),
  (900008, 3, 'pending', NULL, '2026-06-30 23:00:00+00', NULL, 1000),
  (900005, 3, 'pending', NULL, '2026-06-30 23:00:00+00', NULL, 1000),
  (900007, 3, 'pending', NULL, '2026-06-30 23:00:00+00', NULL, 1000);
INSERT INTO payments (id, order_id, method, status, amount_cents, paid_at) VALUES
  (90000001, 900001, 'card', 'captured', 1000, '2026-06-29 00:01+00'),
  (90000002, 900002, 'card', 'captured', 1000, '2026-06-29 00:01+00'),
  (90000003, 900002, 'card', 'captured', 1000, '2026-06-29 00:01+00'),
  (90000004, 900003, 'card', 'captured', 1000, '2026-07-01 00:01+00'),
  (90000005, 900005, 'card', 'failed', 1000, '2026-06-30 12:01+00'),
  (90000006, NULL, 'card', 'captured', 1000, '2026-06-30 12:01+00'),
  (90000007, 95000000, 'card', 'failed', 1000, '2026-06-30 12:01+00');
-- Two customers of one name; neither has ordered, one was referred.
INSERT INTO customers (id, name, email, city, region, referrer_id, created_at) VALUES
  (900001, 'Ana Almeida', 'ana.1@example.com', 'Porto', 'south', NULL, '2026-06-01 09:00+00'),
  (900002, 'Ana Almeida', 'ana.2@example.com', 'Porto', 'south', 900001, '2026-06-01 09:00+00');
-- Without it, the last question reads all orders once for each customer.
CREATE INDEX orders_by_customer ON orders (customer_id, placed_at);
ANALYZE orders;
