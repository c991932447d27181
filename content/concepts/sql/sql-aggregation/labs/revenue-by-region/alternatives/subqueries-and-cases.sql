--# region-month
WITH per_month AS (
  SELECT coalesce(c.region, 'unknown') AS region, date_trunc('month', o.placed_at AT TIME ZONE 'UTC')::date AS month, o.total_cents
  FROM customers AS c, orders AS o
  WHERE o.customer_id = c.id AND o.status IN ('pending', 'paid', 'shipped', 'refunded')
    AND o.placed_at >= TIMESTAMPTZ '2026-04-01 00:00+00' AND o.placed_at < TIMESTAMPTZ '2026-07-01 00:00+00'
)
SELECT region, month, count(*), sum(total_cents) FROM per_month GROUP BY region, month
UNION ALL SELECT region, NULL, count(*), sum(total_cents) FROM per_month GROUP BY region
UNION ALL SELECT 'all regions', NULL, count(*), sum(total_cents) FROM per_month;

--# units-and-money
SELECT o.id,
       (SELECT coalesce(sum(i.quantity), 0) FROM order_items AS i WHERE i.order_id = o.id),
       coalesce(sum(p.amount_cents) FILTER (WHERE p.status = 'captured'), 0)
FROM orders AS o LEFT JOIN payments AS p ON p.order_id = o.id
WHERE date_trunc('month', o.placed_at AT TIME ZONE 'UTC') = TIMESTAMP '2026-06-01'
GROUP BY o.id;

--# coupons
SELECT coalesce(coupon, 'none'), count(*), sum(CASE status WHEN 'cancelled' THEN 1 ELSE 0 END),
       round(avg(CASE WHEN status <> 'cancelled' THEN total_cents END))
FROM orders
GROUP BY coalesce(coupon, 'none');

--# good-customers
SELECT *
FROM (SELECT customer_id, count(*) AS n, sum(total_cents) AS total FROM orders WHERE status <> 'cancelled' GROUP BY 1) AS c
WHERE n > 4 AND total >= 1000001;

--# days
SELECT DATE '2026-06-25' + n,
       (SELECT count(*) FROM orders WHERE (placed_at AT TIME ZONE 'UTC')::date = DATE '2026-06-25' + n),
       (SELECT coalesce(sum(total_cents), 0) FROM orders WHERE (placed_at AT TIME ZONE 'UTC')::date = DATE '2026-06-25' + n)
FROM generate_series(0, 9) AS n;
