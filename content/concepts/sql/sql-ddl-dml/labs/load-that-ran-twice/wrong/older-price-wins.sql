-- fails: prices
-- because: It overwrites the list with any line, older ones too, and takes the last line by number although an earlier one was sent later.
INSERT INTO price_list (sku, price_cents, as_of)
SELECT DISTINCT ON (sku) sku, price_cents, sent_on FROM incoming_price
WHERE sku IS NOT NULL AND price_cents > 0
ORDER BY sku, line_no DESC
ON CONFLICT (sku) DO UPDATE SET price_cents = EXCLUDED.price_cents, as_of = EXCLUDED.as_of;

WITH fresh AS (
  INSERT INTO booked SELECT id FROM delivery ON CONFLICT (delivery_id) DO NOTHING RETURNING delivery_id
)
INSERT INTO stock (sku, quantity)
SELECT d.sku, sum(d.quantity) FROM fresh JOIN delivery AS d ON d.id = fresh.delivery_id GROUP BY d.sku
ON CONFLICT (sku) DO UPDATE SET quantity = stock.quantity + EXCLUDED.quantity;
