-- Around the month's ends, a cancelled order of June, and payments in every constellation.
INSERT INTO products (id, sku, name, category, price_cents, discontinued_on) VALUES
  (900001, 'LAB-0001', 'May Lamp', 'office', 1000, NULL), (900002, 'LAB-0002', 'June Lamp', 'office', 1000, NULL),
  (900003, 'LAB-0003', 'July Lamp', 'office', 1000, NULL), (900004, 'LAB-0004', 'Late June Lamp', 'office', 1000, NULL),
  (900005, 'LAB-0005', 'Cancelled Lamp', 'office', 1000, NULL), (900006, 'LAB-0006', 'Old Lamp', 'office', 1000, DATE '2026-01-01'),
  (900007, 'LAB-0007', 'Lamp of no order', 'office', 1000, NULL);
INSERT INTO orders (id, customer_id, status, coupon, placed_at, shipped_at, total_cents) VALUES
  (900001, 1, 'paid', NULL, '2026-05-31 23:59:59+00', NULL, 1000),
  (900002, 1, 'refunded', NULL, '2026-06-01 00:00:00+00', NULL, 1000),
  (900003, 2, 'shipped', NULL, '2026-07-01 00:00:00+00', '2026-07-01 09:00+00', 1000),
  (900004, 2, 'pending', NULL, '2026-06-30 23:59:59+00', NULL, 1000),
  (900005, 3, 'cancelled', NULL, '2026-06-15 12:00:00+00', NULL, 1000),
  (900006, 3, 'pending', NULL, '2026-06-15 12:00:00+00', NULL, 1000),
  (900007, 3, 'pending', NULL, '2026-06-15 12:00:00+00', NULL, 1000);
INSERT INTO order_items (order_id, line_no, product_id, quantity, unit_price_cents) VALUES
  (900001, 1, 900001, 1, 1000), (900002, 1, 900002, 1, 1000), (900003, 1, 900003, 1, 1000),
  (900004, 1, 900004, 1, 1000), (900005, 1, 900005, 1, 1000), (900001, 2, 900002, 1, 1000);
INSERT INTO payments (id, order_id, method, status, amount_cents, paid_at) VALUES
  (90000001, 900001, 'card', 'failed', 1000, '2026-06-01 08:00+00'),
  (90000002, 900001, 'card', 'failed', 1000, '2026-06-01 08:00+00'),
  (90000003, 900001, 'card', 'captured', 400, '2026-06-01 09:00+00'),
  (90000004, 900001, 'card', 'captured', 600, '2026-06-01 09:00+00'),
  (90000005, 900002, 'card', 'captured', 1000, '2026-06-01 09:00+00'),
  (90000006, 900002, 'card', 'captured', 1000, '2026-06-01 09:00+00'),
  (90000007, 900002, 'card', 'captured', 1000, '2026-06-01 10:00+00'),
  (90000008, 900002, 'card', 'refunded', 1000, '2026-06-02 10:00+00'),
  (90000009, 900003, 'card', 'failed', 1000, '2026-07-01 08:00+00'),
  (90000010, 900003, 'card', 'failed', 1000, '2026-07-01 07:00+00'),
  (90000011, 900004, 'card', 'captured', 1000, '2026-07-01 08:00+00'),
  (90000012, NULL, 'card', 'failed', 1000, '2026-07-01 08:00+00'),
  (90000013, NULL, 'card', 'captured', 1000, '2026-07-01 08:00+00'),
  (90000014, NULL, 'card', 'captured', 1000, '2026-07-01 08:00+00'),
  (90000015, 95000000, 'card', 'captured', 1000, '2026-07-01 08:00+00'),
  -- After a failure: the next one has the higher id; and two at one time, the higher id first in the file.
  (90000020, 900006, 'card', 'failed', 1000, '2026-06-15 12:01+00'),
  (90000021, 900006, 'card', 'refunded', 1000, '2026-06-15 12:03+00'),
  (90000022, 900006, 'card', 'captured', 1000, '2026-06-15 12:02+00'),
  (90000030, 900007, 'card', 'failed', 1000, '2026-06-15 12:01+00'),
  (90000032, 900007, 'card', 'refunded', 1000, '2026-06-15 12:02+00'),
  (90000031, 900007, 'card', 'captured', 1000, '2026-06-15 12:02+00');
CREATE INDEX payments_by_order ON payments (order_id);
ANALYZE payments;
