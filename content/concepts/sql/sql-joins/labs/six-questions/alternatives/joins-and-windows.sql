--# never-ordered
SELECT c.id
FROM customers AS c LEFT JOIN orders AS o ON o.customer_id = c.id
WHERE o.id IS NULL;

--# vip
SELECT DISTINCT o.customer_id FROM orders AS o WHERE o.coupon = 'VIP';

--# referrer
SELECT c.id, c.name, (SELECT r.name FROM customers AS r WHERE r.id = c.referrer_id)
FROM customers AS c;

--# captured
SELECT o.id, p.id
FROM (SELECT * FROM payments WHERE status = 'captured') AS p
RIGHT JOIN (SELECT * FROM orders WHERE placed_at >= TIMESTAMPTZ '2026-06-29 00:00+00'
                                   AND placed_at < TIMESTAMPTZ '2026-07-01 00:00+00') AS o
  ON p.order_id = o.id;

--# orphans
SELECT p.id
FROM payments AS p LEFT JOIN orders AS o ON o.id = p.order_id
WHERE o.id IS NULL;

--# latest-three
SELECT c.id, o.id, o.placed_at
FROM customers AS c
LEFT JOIN (
  SELECT *, row_number() OVER (PARTITION BY customer_id ORDER BY placed_at DESC, id DESC) AS place FROM orders
) AS o ON o.customer_id = c.id AND o.place <= 3;
