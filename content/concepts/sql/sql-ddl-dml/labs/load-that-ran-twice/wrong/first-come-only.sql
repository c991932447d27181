-- fails: prices, stock, together
-- because: DO NOTHING never changes an existing price, and UPDATE ... FROM adds only one of several deliveries to a row and none to a missing one.
INSERT INTO price_list (sku, price_cents, as_of)
SELECT sku, price_cents, sent_on FROM incoming_price
WHERE sku IS NOT NULL AND price_cents > 0
ORDER BY sent_on DESC, line_no DESC
ON CONFLICT (sku) DO NOTHING;

WITH fresh AS (
  INSERT INTO booked SELECT id FROM delivery ON CONFLICT (delivery_id) DO NOTHING RETURNING delivery_id
)
UPDATE stock SET quantity = stock.quantity + d.quantity
FROM fresh JOIN delivery AS d ON d.id = fresh.delivery_id
WHERE d.sku = stock.sku;
