CREATE TABLE price_list (sku text PRIMARY KEY, price_cents integer NOT NULL CHECK (price_cents > 0), as_of date NOT NULL);
INSERT INTO price_list
SELECT sku, greatest(price_cents, 1), DATE '2026-06-15' - (id % 3) * 10 FROM products WHERE id % 4 <> 0;

CREATE TABLE incoming_price (line_no integer PRIMARY KEY, sku text, price_cents integer, sent_on date NOT NULL);
INSERT INTO incoming_price
SELECT row_number() OVER (ORDER BY (id * 7) % 31, copy, id), CASE WHEN id % 29 <> 3 THEN sku END,
       CASE WHEN (id + copy) % 11 = 4 THEN NULL WHEN (id + copy) % 13 = 5 THEN 0 ELSE greatest(price_cents, 1) + 10 * copy + 1 END,
       DATE '2026-06-05' + ((id + 3 * copy) % 5) * 5
FROM products, generate_series(1, 3) AS copy
WHERE id % 5 <> 2 AND copy <= 1 + id % 3;
-- Two lines of one day, the higher number last; a line of the day of the list; and one that is older.
INSERT INTO incoming_price VALUES
  (100001, 'LAB-NEW', 500, '2026-06-20'), (100002, 'LAB-NEW', 700, '2026-06-20'), (100003, 'LAB-NEW', 900, '2026-06-19'),
  (100004, 'LAB-SAME', 150, '2026-06-15'), (100005, 'LAB-OLD', 150, '2026-06-14'), (100006, 'LAB-LATE-BAD', 150, '2026-06-20'),
  (100007, 'LAB-LATE-BAD', NULL, '2026-06-25'), (100008, 'LAB-LATE-BAD', -5, '2026-06-26'), (100009, NULL, 150, '2026-06-20'),
  (100010, 'LAB-ONLY-BAD', 0, '2026-06-20'), (100012, 'LAB-CENT', 1, '2026-06-20'), (100011, 'LAB-CHEAPER', 90, '2026-06-20');
INSERT INTO price_list VALUES ('LAB-SAME', 100, '2026-06-15'), ('LAB-OLD', 100, '2026-06-15'), ('LAB-LATE-BAD', 100, '2026-06-15'),
  ('LAB-CHEAPER', 100, '2026-06-15'), ('LAB-UNTOUCHED', 100, '2026-06-15');

CREATE TABLE delivery (id integer PRIMARY KEY, sku text NOT NULL, quantity integer NOT NULL CHECK (quantity > 0));
INSERT INTO delivery
SELECT 1000 * copy + id, sku, 1 + (id * copy) % 9 FROM products, generate_series(1, 3) AS copy WHERE (id + copy) % 3 <> 0;
CREATE TABLE stock (sku text PRIMARY KEY, quantity integer NOT NULL CHECK (quantity >= 0));
CREATE TABLE booked (delivery_id integer PRIMARY KEY REFERENCES delivery);
INSERT INTO booked SELECT id FROM delivery WHERE id % 6 = 1;
INSERT INTO stock
SELECT sku, sum(quantity) FROM (
  SELECT sku, 10 + id % 5 AS quantity FROM products WHERE id % 7 <> 0
  UNION ALL SELECT d.sku, d.quantity FROM delivery AS d JOIN booked AS b ON b.delivery_id = d.id
) AS movement GROUP BY sku;
