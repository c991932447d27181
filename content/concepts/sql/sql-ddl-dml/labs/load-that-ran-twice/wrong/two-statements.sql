-- fails: together
-- because: Stock and booked are changed by two statements that commit one by one. A failure in between leaves deliveries added that are not booked.
INSERT INTO price_list (sku, price_cents, as_of)
SELECT DISTINCT ON (sku) sku, price_cents, sent_on FROM incoming_price
WHERE sku IS NOT NULL AND price_cents > 0
ORDER BY sku, sent_on DESC, line_no DESC
ON CONFLICT (sku) DO UPDATE SET price_cents = EXCLUDED.price_cents, as_of = EXCLUDED.as_of
WHERE price_list.as_of <= EXCLUDED.as_of;

INSERT INTO stock (sku, quantity)
SELECT d.sku, sum(d.quantity) FROM delivery AS d
WHERE NOT EXISTS (SELECT 1 FROM booked AS b WHERE b.delivery_id = d.id)
GROUP BY d.sku
ON CONFLICT (sku) DO UPDATE SET quantity = stock.quantity + EXCLUDED.quantity;

INSERT INTO booked SELECT id FROM delivery ON CONFLICT DO NOTHING;
