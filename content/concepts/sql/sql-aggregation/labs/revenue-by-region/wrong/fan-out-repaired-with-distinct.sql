-- fails: region-month, units-and-money
-- because: DISTINCT inside a sum removes equal values, and different orders, lines and payments do have equal values.
--# region-month
SELECT CASE WHEN GROUPING(c.region) = 1 THEN 'all regions' ELSE coalesce(c.region, 'unknown') END AS region,
       date_trunc('month', o.placed_at AT TIME ZONE 'UTC')::date AS month,
       count(DISTINCT o.id) AS orders, sum(DISTINCT o.total_cents) AS revenue
FROM orders AS o JOIN customers AS c ON c.id = o.customer_id
JOIN order_items AS i ON i.order_id = o.id
WHERE o.status <> 'cancelled'
  AND o.placed_at >= TIMESTAMPTZ '2026-04-01 00:00+00' AND o.placed_at < TIMESTAMPTZ '2026-07-01 00:00+00'
GROUP BY ROLLUP (c.region, date_trunc('month', o.placed_at AT TIME ZONE 'UTC')::date);

--# units-and-money
SELECT o.id, sum(DISTINCT i.quantity) AS units, coalesce(sum(DISTINCT p.amount_cents), 0) AS captured
FROM orders AS o
LEFT JOIN order_items AS i ON i.order_id = o.id
LEFT JOIN payments AS p ON p.order_id = o.id AND p.status = 'captured'
WHERE o.placed_at >= TIMESTAMPTZ '2026-06-01 00:00+00' AND o.placed_at < TIMESTAMPTZ '2026-07-01 00:00+00'
GROUP BY o.id;

--# coupons
SELECT coalesce(coupon, 'none') AS coupon, count(*) AS orders,
       count(*) FILTER (WHERE status = 'cancelled') AS cancelled,
       round(avg(total_cents) FILTER (WHERE status <> 'cancelled')) AS mean
FROM orders
GROUP BY coupon;

--# good-customers
SELECT customer_id, count(*) AS orders, sum(total_cents) AS sum
FROM orders
WHERE status <> 'cancelled'
GROUP BY customer_id
HAVING count(*) >= 5 AND sum(total_cents) > 1000000;

--# days
SELECT d.day::date AS day, count(o.id) AS orders, coalesce(sum(o.total_cents), 0) AS revenue
FROM generate_series(DATE '2026-06-25', DATE '2026-07-04', INTERVAL '1 day') AS d(day)
LEFT JOIN orders AS o ON (o.placed_at AT TIME ZONE 'UTC')::date = d.day
GROUP BY d.day;
