CREATE TABLE shipments (id int PRIMARY KEY, state text NOT NULL, note text);
INSERT INTO shipments
SELECT id, 'packed',
       CASE WHEN (total_cents / 100 + id) % 50 = 7 THEN (SELECT string_agg(md5((o.id * 1000 + g)::text), '') FROM generate_series(1, 150) AS g)
            WHEN (total_cents / 100 + id) % 50 = 8 THEN repeat('long but dull ', 900)
            ELSE repeat('n', 20 + total_cents % 37) END
  FROM orders AS o WHERE id <= 250 ORDER BY id;
DELETE FROM shipments AS s USING orders AS o WHERE o.id = s.id AND o.total_cents % 9 = 4;
VACUUM shipments;
UPDATE shipments AS s SET state = 'sent' FROM orders AS o WHERE o.id = s.id AND o.total_cents % 7 = 3;
VACUUM shipments;
-- A vacuum in a hurry: the rows go, their slots stay until the index has been cleaned.
DELETE FROM shipments AS s USING orders AS o WHERE o.id = s.id AND (o.total_cents / 100 + o.id) % 23 = 5;
VACUUM (INDEX_CLEANUP OFF) shipments;

-- A small page with a past: updates that were committed, and one delete that was not.
CREATE TABLE remarks (id int, body text);
INSERT INTO remarks SELECT id, 'first' FROM orders WHERE id <= 12 ORDER BY id;
UPDATE remarks AS r SET body = 'second' FROM orders AS o WHERE o.id = r.id AND o.total_cents % 2 = 0;
DELETE FROM remarks WHERE id = 9;
BEGIN;
DELETE FROM remarks WHERE id IN (2, 5, 11);
ROLLBACK;
