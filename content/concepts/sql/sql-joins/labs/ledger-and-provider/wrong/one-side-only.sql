-- fails: unmatched, twice
-- because: A left join sees one pile only; <> instead of > lists each pair in both directions.
--# unmatched
SELECT o.id, p.id
FROM orders AS o LEFT JOIN payments AS p ON p.order_id = o.id AND p.status = 'captured'
WHERE o.status IN ('paid', 'shipped', 'refunded') AND p.id IS NULL;

--# twice
SELECT a.order_id, a.id, b.id
FROM payments AS a JOIN payments AS b ON b.order_id = a.order_id AND b.amount_cents = a.amount_cents AND b.id <> a.id
WHERE a.status = 'captured' AND b.status = 'captured';

--# next-attempt
SELECT f.id, next.id
FROM payments AS f
LEFT JOIN LATERAL (
  SELECT n.id FROM payments AS n
  WHERE n.order_id = f.order_id AND (n.paid_at, n.id) > (f.paid_at, f.id)
  ORDER BY n.paid_at, n.id
  LIMIT 1
) AS next ON true
WHERE f.status = 'failed' AND f.order_id IS NOT NULL;

--# unsold
SELECT p.id FROM products AS p
WHERE p.discontinued_on IS NULL
  AND NOT EXISTS (
    SELECT 1 FROM order_items AS i JOIN orders AS o ON o.id = i.order_id
    WHERE i.product_id = p.id AND o.status <> 'cancelled'
      AND o.placed_at >= TIMESTAMPTZ '2026-06-01 00:00+00' AND o.placed_at < TIMESTAMPTZ '2026-07-01 00:00+00'
  );
