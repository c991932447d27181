-- fails: page-one, page-two, dearest
-- because: Descending order begins with the NULLs, so both pages show orders that have not shipped; the dearest product is no longer sold.
--# page-one
SELECT id, shipped_at FROM orders
ORDER BY shipped_at DESC, id DESC
LIMIT 10;

--# page-two
SELECT id, shipped_at FROM orders
ORDER BY shipped_at DESC, id DESC
LIMIT 10 OFFSET 10;

--# after-row
SELECT id, shipped_at FROM orders
WHERE (shipped_at, id) < (SELECT shipped_at, id FROM page_end)
ORDER BY shipped_at DESC, id DESC
LIMIT 10;

--# dearest
SELECT id, price_cents FROM products
ORDER BY price_cents DESC
FETCH FIRST 5 ROWS WITH TIES;

--# by-region
SELECT id, region, name FROM customers
ORDER BY region NULLS FIRST, name, id;
