-- fails: prices, prices-twice, stock, stock-twice, booked, together
INSERT INTO price_list (sku, price_cents, as_of)
SELECT sku, price_cents, sent_on FROM incoming_price WHERE sku IS NOT NULL AND price_cents > 0;

UPDATE stock SET quantity = stock.quantity + d.quantity
FROM delivery AS d
WHERE d.sku = stock.sku;

INSERT INTO booked SELECT id FROM delivery;
