-- fails: on-sale, but-refunded-vip
-- because: A product discontinued on the day can't be bought any more, and NOT (a AND b) is not (NOT a AND NOT b).
--# never-referred
SELECT id FROM customers AS c
WHERE NOT EXISTS (SELECT 1 FROM customers AS r WHERE r.referrer_id = c.id);

--# without-coupon
SELECT id FROM orders
WHERE coupon IS DISTINCT FROM 'WELCOME10';

--# region-counts
SELECT count(*), count(region), count(DISTINCT region) FROM customers;

--# on-sale
SELECT id FROM products
WHERE discontinued_on IS NULL OR discontinued_on >= DATE '2026-06-30';

--# but-refunded-vip
SELECT id FROM orders
WHERE status <> 'refunded' AND coupon IS DISTINCT FROM 'VIP';
