MERGE INTO price_list AS p
USING (
  SELECT sku, price_cents, sent_on
  FROM (SELECT *, row_number() OVER (PARTITION BY sku ORDER BY sent_on DESC, line_no DESC) AS place
        FROM incoming_price WHERE sku IS NOT NULL AND price_cents > 0) AS ranked
  WHERE place = 1
) AS i ON i.sku = p.sku
WHEN MATCHED AND i.sent_on >= p.as_of THEN UPDATE SET price_cents = i.price_cents, as_of = i.sent_on
WHEN NOT MATCHED THEN INSERT (sku, price_cents, as_of) VALUES (i.sku, i.price_cents, i.sent_on);

BEGIN;
INSERT INTO stock SELECT DISTINCT sku, 0 FROM delivery ON CONFLICT DO NOTHING;
UPDATE stock SET quantity = stock.quantity + fresh.quantity
FROM (SELECT sku, sum(quantity) AS quantity FROM delivery WHERE id NOT IN (SELECT delivery_id FROM booked) GROUP BY sku) AS fresh
WHERE fresh.sku = stock.sku;
INSERT INTO booked SELECT id FROM delivery ON CONFLICT DO NOTHING;
COMMIT;
