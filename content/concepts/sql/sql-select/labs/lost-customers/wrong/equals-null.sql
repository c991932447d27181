-- fails: without-coupon, on-sale, but-refunded-vip
-- because: It tests for NULL with "= NULL", which is unknown for every row, so the added branch never lets a row in.
--# never-referred
SELECT id FROM customers AS c
WHERE NOT EXISTS (SELECT 1 FROM customers AS r WHERE r.referrer_id = c.id);

--# without-coupon
SELECT id FROM orders
WHERE coupon <> 'WELCOME10' OR coupon = NULL;

--# region-counts
SELECT count(*), count(region), count(DISTINCT region) FROM customers;

--# on-sale
SELECT id FROM products
WHERE discontinued_on = NULL OR discontinued_on > DATE '2026-06-30';

--# but-refunded-vip
SELECT id FROM orders
WHERE status <> 'refunded' OR coupon <> 'VIP' OR coupon = NULL;
