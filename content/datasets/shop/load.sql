-- Fills the shop from the parameters of a variant. Every value is a hash of a row number and :seed, so the same
-- parameters give the same rows on every machine. The clock of the shop stops at 2026-07-01 00:00 UTC.

-- Returns an integer in [0, bound), the same for the same (row, salt).
CREATE FUNCTION draw(row_no bigint, salt integer, bound bigint) RETURNS integer
  LANGUAGE sql IMMUTABLE
  RETURN (hashint8extended(row_no, :seed * 1000 + salt) & 9223372036854775807) % bound;

INSERT INTO products (id, sku, name, category, price_cents, discontinued_on)
SELECT p,
       upper(left(category, 3)) || '-' || lpad(p::text, 4, '0'),
       (ARRAY['Plain', 'Folding', 'Light', 'Heavy', 'Small', 'Large', 'Classic', 'Travel'])[1 + draw(p, 11, 8)]
         || ' ' || noun,
       category,
       -- Squaring skews the prices: most are low, few are high.
       greatest(1, (200 + draw(p, 12, 230) * draw(p, 12, 230)) / :price_step) * :price_step - (:price_step > 1)::int,
       CASE WHEN p % 13 = 5 THEN DATE '2025-01-31' + draw(p, 13, 500) END
FROM (
  SELECT p,
         (ARRAY['books', 'books', 'books', 'kitchen', 'kitchen', 'garden', 'garden', 'toys', 'toys', 'music',
                'office', 'outdoor'])[1 + kind] AS category,
         (ARRAY['Atlas', 'Novel', 'Cookbook', 'Kettle', 'Pan', 'Trowel', 'Planter', 'Puzzle', 'Kite', 'Tuner',
                'Lamp', 'Tent'])[1 + kind] AS noun
  FROM generate_series(1, :products) AS p, LATERAL (SELECT draw(p, 10, 12) AS kind) AS kinds
) AS drawn;

-- Orders are drawn first, with a rank in place of the customer: rank 0 orders very often, the next tenth of the
-- ranks often, and the last ranks not at all.
CREATE TABLE drawn_orders AS
SELECT i AS id,
       CASE
         WHEN share < 1 THEN 0
         WHEN share < 44 THEN 1 + draw(i, 21, :customers / 10)
         WHEN share < 91 THEN 1 + :customers / 10 + draw(i, 21, :customers * 4 / 10)
         ELSE 1 + :customers / 2 + draw(i, 21, :customers * 4 / 10)
       END AS rank,
       to_timestamp((extract(epoch FROM placed)::bigint / (:tie_minutes * 60)) * (:tie_minutes * 60)
         + CASE WHEN :tie_minutes = 1 THEN draw(i, 24, 60) ELSE 0 END) AS placed_at
FROM (
  SELECT i,
         draw(i, 20, 100) AS share,
         -- Two years up to 2026-06-30, with three times as many orders a day at the end as at the start.
         TIMESTAMPTZ '2024-07-01 00:00:00+00'
           + make_interval(secs => greatest(0, 729::bigint * 86400 * (3 * i * :orders - i * i)
                                               / (2 * :orders * :orders::bigint) - draw(i, 22, 200000)))
           + make_interval(secs => draw(i, 23, 86400)) AS placed
  FROM generate_series(1::bigint, :orders) AS i
) AS drawn;

CREATE TABLE drawn_items AS
SELECT o.id AS order_id,
       line_no,
       p.id AS product_id,
       quantity,
       -- Every third price was a tenth lower until July 2025.
       CASE WHEN p.id % 3 = 0 AND o.placed_at < TIMESTAMPTZ '2025-07-01 00:00:00+00'
            THEN p.price_cents - p.price_cents / 10 ELSE p.price_cents END AS unit_price_cents
FROM drawn_orders AS o
     -- One to eight lines, on average two and a half.
     CROSS JOIN LATERAL generate_series(1, 1 + draw(o.id, 30, 3) * (1 + draw(o.id, 31, 100) / 50)
                                  + CASE WHEN draw(o.id, 31, 100) = 99 THEN 3 ELSE 0 END) AS line_no
     -- Popular products have low numbers; every 25th product is never ordered.
     CROSS JOIN LATERAL (SELECT draw(o.id * 10 + line_no, 32, 1000)::bigint AS u) AS popularity
     CROSS JOIN LATERAL (SELECT 1 + (u * u * :products / 1000000)::int AS popular) AS choice
     CROSS JOIN LATERAL (SELECT popular - (popular % 25 = 0)::int AS product_id,
                     1 + draw(o.id * 10 + line_no, 33, 100) / 70
                       + CASE WHEN draw(o.id * 10 + line_no, 33, 1000) = 999 THEN 20 ELSE 0 END AS quantity) AS line
     JOIN products AS wanted ON wanted.id = line.product_id
     -- After its last day a product's follower is sold in its place, or its predecessor where that is never ordered.
     JOIN products AS p
       ON p.id = CASE WHEN wanted.discontinued_on IS NULL OR wanted.discontinued_on > o.placed_at::date THEN wanted.id
                      WHEN wanted.id % 25 = 24 THEN wanted.id - 1
                      ELSE wanted.id + 1 END;

-- Customers are numbered in the order in which they joined, always before their first order.
CREATE TABLE drawn_customers AS
SELECT rank, row_number() OVER (ORDER BY created_at, rank)::int AS id, created_at
FROM (
  SELECT rank,
         coalesce(min(o.placed_at), TIMESTAMPTZ '2024-07-01 00:00:00+00' + make_interval(mins => draw(rank, 40, 1050000)))
           - make_interval(mins => CASE WHEN draw(rank, 41, 2) = 0 THEN draw(rank, 42, 40000) ELSE draw(rank, 42, 900000) END)
           AS created_at
  FROM generate_series(0, :customers - 1) AS rank LEFT JOIN drawn_orders AS o USING (rank)
  GROUP BY rank
) AS joined;

INSERT INTO customers (id, name, email, city, region, referrer_id, created_at)
SELECT id,
       first_name || ' ' || last_name,
       lower(first_name) || '.' || lower(last_name) || '.' || id || '@example.com',
       CASE WHEN draw(id, 53, 100) >= :null_percent
            THEN (ARRAY['Porto', 'Lisbon', 'Madrid', 'Sevilla', 'Lyon', 'Nantes', 'Ghent', 'Utrecht', 'Bremen', 'Leipzig',
                        'Gdansk', 'Tartu'])[1 + place] END,
       CASE WHEN draw(id, 54, 100) >= 2 * :null_percent
            THEN (ARRAY['south', 'south', 'south', 'south', 'west', 'west', 'west', 'west', 'north', 'north', 'east',
                        'east'])[1 + place] END,
       CASE WHEN id > 1 AND draw(id, 55, 100) < 30 AND draw(id, 56, 100) >= :null_percent
            THEN 1 + draw(id, 57, id - 1) END,
       created_at
FROM (
  SELECT id, created_at,
         -- The product of two draws makes the first cities the large ones.
         draw(id, 52, 144) / 12 * (draw(id, 52, 144) % 12) / 11 AS place,
         (ARRAY['Ana', 'Bela', 'Chen', 'Dana', 'Emil', 'Farah', 'Goran', 'Hana', 'Ilse', 'Jonas', 'Kofi', 'Lena', 'Mira',
                'Nils', 'Olga', 'Pavel', 'Quinn', 'Rosa', 'Sami', 'Tove', 'Uma', 'Vera', 'Wim', 'Yara'])[1 + draw(id, 50, 24)]
           AS first_name,
         (ARRAY['Almeida', 'Bakker', 'Costa', 'Diallo', 'Eriksen', 'Fischer', 'Garcia', 'Horvat', 'Ivanova', 'Jansen',
                'Kowalski', 'Lindt', 'Moreau', 'Novak', 'Okafor', 'Pereira', 'Rossi', 'Silva', 'Tamm', 'Varga', 'Weber',
                'Zhang'])[1 + draw(id, 51, 22)] AS last_name
  FROM drawn_customers
) AS named
ORDER BY id;

-- A fifth of the orders came late, in a batch from another system: they lie at the end of the table, out of order.
INSERT INTO orders (id, customer_id, status, coupon, placed_at, shipped_at, total_cents)
SELECT id, customer_id,
       CASE WHEN status = 'shipped' AND left_at > TIMESTAMPTZ '2026-07-01 00:00:00+00' THEN 'paid' ELSE status END,
       coupon, placed_at,
       CASE WHEN status IN ('shipped', 'refunded') AND left_at <= TIMESTAMPTZ '2026-07-01 00:00:00+00'
             AND draw(id, 64, 100) >= :unrecorded_percent THEN left_at END,
       total_cents
FROM (
  SELECT o.id, c.id AS customer_id, o.placed_at, t.total_cents,
         o.placed_at + make_interval(mins => 240 + draw(o.id, 61, 114) * draw(o.id, 61, 114)) AS left_at,
         CASE WHEN draw(o.id, 62, 10000) < 12 * (100 - :null_percent) THEN
           CASE WHEN draw(o.id, 67, 400) = 7 THEN 'GIFT100'
                ELSE (ARRAY['WELCOME10', 'WELCOME10', 'SPRING', 'FREESHIP', 'VIP'])[1 + draw(o.id, 63, 5)] END
         END AS coupon,
         CASE WHEN o.placed_at < TIMESTAMPTZ '2026-06-16 00:00:00+00' THEN
           CASE WHEN draw(o.id, 60, 1000) < :rare_permille THEN 'pending'
                WHEN draw(o.id, 60, 1000) < :rare_permille * 4 THEN 'paid'
                WHEN draw(o.id, 60, 1000) < :rare_permille * 4 + 25 THEN 'refunded'
                WHEN draw(o.id, 60, 1000) < :rare_permille * 4 + 90 THEN 'cancelled'
                ELSE 'shipped' END
         ELSE (ARRAY['pending', 'pending', 'paid', 'paid', 'paid', 'paid', 'shipped', 'shipped', 'shipped', 'cancelled'])
                [1 + draw(o.id, 60, 10)]
         END AS status
  FROM drawn_orders AS o
       JOIN drawn_customers AS c USING (rank)
       JOIN (SELECT order_id, sum(quantity * unit_price_cents)::int AS total_cents
             FROM drawn_items GROUP BY order_id) AS t ON t.order_id = o.id
) AS drawn
ORDER BY draw(id, 65, 5) = 0, CASE WHEN draw(id, 65, 5) = 0 THEN draw(id, 66, 1000000) ELSE id END, id;

INSERT INTO order_items (order_id, line_no, product_id, quantity, unit_price_cents)
SELECT order_id, line_no, product_id, quantity, unit_price_cents
FROM drawn_items
ORDER BY order_id, line_no;

-- Traps, in variants that ask for them: boundaries, ties, zeros, NULL beside the empty text, names that differ by case.

INSERT INTO customers (id, name, email, city, region, referrer_id, created_at)
SELECT :customers + trap.id, name, email, city, region, referrer_id, created_at
FROM (VALUES
  (1, 'Ana Silva', 'ana.silva@example.com',  'Porto',  'south', NULL, TIMESTAMPTZ '2024-07-01 00:00:00+00'),
  (2, 'ANA SILVA', 'ana.silva2@example.com', 'porto',  NULL,    1,    TIMESTAMPTZ '2024-07-01 00:00:00+00'),
  (3, 'ana silva', 'Ana.Silva@example.com',  '',       'south', 1,    TIMESTAMPTZ '2025-12-31 23:59:59.999999+00'),
  (4, 'Zoe Aas',   'zoe.aas@example.com',    NULL,     NULL,    NULL, TIMESTAMPTZ '2026-01-01 00:00:00+00'),
  (5, 'Otto Otto', 'otto@example.com',       'Tartu',  'east',  4,    TIMESTAMPTZ '2026-06-30 00:00:00+00'),
  (6, 'Ida Berg',  'ida.berg@example.com',   'Bremen', 'north', 5,    TIMESTAMPTZ '2025-02-28 23:59:59+00'),
  (7, 'Ida Berg',  'ida.berg7@example.com',  'Bremen', 'north', NULL, TIMESTAMPTZ '2025-02-28 23:59:59+00')
) AS trap(id, name, email, city, region, referrer_id, created_at)
WHERE :traps = 1;

INSERT INTO products (id, sku, name, category, price_cents, discontinued_on)
SELECT :products + trap.id, sku, name, category, price_cents, discontinued_on
FROM (VALUES
  (1, 'GIF-0001', 'Gift card sleeve', 'office',   0, NULL),
  (2, 'GIF-0002', 'gift card sleeve', 'office',   0, DATE '2026-01-01'),
  (3, 'VOI-0001', 'Sample never sold', 'samples', 100, DATE '2025-02-28')
) AS trap(id, sku, name, category, price_cents, discontinued_on)
WHERE :traps = 1;

-- Customers 4 and 5 of the traps never order; 6 has cancelled and refunded orders only; 7 ordered once.
INSERT INTO orders (id, customer_id, status, coupon, placed_at, shipped_at, total_cents)
SELECT :orders + trap.id, :customers + customer, status, coupon, placed_at, shipped_at, total_cents
FROM (VALUES
  (1,  1, 'shipped',   NULL,        TIMESTAMPTZ '2025-12-31 23:59:59.999999+00', TIMESTAMPTZ '2026-01-01 00:00:00+00', 3000),
  (2,  1, 'shipped',   '',          TIMESTAMPTZ '2026-01-01 00:00:00+00',        TIMESTAMPTZ '2026-01-01 00:00:00+00', 3000),
  (3,  1, 'paid',      NULL,        TIMESTAMPTZ '2026-01-01 00:00:00+00',        NULL,                                 3000),
  (4,  2, 'paid',      'WELCOME10', TIMESTAMPTZ '2026-01-01 00:00:00+00',        NULL,                                 3000),
  (5,  2, 'shipped',   NULL,        TIMESTAMPTZ '2026-03-31 23:59:59+00',        NULL,                                    0),
  (6,  3, 'shipped',   NULL,        TIMESTAMPTZ '2026-04-01 00:00:00+00',        TIMESTAMPTZ '2026-04-01 00:00:00+00',    0),
  (7,  1, 'pending',   NULL,        TIMESTAMPTZ '2024-07-01 00:00:00+00',        NULL,                                 1000),
  (8,  6, 'cancelled', NULL,        TIMESTAMPTZ '2026-06-30 00:00:00+00',        NULL,                                 1000),
  (9,  6, 'refunded',  'VIP',       TIMESTAMPTZ '2026-06-30 23:59:59+00',        TIMESTAMPTZ '2026-06-30 23:59:59+00', 1000),
  (10, 7, 'shipped',   NULL,        TIMESTAMPTZ '2025-02-28 23:59:59+00',        TIMESTAMPTZ '2025-03-01 00:00:00+00', 6600)
) AS trap(id, customer, status, coupon, placed_at, shipped_at, total_cents)
WHERE :traps = 1;

-- One line of 3000 or 1000 cents for most, gifts of nothing for two, and twelve lines for the last.
INSERT INTO order_items (order_id, line_no, product_id, quantity, unit_price_cents)
SELECT :orders + trap, line_no,
       CASE WHEN trap IN (5, 6) THEN :products + 1 ELSE 1 + (trap + line_no) % 4 END,
       CASE WHEN trap = 10 AND line_no = 12 THEN 0 ELSE 1 END,
       CASE WHEN trap IN (5, 6) THEN 0 WHEN trap <= 4 THEN 3000 WHEN trap < 10 THEN 1000 ELSE 600 END
FROM generate_series(1, 10) AS trap, LATERAL generate_series(1, CASE WHEN trap = 10 THEN 12 ELSE 1 END) AS line_no
WHERE :traps = 1;

-- Payments are numbered in the order in which the provider saw them.
INSERT INTO payments (id, order_id, method, status, amount_cents, paid_at)
SELECT row_number() OVER (ORDER BY paid_at, order_id, step, copy), order_id,
       (ARRAY['card', 'card', 'card', 'card', 'wallet', 'wallet', 'transfer'])[1 + draw(order_id, 70, 7)],
       status, amount_cents, paid_at
FROM (
  SELECT o.id AS order_id, step, copy, o.total_cents AS amount_cents,
         (ARRAY['failed', 'captured', 'refunded'])[step] AS status,
         o.placed_at + CASE step WHEN 1 THEN make_interval(secs => 20 + draw(o.id, 71, 60))
                                 WHEN 2 THEN make_interval(secs => 90 + draw(o.id, 72, 900))
                                 ELSE make_interval(hours => 20 + draw(o.id, 73, 300)) END AS paid_at
  FROM orders AS o, generate_series(1, 3) AS step, generate_series(1, 2) AS copy
  WHERE o.id <= :orders
    AND CASE step WHEN 1 THEN draw(o.id, 74, 100) < CASE o.status WHEN 'pending' THEN 0 WHEN 'cancelled' THEN 60 ELSE 5 END
                  WHEN 2 THEN o.status IN ('paid', 'shipped', 'refunded')
                  ELSE o.status = 'refunded' END
    -- A few captures were delivered twice.
    AND (copy = 1 OR step = 2 AND draw(o.id, 75, 1000) < :duplicate_permille)
) AS made;

-- Orphans: without an order, or with one that does not exist here.
INSERT INTO payments (id, order_id, method, status, amount_cents, paid_at)
SELECT 10000000 + i, CASE WHEN i % 3 = 0 THEN 90000000 + i END, 'transfer', 'captured', 500 + 100 * draw(i, 80, 90),
       TIMESTAMPTZ '2024-07-01 00:00:00+00' + make_interval(mins => draw(i, 81, 1050000))
FROM generate_series(1, :orders * :orphan_permille / 1000) AS i;

INSERT INTO payments (id, order_id, method, status, amount_cents, paid_at)
SELECT 20000000 + trap.id, :orders + ordered, method, status, amount_cents, paid_at
FROM (VALUES
  (1,  1,    'card',     'captured', 3000, TIMESTAMPTZ '2026-01-01 00:00:00+00'),
  (2,  2,    'card',     'captured', 3000, TIMESTAMPTZ '2026-01-01 00:00:00+00'),
  (3,  2,    'card',     'captured', 3000, TIMESTAMPTZ '2026-01-01 00:00:00+00'),
  (4,  3,    'card',     'failed',   3000, TIMESTAMPTZ '2026-01-01 00:00:00+00'),
  (5,  3,    'transfer', 'captured', 1000, TIMESTAMPTZ '2026-01-31 23:59:59.999999+00'),
  (6,  3,    'transfer', 'captured', 2000, TIMESTAMPTZ '2026-02-01 00:00:00+00'),
  (7,  4,    'wallet',   'captured', 2999, TIMESTAMPTZ '2026-01-01 00:00:00+00'),
  (8,  5,    'card',     'captured', 0,    TIMESTAMPTZ '2026-03-31 23:59:59+00'),
  (9,  8,    'card',     'failed',   1000, TIMESTAMPTZ '2026-06-30 00:00:00+00'),
  (10, 9,    'card',     'captured', 1000, TIMESTAMPTZ '2026-06-30 23:59:59+00'),
  (11, 9,    'card',     'refunded', 1000, TIMESTAMPTZ '2026-06-30 23:59:59+00'),
  (12, NULL, 'wallet',   'captured', 3000, TIMESTAMPTZ '2026-01-01 00:00:00+00'),
  (13, NULL, 'wallet',   'captured', 3000, TIMESTAMPTZ '2026-01-01 00:00:00+00'),
  (14, NULL, 'card',     'failed',   0,    TIMESTAMPTZ '2026-06-30 00:00:00+00')
) AS trap(id, ordered, method, status, amount_cents, paid_at)
WHERE :traps = 1;

DROP TABLE drawn_items, drawn_orders, drawn_customers;
DROP FUNCTION draw(bigint, integer, bigint);
