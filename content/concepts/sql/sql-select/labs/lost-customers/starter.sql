-- fails: never-referred, without-coupon, region-counts, on-sale, but-refunded-vip
--# never-referred
SELECT id FROM customers
WHERE id NOT IN (SELECT referrer_id FROM customers);

--# without-coupon
SELECT id FROM orders
WHERE coupon <> 'WELCOME10';

--# region-counts
SELECT count(region) AS customers, count(region) AS region_known, count(DISTINCT region) AS regions
FROM customers;

--# on-sale
SELECT id FROM products
WHERE discontinued_on > DATE '2026-06-30';

--# but-refunded-vip
SELECT id FROM orders
WHERE NOT (status = 'refunded' AND coupon = 'VIP');
