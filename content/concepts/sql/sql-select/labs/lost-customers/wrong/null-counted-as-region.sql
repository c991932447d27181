-- fails: never-referred, region-counts
-- because: A referrer is wrongly looked up in its own row, and a stand-in for the missing region is counted as one more region.
--# never-referred
SELECT id FROM customers
WHERE referrer_id IS NULL;

--# without-coupon
SELECT id FROM orders
WHERE coalesce(coupon, '') <> 'WELCOME10';

--# region-counts
SELECT count(*), count(region), count(DISTINCT coalesce(region, 'unknown')) FROM customers;

--# on-sale
SELECT id FROM products
WHERE discontinued_on IS NULL OR discontinued_on > DATE '2026-06-30';

--# but-refunded-vip
SELECT id FROM orders
WHERE status <> 'refunded' OR coalesce(coupon, '') <> 'VIP';
