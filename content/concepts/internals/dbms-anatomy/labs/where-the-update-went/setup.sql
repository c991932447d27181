CREATE TABLE parcels AS
SELECT id, status AS state, placed_at::date AS day FROM orders WHERE id <= 5000 ORDER BY id;
ALTER TABLE parcels ADD PRIMARY KEY (id);
CREATE INDEX parcels_state_idx ON parcels (state);
CREATE INDEX parcels_day_idx ON parcels (day);
CREATE INDEX parcels_id_day_idx ON parcels (id, day);
CREATE UNIQUE INDEX parcels_day_id_idx ON parcels (day, id);
VACUUM (FULL, ANALYZE) parcels;
VACUUM parcels;
-- What a failed CREATE UNIQUE INDEX CONCURRENTLY leaves behind.
CREATE UNIQUE INDEX parcels_id_new_idx ON parcels (id);
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'parcels_id_new_idx'::regclass;
CREATE TABLE trace AS SELECT pg_current_wal_insert_lsn() AS from_lsn;
CHECKPOINT;
UPDATE parcels SET state = 'lost' WHERE id = 123;
