-- fails: never-ordered, vip, referrer, captured, orphans, latest-three
--# never-ordered
SELECT c.id
FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id
WHERE o.coupon IS NULL;

--# vip
SELECT c.id
FROM customers AS c JOIN orders AS o ON o.customer_id = c.id
WHERE o.coupon = 'VIP';

--# referrer
SELECT c.id, c.name, r.name
FROM customers AS c JOIN customers AS r ON r.id = c.referrer_id;

--# captured
SELECT o.id, p.id
FROM orders AS o LEFT JOIN payments AS p ON p.order_id = o.id
WHERE o.placed_at >= TIMESTAMPTZ '2026-06-29 00:00+00'
  AND o.placed_at < TIMESTAMPTZ '2026-07-01 00:00+00'
  AND p.status = 'captured';

--# orphans
SELECT id FROM payments
WHERE order_id NOT IN (SELECT id FROM orders);

--# latest-three
SELECT c.id, o.id, o.placed_at
FROM customers AS c JOIN orders AS o ON o.customer_id = c.id
ORDER BY o.placed_at DESC
LIMIT 3;
