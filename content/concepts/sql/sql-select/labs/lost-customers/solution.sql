--# never-referred
SELECT id FROM customers AS c
WHERE NOT EXISTS (SELECT 1 FROM customers AS r WHERE r.referrer_id = c.id);

--# without-coupon
SELECT id FROM orders
WHERE coupon IS DISTINCT FROM 'WELCOME10';

--# region-counts
SELECT count(*) AS customers, count(region) AS region_known, count(DISTINCT region) AS regions
FROM customers;

--# on-sale
SELECT id FROM products
WHERE discontinued_on IS NULL OR discontinued_on > DATE '2026-06-30';

--# but-refunded-vip
SELECT id FROM orders
WHERE status <> 'refunded' OR coupon IS DISTINCT FROM 'VIP';
