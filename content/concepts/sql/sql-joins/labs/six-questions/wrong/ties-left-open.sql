-- fails: orphans, latest-three
-- because: Of several orders with equal times any may be taken, and a payment with a NULL is not the only kind of orphan.
--# never-ordered
SELECT c.id FROM customers AS c
WHERE NOT EXISTS (SELECT 1 FROM orders AS o WHERE o.customer_id = c.id);

--# vip
SELECT c.id FROM customers AS c
WHERE EXISTS (SELECT 1 FROM orders AS o WHERE o.customer_id = c.id AND o.coupon = 'VIP');

--# referrer
SELECT c.id, c.name, r.name
FROM customers AS c LEFT JOIN customers AS r ON r.id = c.referrer_id;

--# captured
SELECT o.id, p.id
FROM orders AS o LEFT JOIN payments AS p ON p.order_id = o.id AND p.status = 'captured'
WHERE o.placed_at >= TIMESTAMPTZ '2026-06-29 00:00+00' AND o.placed_at < TIMESTAMPTZ '2026-07-01 00:00+00';

--# orphans
SELECT id FROM payments WHERE order_id IS NULL;

--# latest-three
SELECT c.id, latest.id, latest.placed_at
FROM customers AS c
LEFT JOIN LATERAL (
  SELECT o.id, o.placed_at FROM orders AS o WHERE o.customer_id = c.id
  ORDER BY o.placed_at DESC LIMIT 3
) AS latest ON true;
