-- fails: next-attempt, unsold
-- because: A condition on the joined table in WHERE removes what has no partner; a left join with IS NULL lists products once per line that does not count.
--# unmatched
SELECT o.id, p.id
FROM (SELECT id FROM orders WHERE status IN ('paid', 'shipped', 'refunded')) AS o
FULL JOIN (SELECT id, order_id FROM payments WHERE status = 'captured') AS p ON p.order_id = o.id
WHERE o.id IS NULL OR p.id IS NULL;

--# twice
SELECT a.order_id, a.id, b.id
FROM payments AS a JOIN payments AS b ON b.order_id = a.order_id AND b.amount_cents = a.amount_cents AND b.id > a.id
WHERE a.status = 'captured' AND b.status = 'captured';

--# next-attempt
SELECT f.id, next.id
FROM payments AS f
LEFT JOIN LATERAL (
  SELECT n.id, n.paid_at FROM payments AS n
  WHERE n.order_id = f.order_id AND n.id <> f.id
  ORDER BY n.paid_at, n.id
  LIMIT 1
) AS next ON true
WHERE f.status = 'failed' AND next.paid_at >= f.paid_at;

--# unsold
SELECT DISTINCT p.id
FROM products AS p
LEFT JOIN order_items AS i ON i.product_id = p.id
LEFT JOIN orders AS o ON o.id = i.order_id AND o.status <> 'cancelled'
  AND o.placed_at >= TIMESTAMPTZ '2026-06-01 00:00+00' AND o.placed_at < TIMESTAMPTZ '2026-07-01 00:00+00'
WHERE p.discontinued_on IS NULL AND o.id IS NULL;
