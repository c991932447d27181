--# page-one
SELECT id, shipped_at FROM orders
WHERE shipped_at IS NOT NULL
ORDER BY shipped_at DESC, id DESC
LIMIT 10;

--# page-two
SELECT id, shipped_at FROM orders
WHERE shipped_at IS NOT NULL
ORDER BY shipped_at DESC, id DESC
LIMIT 10 OFFSET 10;

--# after-row
SELECT id, shipped_at FROM orders
WHERE (shipped_at, id) < (SELECT shipped_at, id FROM page_end)
ORDER BY shipped_at DESC, id DESC
LIMIT 10;

--# dearest
SELECT id, price_cents FROM products
WHERE discontinued_on IS NULL
ORDER BY price_cents DESC
FETCH FIRST 5 ROWS WITH TIES;

--# by-region
SELECT id, region, name FROM customers
ORDER BY region NULLS FIRST, name, id;
