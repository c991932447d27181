--# unmatched
SELECT o.id, NULL::bigint
FROM orders AS o
WHERE o.status NOT IN ('pending', 'cancelled')
  AND NOT EXISTS (SELECT 1 FROM payments AS p WHERE p.order_id = o.id AND p.status = 'captured')
UNION ALL
SELECT NULL, p.id
FROM payments AS p LEFT JOIN orders AS o ON o.id = p.order_id AND o.status IN ('paid', 'shipped', 'refunded')
WHERE p.status = 'captured' AND o.id IS NULL;

--# twice
SELECT order_id, least(a_id, b_id), greatest(a_id, b_id)
FROM (
  SELECT DISTINCT a.order_id, least(a.id, b.id) AS a_id, greatest(a.id, b.id) AS b_id
  FROM payments AS a, payments AS b
  WHERE a.order_id = b.order_id AND a.id <> b.id AND a.amount_cents = b.amount_cents
    AND (a.status, b.status) = ('captured', 'captured')
) AS pairs;

--# next-attempt
SELECT id, next_id
FROM (
  SELECT id, order_id, status, lead(id) OVER (PARTITION BY order_id ORDER BY paid_at, id) AS next_id FROM payments
) AS p
WHERE status = 'failed' AND order_id IS NOT NULL;

--# unsold
SELECT id FROM products WHERE discontinued_on IS NULL
EXCEPT
SELECT i.product_id
FROM order_items AS i JOIN orders AS o ON o.id = i.order_id
WHERE o.status IN ('pending', 'paid', 'shipped', 'refunded')
  AND o.placed_at >= TIMESTAMPTZ '2026-06-01 00:00+00' AND o.placed_at < TIMESTAMPTZ '2026-07-01 00:00+00';
