-- fails: unmatched, twice, next-attempt, unsold
--# unmatched
SELECT o.id, p.id
FROM orders AS o FULL JOIN payments AS p ON p.order_id = o.id
WHERE o.status IN ('paid', 'shipped', 'refunded') AND p.status = 'captured'
  AND (o.id IS NULL OR p.id IS NULL);

--# twice
SELECT a.order_id, a.id, b.id
FROM payments AS a JOIN payments AS b ON b.order_id = a.order_id AND b.amount_cents = a.amount_cents
WHERE a.status = 'captured' AND b.status = 'captured';

--# next-attempt
SELECT f.id, n.id
FROM payments AS f JOIN payments AS n ON n.order_id = f.order_id AND n.paid_at > f.paid_at
WHERE f.status = 'failed';

--# unsold
SELECT p.id
FROM products AS p
LEFT JOIN order_items AS i ON i.product_id = p.id
LEFT JOIN orders AS o ON o.id = i.order_id AND o.status <> 'cancelled'
  AND o.placed_at >= TIMESTAMPTZ '2026-06-01 00:00+00' AND o.placed_at < TIMESTAMPTZ '2026-07-01 00:00+00'
WHERE p.discontinued_on IS NULL AND o.id IS NULL;
