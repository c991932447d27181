-- fails: stock, stock-twice, together
-- because: It adds all deliveries, booked or not, on each run. ON CONFLICT prevents a second row, not a second addition.
INSERT INTO price_list (sku, price_cents, as_of)
SELECT DISTINCT ON (sku) sku, price_cents, sent_on FROM incoming_price
WHERE sku IS NOT NULL AND price_cents > 0
ORDER BY sku, sent_on DESC, line_no DESC
ON CONFLICT (sku) DO UPDATE SET price_cents = EXCLUDED.price_cents, as_of = EXCLUDED.as_of
WHERE price_list.as_of <= EXCLUDED.as_of;

INSERT INTO stock (sku, quantity)
SELECT sku, sum(quantity) FROM delivery GROUP BY sku
ON CONFLICT (sku) DO UPDATE SET quantity = stock.quantity + EXCLUDED.quantity;

INSERT INTO booked SELECT id FROM delivery ON CONFLICT DO NOTHING;
