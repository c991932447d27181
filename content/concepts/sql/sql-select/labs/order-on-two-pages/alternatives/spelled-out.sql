--# page-one
SELECT id, shipped_at FROM orders
ORDER BY shipped_at DESC NULLS LAST, id DESC
FETCH FIRST 10 ROWS ONLY;

--# page-two
SELECT id, shipped_at
FROM (
  SELECT id, shipped_at
  FROM (SELECT id, shipped_at FROM orders ORDER BY shipped_at DESC NULLS LAST, id DESC LIMIT 20) AS two_pages
  ORDER BY shipped_at, id
  LIMIT 10
) AS second_page
ORDER BY shipped_at DESC, id DESC;

--# after-row
SELECT o.id, o.shipped_at FROM orders AS o, page_end AS p
WHERE o.shipped_at < p.shipped_at OR (o.shipped_at = p.shipped_at AND o.id < p.id)
ORDER BY o.shipped_at DESC, o.id DESC
LIMIT 10;

--# dearest
SELECT id, price_cents FROM products
WHERE discontinued_on IS NULL
  AND price_cents >= (SELECT price_cents FROM products WHERE discontinued_on IS NULL
                      ORDER BY price_cents DESC LIMIT 1 OFFSET 4)
ORDER BY price_cents DESC, id;

--# by-region
SELECT id, region, name FROM customers
ORDER BY region IS NULL DESC, region, name, id;
