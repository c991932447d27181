-- fails: never-ordered, vip
-- because: The join returns a row for each VIP order, and an order without a coupon looks like padding.
--# never-ordered
SELECT DISTINCT c.id
FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id
WHERE o.coupon IS NULL;

--# vip
SELECT c.id
FROM customers AS c JOIN orders AS o ON o.customer_id = c.id AND o.coupon = 'VIP';

--# referrer
SELECT c.id, c.name, r.name
FROM customers AS c LEFT JOIN customers AS r ON r.id = c.referrer_id;

--# captured
SELECT o.id, p.id
FROM orders AS o LEFT JOIN payments AS p ON p.order_id = o.id AND p.status = 'captured'
WHERE o.placed_at >= TIMESTAMPTZ '2026-06-29 00:00+00' AND o.placed_at < TIMESTAMPTZ '2026-07-01 00:00+00';

--# orphans
SELECT p.id FROM payments AS p
WHERE NOT EXISTS (SELECT 1 FROM orders AS o WHERE o.id = p.order_id);

--# latest-three
SELECT c.id, latest.id, latest.placed_at
FROM customers AS c
LEFT JOIN LATERAL (
  SELECT o.id, o.placed_at FROM orders AS o WHERE o.customer_id = c.id
  ORDER BY o.placed_at DESC, o.id DESC LIMIT 3
) AS latest ON true;
