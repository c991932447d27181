--# never-referred
SELECT id FROM customers
WHERE id NOT IN (SELECT referrer_id FROM customers WHERE referrer_id IS NOT NULL);

--# without-coupon
SELECT id FROM orders WHERE coupon IS NULL
UNION ALL
SELECT id FROM orders WHERE coupon <> 'WELCOME10';

--# region-counts
SELECT count(*), sum(CASE WHEN region IS NULL THEN 0 ELSE 1 END), count(DISTINCT region)
FROM customers;

--# on-sale
SELECT id FROM products
WHERE (discontinued_on <= DATE '2026-06-30') IS NOT TRUE;

--# but-refunded-vip
SELECT id FROM orders
EXCEPT
SELECT id FROM orders WHERE status = 'refunded' AND coupon = 'VIP';
