-- fails: after-row, dearest
-- because: Two separate comparisons are not a comparison of rows - an earlier order with a higher id is lost - and LIMIT 5 cuts through a tie.
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
WHERE shipped_at <= (SELECT shipped_at FROM page_end) AND id < (SELECT id FROM page_end)
ORDER BY shipped_at DESC, id DESC
LIMIT 10;

--# dearest
SELECT id, price_cents FROM products
WHERE discontinued_on IS NULL
ORDER BY price_cents DESC, id
LIMIT 5;

--# by-region
SELECT id, region, name FROM customers
ORDER BY region NULLS FIRST, name, id;
