-- Customers just on, above and below the bounds, one of them without a region.
INSERT INTO customers (id, name, email, city, region, referrer_id, created_at) VALUES
  (900001, 'Five Exact', 'l1@example.com', NULL, NULL, NULL, '2026-01-01 09:00+00'),
  (900002, 'Five Over', 'l2@example.com', 'Porto', 'south', NULL, '2026-01-01 09:00+00'),
  (900003, 'Four Over', 'l3@example.com', 'Porto', 'south', NULL, '2026-01-01 09:00+00'),
  (900004, 'Five With Cancelled', 'l4@example.com', 'Tartu', 'east', NULL, '2026-01-01 09:00+00'),
  (900005, 'Five Over By One', 'l5@example.com', 'Tartu', 'east', NULL, '2026-01-01 09:00+00');
INSERT INTO orders (id, customer_id, status, coupon, placed_at, shipped_at, total_cents)
SELECT 900000 + n, 900001 + (n - 1) / 5, CASE WHEN n IN (15, 20) THEN 'cancelled' ELSE 'paid' END,
       CASE n % 3 WHEN 0 THEN 'SPRING' END,
       TIMESTAMPTZ '2026-04-01 00:00+00' + make_interval(days => n * 4),
       NULL, CASE WHEN n <= 5 THEN 200000 WHEN n <= 10 THEN 200001 WHEN n <= 15 THEN 300000 ELSE 240000 END
FROM generate_series(1, 20) AS n;
INSERT INTO orders (id, customer_id, status, coupon, placed_at, shipped_at, total_cents) VALUES
  (900031, 900002, 'paid', NULL, '2026-03-31 23:59:59+00', NULL, 1001),
  (900032, 900002, 'paid', NULL, '2026-07-01 00:00:00+00', NULL, 1002),
  (900033, 900003, 'cancelled', 'ONLYCANCELLED', '2026-06-30 23:59:59+00', NULL, 1003),
  (900034, 900001, 'pending', NULL, '2026-06-01 00:00:00+00', NULL, 0),
  (900035, 900002, 'paid', NULL, '2026-05-31 23:59:59+00', NULL, 0),
  (900036, 900003, 'cancelled', NULL, '2026-07-02 12:00:00+00', NULL, 500),
  (900037, 900003, 'cancelled', NULL, '2026-07-04 23:59:59+00', NULL, 700),
  (900038, 900003, 'cancelled', NULL, '2026-07-05 00:00:00+00', NULL, 900);
-- Two lines and two captured payments each, a failed payment, and an order with lines and no payment.
INSERT INTO order_items (order_id, line_no, product_id, quantity, unit_price_cents) VALUES
  (900018, 1, 1, 2, 60000), (900018, 2, 1, 2, 60000), (900033, 1, 1, 5, 1), (900033, 2, 2, 1, 1),
  (900034, 1, 1, 3, 0), (900035, 1, 1, 7, 0), (900032, 1, 1, 9, 0);
INSERT INTO payments (id, order_id, method, status, amount_cents, paid_at) VALUES
  (90000001, 900018, 'card', 'captured', 120000, '2026-06-20 00:00+00'),
  (90000002, 900018, 'card', 'captured', 120000, '2026-06-20 00:01+00'),
  (90000003, 900018, 'card', 'failed', 240000, '2026-06-19 23:59+00'),
  (90000004, 900033, 'card', 'failed', 1003, '2026-06-30 23:59+00'),
  (90000005, 900035, 'card', 'captured', 1, '2026-06-30 23:59+00');
INSERT INTO orders (id, customer_id, status, coupon, placed_at, shipped_at, total_cents)
SELECT 900050 + n, 900005, 'paid', NULL, '2026-05-05 12:00+00', NULL, CASE n WHEN 1 THEN 200001 ELSE 200000 END
FROM generate_series(1, 5) AS n;
