-- fails: never-referred, without-coupon
-- because: It moves the negation outside the comparison. NOT of unknown is unknown, so nothing is gained.
--# never-referred
SELECT id FROM customers
WHERE NOT (id IN (SELECT referrer_id FROM customers));

--# without-coupon
SELECT id FROM orders
WHERE NOT (coupon = 'WELCOME10');

--# region-counts
SELECT count(*), count(region), count(DISTINCT region) FROM customers;

--# on-sale
SELECT id FROM products
WHERE discontinued_on IS NULL OR discontinued_on > DATE '2026-06-30';

--# but-refunded-vip
SELECT id FROM orders
WHERE status <> 'refunded' OR coupon IS DISTINCT FROM 'VIP';
