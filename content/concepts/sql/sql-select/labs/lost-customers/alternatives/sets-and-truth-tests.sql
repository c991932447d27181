--# never-referred
SELECT id FROM customers
EXCEPT
SELECT referrer_id FROM customers;

--# without-coupon
SELECT id FROM orders
WHERE (coupon = 'WELCOME10') IS NOT TRUE;

--# region-counts
SELECT (SELECT count(*) FROM customers),
       (SELECT count(*) FROM customers WHERE region IS NOT NULL),
       (SELECT count(*) FROM (SELECT DISTINCT region FROM customers WHERE region IS NOT NULL) AS known);

--# on-sale
SELECT id FROM products
WHERE coalesce(discontinued_on, DATE 'infinity') > DATE '2026-06-30';

--# but-refunded-vip
SELECT id FROM orders
WHERE (status = 'refunded' AND coupon = 'VIP') IS NOT TRUE;
