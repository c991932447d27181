CREATE TABLE parcels AS
SELECT id, status AS state, placed_at::date AS day FROM orders WHERE id <= 5000 ORDER BY id;
ALTER TABLE parcels ADD PRIMARY KEY (id);
CREATE INDEX parcels_state_idx ON parcels (state);
CREATE INDEX parcels_day_idx ON parcels (day);
VACUUM (FULL, ANALYZE) parcels;
VACUUM parcels;
CREATE TABLE trace AS SELECT pg_current_wal_insert_lsn() AS from_lsn;
CHECKPOINT;
UPDATE parcels SET state = 'lost' WHERE id = 123;
