-- fails: page-two, after-row, by-region
-- because: OFFSET 11 skips a row, OFFSET from the top ignores where the screen stopped, and NULL sorts last by default.
--# page-one
SELECT id, shipped_at FROM orders
WHERE shipped_at IS NOT NULL
ORDER BY shipped_at DESC, id DESC
LIMIT 10;

--# page-two
SELECT id, shipped_at FROM orders
WHERE shipped_at IS NOT NULL
ORDER BY shipped_at DESC, id DESC
LIMIT 10 OFFSET 11;

--# after-row
SELECT id, shipped_at FROM orders
WHERE shipped_at IS NOT NULL
ORDER BY shipped_at DESC, id DESC
LIMIT 10 OFFSET 10;

--# dearest
SELECT id, price_cents FROM products
WHERE discontinued_on IS NULL
ORDER BY price_cents DESC
FETCH FIRST 5 ROWS WITH TIES;

--# by-region
SELECT id, region, name FROM customers
ORDER BY region, name, id;
