-- fails: page-one, page-two, after-row, dearest, by-region
--# page-one
SELECT id, shipped_at FROM orders
ORDER BY shipped_at DESC
LIMIT 10;

--# page-two
SELECT id, shipped_at FROM orders
ORDER BY shipped_at DESC
LIMIT 10 OFFSET 10;

--# after-row
SELECT id, shipped_at FROM orders
WHERE shipped_at < (SELECT shipped_at FROM page_end)
ORDER BY shipped_at DESC
LIMIT 10;

--# dearest
SELECT id, price_cents FROM products
ORDER BY price_cents DESC
LIMIT 5;

--# by-region
SELECT id, region, name FROM customers
ORDER BY region, name;
