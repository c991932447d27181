-- fails: region-month, units-and-money, coupons, good-customers, days
--# region-month
SELECT c.region, date_trunc('month', o.placed_at AT TIME ZONE 'UTC')::date AS month,
       count(*) AS orders, sum(o.total_cents) AS revenue
FROM orders AS o
JOIN customers AS c ON c.id = o.customer_id
JOIN order_items AS i ON i.order_id = o.id
WHERE o.placed_at >= TIMESTAMPTZ '2026-04-01 00:00+00' AND o.placed_at < TIMESTAMPTZ '2026-07-01 00:00+00'
GROUP BY ROLLUP (c.region, month);

--# units-and-money
SELECT o.id, sum(i.quantity) AS units, sum(p.amount_cents) AS captured
FROM orders AS o
JOIN order_items AS i ON i.order_id = o.id
LEFT JOIN payments AS p ON p.order_id = o.id AND p.status = 'captured'
WHERE o.placed_at >= TIMESTAMPTZ '2026-06-01 00:00+00' AND o.placed_at < TIMESTAMPTZ '2026-07-01 00:00+00'
GROUP BY o.id;

--# coupons
SELECT coupon, count(*) AS orders, 0 AS cancelled, round(avg(total_cents)) AS mean
FROM orders
WHERE status <> 'cancelled'
GROUP BY coupon;

--# good-customers
SELECT customer_id, count(*) AS orders, sum(total_cents) AS sum
FROM orders
WHERE status <> 'cancelled' AND total_cents > 1000000
GROUP BY customer_id
HAVING count(*) >= 5;

--# days
SELECT (placed_at AT TIME ZONE 'UTC')::date AS day, count(*) AS orders, sum(total_cents) AS revenue
FROM orders
WHERE placed_at >= TIMESTAMPTZ '2026-06-25 00:00+00' AND placed_at < TIMESTAMPTZ '2026-07-05 00:00+00'
GROUP BY day;
